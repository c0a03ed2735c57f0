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
package io.github.debutdl4j.benchmarks.deploy;

import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Models;
import io.github.debutdl4j.runtime.Session;
import io.github.debutdl4j.runtime.SessionOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A model file in the runtime, from arrays and to arrays. */
@State(Scope.Benchmark)
public class RuntimeBenchmark {

  /** A {@code .debut} file. */
  @Param("")
  public String file;

  @Param("1")
  public int minibatch;

  @Param("2")
  public int threads;

  private Session session;
  private float[] input;
  private float[] output;

  /** Reads the model and makes a session and a minibatch. */
  @Setup
  public void prepare() throws IOException {
    Model model = Models.read(Path.of(file));
    session = model.newSession(SessionOptions.defaults().withBatch(minibatch).withThreads(threads));
    input = RandomNumbers.of(minibatch * model.inputs().get(0).size());
    output = new float[minibatch * model.outputs().get(0).size()];
  }

  @Benchmark
  public float[] output() {
    session.run(input, output);
    return output;
  }

  @TearDown
  public void close() {
    session.close();
  }
}
