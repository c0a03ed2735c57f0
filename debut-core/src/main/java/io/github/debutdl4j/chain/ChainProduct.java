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

/**
 * Multiplies factors with dense matrices in double precision; the reference for all other products.
 */
final class ChainProduct {

  private ChainProduct() {}

  /**
   * The dense product of a chain.
   *
   * @param weights one tensor {@code [blocks, t, r, s]} per factor, c order, first applied first
   * @return outputs x inputs, row major
   */
  static double[] dense(DeButChain chain, double[][] weights) {
    checkWeights(chain, weights);
    int m = chain.outputs();
    int n = chain.inputs();
    if (m > n) {
      return apply(chain, weights, identity(n), n);
    }
    double[] rows = identity(m);
    for (int l = chain.length() - 1; l >= 0; l--) {
      rows = chain.factor(l).applyTransposed(weights[l], rows, m);
    }
    return transpose(rows, n, m);
  }

  /**
   * Applies a whole chain.
   *
   * @param x inputs x columns, row major
   * @return outputs x columns, row major
   */
  static double[] apply(DeButChain chain, double[][] weights, double[] x, int columns) {
    checkWeights(chain, weights);
    double[] y = x;
    for (int l = 0; l < chain.length(); l++) {
      y = chain.factor(l).apply(weights[l], y, columns);
    }
    return y;
  }

  private static double[] identity(int size) {
    double[] eye = new double[Math.multiplyExact(size, size)];
    for (int i = 0; i < size; i++) {
      eye[i * size + i] = 1;
    }
    return eye;
  }

  private static double[] transpose(double[] x, int rows, int columns) {
    double[] y = new double[x.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        y[j * rows + i] = x[i * columns + j];
      }
    }
    return y;
  }

  private static void checkWeights(DeButChain chain, double[][] weights) {
    if (weights.length != chain.length()) {
      throw new ChainException(
          "the chain has "
              + chain.length()
              + " factors, but came with "
              + weights.length
              + " weights");
    }
    for (int l = 0; l < weights.length; l++) {
      if (weights[l].length != chain.factor(l).parameters()) {
        throw new ChainException(
            "factor "
                + (l + 1)
                + " "
                + chain.factor(l)
                + " has "
                + chain.factor(l).parameters()
                + " weights, but came with "
                + weights[l].length);
      }
    }
  }
}
