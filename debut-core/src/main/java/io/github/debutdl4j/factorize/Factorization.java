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

/**
 * The weights of a chain that represent a dense matrix, and how well they do so.
 *
 * @param chain the requested chain
 * @param weights one tensor {@code [blocks, t, r, s]} per factor, c order, first applied first;
 *     norms are balanced over the factors
 * @param relativeError Frobenius norm of matrix less product, over that of the matrix; measured on
 *     the product of these weights; 0 for a zero matrix
 * @param lowerBound no weights of this chain have a smaller relative error
 * @param guaranteed whether the relative error is at most {@code sqrt(factors - 1)} times the best
 *     possible, which holds for every chain whose paths between inputs and outputs do not mix, but
 *     not for a fit by the moments of the inputs
 * @param history relative error after the first fit, then after each sweep; of a fit by moments,
 *     the error in their metric
 * @param inputAwareError root mean square of the error of the layer's outputs over that of the
 *     outputs, about their means if it has a bias; the relative error where no moments were given
 * @param biasShift what to add to the layer's bias so that its outputs keep their means; empty
 *     where no moments were given
 */
public record Factorization(
    DeButChain chain,
    double[][] weights,
    double relativeError,
    double lowerBound,
    boolean guaranteed,
    double[] history,
    double inputAwareError,
    double[] biasShift) {

  /** The dense product of the weights, outputs x inputs, row major. */
  public double[] product() {
    return chain.denseProduct(weights);
  }

  /** All weights in one array, factor after factor. */
  public double[] flatWeights() {
    double[] flat = new double[Math.toIntExact(chain.parameters())];
    for (int l = 0; l < weights.length; l++) {
      System.arraycopy(weights[l], 0, flat, chain.weightOffset(l), weights[l].length);
    }
    return flat;
  }
}
