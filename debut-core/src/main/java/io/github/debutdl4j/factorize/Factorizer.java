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
 * Finds weights for a chain so that its product is as close as possible to a given dense matrix.
 *
 * <p>A matrix of up to 2^19 = 524,288 entries is fitted in double precision. A larger one is fitted
 * in single precision by all cores, and its errors are exact to about six digits; options with
 * moments of the inputs and irregular chains keep double precision. Such a fit reads floats in
 * place and needs memory for at most two more matrices of the same size.
 *
 * <p>Deterministic: the same matrix, chain and options give the same weights, bit for bit, on any
 * number of threads. Safe for use by many threads.
 */
public final class Factorizer {

  private Factorizer() {}

  /**
   * Factorises a dense matrix.
   *
   * @param w the matrix, outputs x inputs, row major; not changed
   * @param chain the chain, with as many outputs and inputs as the matrix
   * @throws FactorizeException if the sizes do not fit or an entry is not finite
   */
  public static Factorization factorize(double[] w, DeButChain chain, FactorizeOptions options) {
    return factorize(DenseMatrix.of(w, chain.outputs(), chain.inputs()), chain, options);
  }

  /**
   * Factorises a dense matrix into a chain that may be larger: the matrix is then the upper left
   * corner of the product, extra inputs are fed zeros and extra outputs are dropped.
   *
   * @param w the matrix, no larger than the product of the chain
   * @throws FactorizeException if it is larger
   */
  public static Factorization factorize(DenseMatrix w, DeButChain chain, FactorizeOptions options) {
    checkFits(w, chain);
    return factorize(GivenMatrix.of(w, options), chain, options);
  }

  static Factorization factorize(GivenMatrix matrix, DeButChain chain, FactorizeOptions options) {
    options.checkMoments(matrix.inputs());
    return matrix.isZero() ? zero(chain, matrix, options) : matrix.fit(chain, options);
  }

  private static void checkFits(DenseMatrix w, DeButChain chain) {
    boolean isEmpty = w.outputs() < 1 || w.inputs() < 1;
    if (isEmpty || w.outputs() > chain.outputs() || w.inputs() > chain.inputs()) {
      throw new FactorizeException(
          "a matrix of "
              + w.outputs()
              + " x "
              + w.inputs()
              + " does not fit into the product of the chain, which is "
              + chain.outputs()
              + " x "
              + chain.inputs());
    }
  }

  private static Factorization zero(
      DeButChain chain, GivenMatrix matrix, FactorizeOptions options) {
    double[][] weights = new double[chain.length()][];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = new double[chain.factor(l).parameters()];
    }
    double[] shift = new double[options.inputMoments() == null ? 0 : matrix.outputs()];
    return new Factorization(chain, weights, 0, 0, true, new double[] {0}, 0, shift);
  }
}
