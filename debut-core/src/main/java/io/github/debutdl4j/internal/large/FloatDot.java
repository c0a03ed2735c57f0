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

/** Dot product of single precision numbers in eight interleaved sums. */
final class FloatDot {

  private static final int SUMS = 8;

  private FloatDot() {}

  static float of(float[] x, int xFrom, float[] y, int yFrom, int count) {
    return count < SUMS ? ofFew(x, xFrom, y, yFrom, count) : ofMany(x, xFrom, y, yFrom, count);
  }

  /** Gives what {@link #ofMany} gives; small enough to be inlined. */
  private static float ofFew(float[] x, int xFrom, float[] y, int yFrom, int count) {
    float sum = 0;
    for (int z = 0; z < count; z++) {
      sum += x[xFrom + z] * y[yFrom + z];
    }
    return sum;
  }

  private static float ofMany(float[] x, int xFrom, float[] y, int yFrom, int count) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    float sum4 = 0;
    float sum5 = 0;
    float sum6 = 0;
    float sum7 = 0;
    int z = 0;
    for (; z + SUMS <= count; z += SUMS) {
      sum0 += x[xFrom + z] * y[yFrom + z];
      sum1 += x[xFrom + z + 1] * y[yFrom + z + 1];
      sum2 += x[xFrom + z + 2] * y[yFrom + z + 2];
      sum3 += x[xFrom + z + 3] * y[yFrom + z + 3];
      sum4 += x[xFrom + z + 4] * y[yFrom + z + 4];
      sum5 += x[xFrom + z + 5] * y[yFrom + z + 5];
      sum6 += x[xFrom + z + 6] * y[yFrom + z + 6];
      sum7 += x[xFrom + z + 7] * y[yFrom + z + 7];
    }
    for (; z < count; z++) {
      sum0 += x[xFrom + z] * y[yFrom + z];
    }
    return ((sum0 + sum1) + (sum2 + sum3)) + ((sum4 + sum5) + (sum6 + sum7));
  }
}
