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
import io.github.debutdl4j.internal.session.ReferenceNetwork;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Runs a model for one caller at a time.
 *
 * <p>Examples of a call stand one after another in an array, each in c order with the shape that
 * the model says. The number of examples follows from the length of the arrays.
 */
public final class Session implements AutoCloseable {

  private final List<TensorInfo> inputs;
  private final List<TensorInfo> outputs;
  private final int batch;
  private final ReferenceNetwork reference;
  private boolean closed;

  Session(Model model, Network network, SessionOptions options) {
    inputs = model.inputs();
    outputs = model.outputs();
    batch = options.batch();
    reference = new ReferenceNetwork(network);
  }

  /**
   * Runs a model that has one input and one output.
   *
   * @param input one or more examples
   * @param output receives as many results
   * @throws IllegalArgumentException if the lengths do not fit the model or each other, or there
   *     are more examples than the session was made for
   * @throws IllegalStateException if the session is closed
   */
  public void run(float[] input, float[] output) {
    run(new float[][] {input}, new float[][] {output});
  }

  /**
   * Runs a model that has one input and one output. Reads all that remains in one buffer and fills
   * all that remains in the other; their positions do not move.
   *
   * @throws IllegalArgumentException as for arrays
   */
  public void run(FloatBuffer input, FloatBuffer output) {
    float[] in = new float[input.remaining()];
    input.duplicate().get(in);
    float[] out = new float[output.remaining()];
    run(in, out);
    output.duplicate().put(out);
  }

  /**
   * Runs a model with any number of inputs and outputs.
   *
   * @param in an array for each of {@link Model#inputs}, in that order
   * @param out an array for each of {@link Model#outputs}, in that order
   * @throws IllegalArgumentException as for one input
   */
  public void run(float[][] in, float[][] out) {
    if (closed) {
      throw new IllegalStateException("the session is closed");
    }
    int examples = checkLengths("inputs", inputs, in, -1);
    checkLengths("outputs", outputs, out, examples);
    for (int n = 0; n < examples; n++) {
      float[][] example = new float[in.length][];
      for (int i = 0; i < in.length; i++) {
        int size = inputs.get(i).size();
        example[i] = Arrays.copyOfRange(in[i], n * size, (n + 1) * size);
      }
      float[][] results = reference.run(example);
      for (int i = 0; i < out.length; i++) {
        System.arraycopy(results[i], 0, out[i], n * results[i].length, results[i].length);
      }
    }
  }

  /**
   * Runs a model whose inputs and outputs are named.
   *
   * @param in an array for each input
   * @param out an array for each output
   * @throws IllegalArgumentException if a name is missing or not known, and as for one input
   */
  public void run(Map<String, float[]> in, Map<String, float[]> out) {
    run(ordered("input", inputs, in), ordered("output", outputs, out));
  }

  @Override
  public void close() {
    closed = true;
  }

  private static float[][] ordered(
      String what, List<TensorInfo> infos, Map<String, float[]> arrays) {
    float[][] ordered = new float[infos.size()][];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = arrays.get(infos.get(i).name());
      if (ordered[i] == null || arrays.size() != ordered.length) {
        throw new IllegalArgumentException(
            String.format("%ss %s for a model with %s", what, arrays.keySet(), infos));
      }
    }
    return ordered;
  }

  /** Checks all arrays, and returns the number of examples. */
  private int checkLengths(String what, List<TensorInfo> infos, float[][] arrays, int expected) {
    if (arrays.length != infos.size()) {
      throw new IllegalArgumentException(
          String.format("%d %s for a model with %s", arrays.length, what, infos));
    }
    int examples = expected;
    for (int i = 0; i < arrays.length; i++) {
      int size = infos.get(i).size();
      if (examples < 0) {
        examples = arrays[i].length / size;
      }
      if (examples < 1 || examples > batch || arrays[i].length != (long) examples * size) {
        throw new IllegalArgumentException(
            String.format(
                "%s: %d numbers for %s; expected %s",
                what,
                arrays[i].length,
                infos.get(i),
                expected < 0 ? "1 to " + batch + " times " + size : examples + " times " + size));
      }
    }
    return examples;
  }
}
