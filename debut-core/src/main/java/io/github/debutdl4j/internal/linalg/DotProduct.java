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
package io.github.debutdl4j.internal.linalg;

/**
 * Dot product in four interleaved sums, so that additions need not wait for one another. The order
 * of the additions is fixed, so the same numbers give the same bits.
 */
public final class DotProduct {

  private DotProduct() {}

  public static double of(double[] x, int xFrom, double[] y, int yFrom, int count) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int z = 0;
    for (; z + 3 < count; z += 4) {
      sum0 += x[xFrom + z] * y[yFrom + z];
      sum1 += x[xFrom + z + 1] * y[yFrom + z + 1];
      sum2 += x[xFrom + z + 2] * y[yFrom + z + 2];
      sum3 += x[xFrom + z + 3] * y[yFrom + z + 3];
    }
    for (; z < count; z++) {
      sum0 += x[xFrom + z] * y[yFrom + z];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  public static double square(double[] x) {
    return of(x, 0, x, 0, x.length);
  }
}
