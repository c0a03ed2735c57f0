/*
 * Copyright 2026 The DeBut for DeepLearning4J authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package io.github.debutdl4j.runtime;

import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.internal.session.Compiler;
import io.github.debutdl4j.internal.session.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that was read from a model file. Immutable: threads may share it, each with its own
 * sessions.
 */
public final class Model {

  private final Network network;
  private final List<TensorInfo> inputs;
  private final List<TensorInfo> outputs;
  private final Map<SessionOptions, Program> programs = new HashMap<>();

  Model(Network network) {
    this.network = network;
    Map<String, Shape> shapes = network.shapes();
    List<TensorInfo> in = new ArrayList<>();
    for (Network.Input input : network.inputs()) {
      in.add(new TensorInfo(input.name(), input.shape().sizes()));
    }
    List<TensorInfo> out = new ArrayList<>();
    for (String output : network.outputs()) {
      out.add(new TensorInfo(output, shapes.get(output).sizes()));
    }
    inputs = Collections.unmodifiableList(in);
    outputs = Collections.unmodifiableList(out);
  }

  /** The inputs, in the order in which a session takes them. */
  public List<TensorInfo> inputs() {
    return inputs;
  }

  /** The outputs, in the order in which a session returns them. */
  public List<TensorInfo> outputs() {
    return outputs;
  }

  /** Other information about the model, such as the names of the classes. */
  public Map<String, String> metadata() {
    return network.metadata();
  }

  /** A session for one example at a time, on the caller's thread. */
  public Session newSession() {
    return newSession(SessionOptions.defaults());
  }

  /**
   * A session. The first one with such options also prepares the model for them, which takes longer
   * than a run; later ones share what it prepared.
   *
   * @throws IllegalArgumentException if the values of that number of examples need more than 2^31 -
   *     1 numbers
   */
  public Session newSession(SessionOptions options) {
    return new Session(this, program(options), options);
  }

  private Program program(SessionOptions options) {
    synchronized (programs) {
      Program program = programs.get(options);
      if (program == null) {
        program = Compiler.compile(network, options.batch(), options.threads());
        programs.put(options, program);
      }
      return program;
    }
  }
}
