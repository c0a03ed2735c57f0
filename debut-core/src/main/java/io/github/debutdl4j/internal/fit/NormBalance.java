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
package io.github.debutdl4j.internal.fit;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.linalg.DotProduct;

/**
 * Gives all factors of a product the same norm without changing the product, so that one step size
 * suits them all.
 *
 * <p>Between two factors every intermediate value may be scaled up on one side and down on the
 * other. The scales are chosen so that each row of the earlier factor has the same norm as the
 * matching column of the later one: of all equal products, this has the least sum of squared
 * weights.
 */
final class NormBalance {

  private static final int ROUNDS = 12;

  private NormBalance() {}

  /** Works in place on the weights, first applied first. */
  static void balance(DeButChain chain, double[][] weights) {
    if (chain.length() == 1) {
      return;
    }
    evenOutFactors(weights);
    for (int round = 0; round < ROUNDS; round++) {
      for (int l = 0; l + 1 < chain.length(); l++) {
        evenOutLink(chain, weights, l);
      }
    }
    evenOutFactors(weights);
  }

  /** Same norm for every factor: the geometric mean. */
  private static void evenOutFactors(double[][] weights) {
    double logMean = 0;
    double[] norms = new double[weights.length];
    for (int l = 0; l < weights.length; l++) {
      norms[l] = Math.sqrt(DotProduct.square(weights[l]));
      if (norms[l] == 0) {
        return;
      }
      logMean += Math.log(norms[l]) / weights.length;
    }
    for (int l = 0; l < weights.length; l++) {
      double scale = Math.exp(logMean) / norms[l];
      for (int e = 0; e < weights[l].length; e++) {
        weights[l][e] *= scale;
      }
    }
  }

  private static void evenOutLink(DeButChain chain, double[][] weights, int l) {
    double[] early = weights[l];
    double[] late = weights[l + 1];
    int width = chain.factor(l).p();
    double[] rows = new double[width];
    double[] columns = new double[width];
    chain.factor(l).forEachWeight((w, row, column) -> rows[row] += early[w] * early[w]);
    chain.factor(l + 1).forEachWeight((w, row, column) -> columns[column] += late[w] * late[w]);
    double[] scale = new double[width];
    for (int i = 0; i < width; i++) {
      boolean meets = rows[i] > 0 && columns[i] > 0;
      scale[i] = meets ? Math.pow(columns[i] / rows[i], 0.25) : 1;
    }
    chain.factor(l).forEachWeight((w, row, column) -> early[w] *= scale[row]);
    chain.factor(l + 1).forEachWeight((w, row, column) -> late[w] /= scale[column]);
  }
}
