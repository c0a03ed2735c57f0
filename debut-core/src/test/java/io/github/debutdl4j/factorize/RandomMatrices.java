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
package io.github.debutdl4j.factorize;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.linalg.DotProduct;
import java.util.Random;

/** Matrices for tests, from seeds. */
public final class RandomMatrices {

  private RandomMatrices() {}

  public static double[] gaussian(int size, long seed) {
    Random random = new Random(seed);
    double[] x = new double[size];
    for (int e = 0; e < size; e++) {
      x[e] = random.nextGaussian();
    }
    return x;
  }

  /** A product of random factors of the chain. */
  public static double[] planted(DeButChain chain, long seed) {
    double[][] weights = new double[chain.length()][];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = gaussian(chain.factor(l).parameters(), seed + l);
    }
    return chain.denseProduct(weights);
  }

  /** The matrix with noise of this share of its norm. */
  public static double[] noisy(double[] w, double share, long seed) {
    double[] noise = gaussian(w.length, seed);
    double scale = share * norm(w) / norm(noise);
    double[] sum = new double[w.length];
    for (int e = 0; e < w.length; e++) {
      sum[e] = w[e] + scale * noise[e];
    }
    return sum;
  }

  public static double norm(double[] x) {
    return Math.sqrt(DotProduct.square(x));
  }
}
