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
import io.github.debutdl4j.internal.fit.FittedChain;
import io.github.debutdl4j.internal.fit.InputMetric;
import io.github.debutdl4j.internal.linalg.DotProduct;
import io.github.debutdl4j.internal.linalg.ScaledMatrix;
import java.util.OptionalDouble;

/**
 * Finds weights for a chain so that its product is as near as can be to a given dense matrix.
 *
 * <p>Deterministic: the same matrix, chain and options give the same weights, bit for bit. Safe for
 * use by many threads.
 */
public final class Factorizer {

  private Factorizer() {}

  /**
   * Factorises a dense matrix.
   *
   * @param w the matrix, outputs x inputs, row major; left as it is
   * @param chain the chain, with as many outputs and inputs as the matrix
   * @throws FactorizeException if the sizes do not fit or an entry is not finite
   */
  public static Factorization factorize(double[] w, DeButChain chain, FactorizeOptions options) {
    return factorize(w, chain.outputs(), chain.inputs(), chain, options);
  }

  /**
   * Factorises a dense matrix into a chain that may be larger: the matrix is then the upper left
   * corner of the product, extra inputs are fed zeros and extra outputs are dropped.
   *
   * @param w the matrix, outputs x inputs, row major; left as it is
   * @param outputs rows of the matrix, at most those of the chain
   * @param inputs columns of the matrix, at most those of the chain
   * @throws FactorizeException if the sizes do not fit or an entry is not finite
   */
  public static Factorization factorize(
      double[] w, int outputs, int inputs, DeButChain chain, FactorizeOptions options) {
    if (outputs < 1 || inputs < 1 || outputs > chain.outputs() || inputs > chain.inputs()) {
      throw new FactorizeException(
          "a matrix of "
              + outputs
              + " x "
              + inputs
              + " does not fit into the product of the chain, which is "
              + chain.outputs()
              + " x "
              + chain.inputs());
    }
    return factorize(MatrixCheck.scaled(w, outputs, inputs), chain, options);
  }

  static Factorization factorize(ScaledMatrix matrix, DeButChain chain, FactorizeOptions options) {
    InputMetric metric = options.metricFor(matrix.inputs());
    if (matrix.isZero()) {
      return zero(chain, matrix, metric);
    }
    double[] target = matrix.padded(chain.outputs(), chain.inputs()).entries();
    FittedChain fit = FittedChain.fit(target, chain, metric, options.sweepLimits());
    double[][] weights = fit.weights();
    multiplyProduct(weights, matrix.unit());
    double[] difference = matrix.minus(chain.denseProduct(weights), chain.inputs());
    double error = Math.sqrt(DotProduct.square(difference) / matrix.squaredNorm());
    double bound = Math.sqrt(Math.max(0, fit.squaredBound()) / matrix.squaredNorm());
    return new Factorization(
        chain,
        weights,
        error,
        Math.min(bound, error),
        fit.guaranteed(),
        fit.history(),
        metric == null ? error : inputAwareError(matrix, difference, metric).orElse(error),
        metric == null ? new double[0] : biasShift(matrix, difference, options.inputMoments()));
  }

  /** Empty where the outputs never move, so that no error of theirs says anything. */
  private static OptionalDouble inputAwareError(
      ScaledMatrix matrix, double[] difference, InputMetric metric) {
    double whole = metric.squaredNorm(matrix.entries());
    return whole > 0
        ? OptionalDouble.of(Math.sqrt(metric.squaredNorm(difference) / whole))
        : OptionalDouble.empty();
  }

  private static double[] biasShift(
      ScaledMatrix matrix, double[] difference, InputMoments moments) {
    double[] mean = moments.mean();
    double[] shift = new double[matrix.outputs()];
    for (int row = 0; row < shift.length; row++) {
      shift[row] =
          matrix.unit() * DotProduct.of(difference, row * mean.length, mean, 0, mean.length);
    }
    return shift;
  }

  private static void multiplyProduct(double[][] weights, double factor) {
    double each = Math.pow(factor, 1.0 / weights.length);
    for (double[] tensor : weights) {
      for (int e = 0; e < tensor.length; e++) {
        tensor[e] *= each;
      }
    }
  }

  private static Factorization zero(DeButChain chain, ScaledMatrix matrix, InputMetric metric) {
    double[][] weights = new double[chain.length()][];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = new double[chain.factor(l).parameters()];
    }
    double[] shift = new double[metric == null ? 0 : matrix.outputs()];
    return new Factorization(chain, weights, 0, 0, true, new double[] {0}, 0, shift);
  }
}
