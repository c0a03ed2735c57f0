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

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Thousands of training steps of small minibatches, for the memory that they do not free. */
@State(Scope.Benchmark)
public class ManyStepsBenchmark {

  static final int CALLS = 10_000;

  /** A heap that is resident from the start, so that the rest of the process is what grows. */
  static final String[] FIXED_HEAP = {"-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"};

  private List<TrainingStep> steps;

  /** The memory that the calls left allocated. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Growth {
    public long heapGrowthBytes;
    public long offHeapGrowthBytes;
  }

  /** Makes a dense layer and a convolution. */
  @Setup
  public void prepare() {
    steps =
        Stream.of(SteppedLayer.DENSE, SteppedLayer.LATE_CONVOLUTION)
            .map(layer -> new TrainingStep(layer, 1))
            .toList();
  }

  @Benchmark
  public void calls(Growth growth) throws InterruptedException {
    long heap = usedHeap();
    long process = Pointer.physicalBytes();
    for (int call = 0; call < CALLS; call++) {
      steps.forEach(TrainingStep::run);
    }
    growth.heapGrowthBytes = usedHeap() - heap;
    growth.offHeapGrowthBytes = Pointer.physicalBytes() - process;
  }

  /** The least that is in use after some collections; ND4J frees in its own threads. */
  private static long usedHeap() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int collection = 0; collection < 5; collection++) {
      System.gc();
      Thread.sleep(100);
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
