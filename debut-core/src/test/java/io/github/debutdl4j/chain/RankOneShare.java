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
package io.github.debutdl4j.chain;

import java.util.Random;

/** Share of energy in the best rank-one approximation of one random matrix, by power iteration. */
final class RankOneShare {

  private RankOneShare() {}

  static double of(int b, int c, Random random) {
    double[] a = new double[b * c];
    double energy = 0;
    for (int i = 0; i < a.length; i++) {
      a[i] = random.nextGaussian();
      energy += a[i] * a[i];
    }
    DeButFactor dense = DeButFactor.dense(b, c);
    double[] v = random.doubles(c).toArray();
    for (int step = 0; step < 100; step++) {
      double[] u = dense.apply(a, v, 1);
      v = dense.applyTransposed(a, u, 1);
      double norm = Math.sqrt(squared(v));
      for (int j = 0; j < c; j++) {
        v[j] /= norm;
      }
    }
    double[] u = dense.apply(a, v, 1);
    return squared(u) / energy;
  }

  private static double squared(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return sum;
  }
}
