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
package io.github.debutdl4j.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One training step of one layer, for counting what it allocates. */
@State(Scope.Benchmark)
public class StepBenchmark {

  @Param("LATE_CONVOLUTION")
  public SteppedLayer layer;

  @Param("32")
  public int minibatch;

  private TrainingStep step;

  /** Makes the layer and its minibatch. */
  @Setup
  public void prepare() {
    step = new TrainingStep(layer, minibatch);
  }

  @Benchmark
  public void step() {
    step.run();
  }
}
