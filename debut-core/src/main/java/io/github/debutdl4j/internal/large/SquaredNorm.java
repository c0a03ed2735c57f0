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
package io.github.debutdl4j.internal.large;

/** Sums squares in double precision, in an order that does not depend on the number of threads. */
final class SquaredNorm {

  private static final int SEGMENT = 1 << 16;

  private SquaredNorm() {}

  static double of(float[] x) {
    int segments = (x.length + SEGMENT - 1) / SEGMENT;
    double[] sums = new double[segments];
    ParallelRanges.run(
        segments,
        SEGMENT,
        (from, to) -> {
          for (int segment = from; segment < to; segment++) {
            int start = segment * SEGMENT;
            sums[segment] = of(x, start, Math.min(SEGMENT, x.length - start));
          }
        });
    double sum = 0;
    for (double one : sums) {
      sum += one;
    }
    return sum;
  }

  static double of(float[] x, int from, int count) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int e = from;
    int end = from + count;
    for (; e + 3 < end; e += 4) {
      sum0 += (double) x[e] * x[e];
      sum1 += (double) x[e + 1] * x[e + 1];
      sum2 += (double) x[e + 2] * x[e + 2];
      sum3 += (double) x[e + 3] * x[e + 3];
    }
    for (; e < end; e++) {
      sum0 += (double) x[e] * x[e];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }
}
