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
package io.github.debutdl4j.goal;

import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.runtime.Session;
import io.github.debutdl4j.runtime.SessionOptions;
import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.api.Model;

/**
 * Measures how long a call of an exported network takes on one thread.
 *
 * @param minibatch examples in a call
 * @param export how the network is exported
 */
record LatencyMeter(int minibatch, ExportOptions export) {

  private static final long WARM_UP_NANOS = 200_000_000L;
  private static final long ROUND_NANOS = 25_000_000L;

  /** Rounds go on for so long, and then until two in a row are hardly faster than the best. */
  private static final long ALL_ROUNDS_NANOS = 400_000_000L;

  private static final long MOST_NANOS = 5_000_000_000L;
  private static final int LAST_ROUNDS = 2;
  private static final double GAIN = 0.98;
  private static final int FEWEST_CALLS = 5;
  private static final int MOST_CALLS = 2_000;

  /** Throws an ExportException if the network cannot be exported. */
  void check(Model network) {
    DeButExporter.runtime(network, export);
  }

  /**
   * The median time of a call in milliseconds, after a warm-up; the smallest of many medians over
   * short rounds, for other work on the machine only makes calls longer.
   */
  double measure(Model network) {
    io.github.debutdl4j.runtime.Model model = DeButExporter.runtime(network, export).model();
    Random random = new Random(1);
    float[][] inputs =
        model.inputs().stream().map(input -> filled(input.size(), random)).toArray(float[][]::new);
    float[][] outputs =
        model.outputs().stream()
            .map(output -> new float[minibatch * output.size()])
            .toArray(float[][]::new);
    try (Session session = model.newSession(SessionOptions.defaults().withBatch(minibatch))) {
      long start = System.nanoTime();
      do {
        session.run(inputs, outputs);
      } while (System.nanoTime() - start < WARM_UP_NANOS);
      return leastMedian(session, inputs, outputs);
    }
  }

  private static double leastMedian(Session session, float[][] inputs, float[][] outputs) {
    double least = Double.POSITIVE_INFINITY;
    int withoutGain = 0;
    long start = System.nanoTime();
    long spent = 0;
    while (spent < ALL_ROUNDS_NANOS || (withoutGain < LAST_ROUNDS && spent < MOST_NANOS)) {
      double median = median(times(session, inputs, outputs));
      withoutGain = median < GAIN * least ? 0 : withoutGain + 1;
      least = Math.min(least, median);
      spent = System.nanoTime() - start;
    }
    return least;
  }

  /** Zeros and ones, which are rows of every table, too. */
  private float[] filled(int size, Random random) {
    float[] numbers = new float[Math.multiplyExact(minibatch, size)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextInt(2);
    }
    return numbers;
  }

  private static long[] times(Session session, float[][] inputs, float[][] outputs) {
    long[] times = new long[MOST_CALLS];
    int calls = 0;
    long begin = System.nanoTime();
    while (calls < MOST_CALLS
        && (calls < FEWEST_CALLS || System.nanoTime() - begin < ROUND_NANOS)) {
      long start = System.nanoTime();
      session.run(inputs, outputs);
      times[calls++] = System.nanoTime() - start;
    }
    return Arrays.copyOf(times, calls);
  }

  private static double median(long[] times) {
    Arrays.sort(times);
    return times[times.length / 2] / 1e6;
  }
}
