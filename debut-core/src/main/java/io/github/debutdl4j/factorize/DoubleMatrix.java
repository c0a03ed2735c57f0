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
import io.github.debutdl4j.internal.large.LargeMatrix;
import io.github.debutdl4j.internal.linalg.DotProduct;
import io.github.debutdl4j.internal.linalg.ScaledMatrix;
import io.github.debutdl4j.internal.search.CandidateScores;
import io.github.debutdl4j.internal.search.CandidateScores.Scored;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A matrix that is fitted in double precision, several chains at once. */
record DoubleMatrix(ScaledMatrix matrix) implements GivenMatrix {

  /** Scales finite entries. */
  static DoubleMatrix of(double[] w, int outputs, int inputs) {
    return new DoubleMatrix(ScaledMatrix.of(w, outputs, inputs));
  }

  @Override
  public int outputs() {
    return matrix.outputs();
  }

  @Override
  public int inputs() {
    return matrix.inputs();
  }

  @Override
  public boolean isZero() {
    return matrix.isZero();
  }

  @Override
  public CandidateScores candidates(SearchOptions options) {
    InputMetric metric = options.factorize().metricFor(inputs());
    ScaledMatrix seen = metric == null ? matrix : matrix.withScaledColumns(metric.scales());
    return LargeMatrix.of(seen.entries(), outputs(), inputs()).candidates(options.limitsFor(this));
  }

  @Override
  public List<CandidateFit> candidateFits(List<Scored> ranked, SearchOptions options) {
    FactorizeOptions silent = options.factorize().withListener(FactorizeListener.NONE);
    return ranked.subList(0, Math.min(options.refined(), ranked.size())).parallelStream()
        .map(one -> CandidateFit.complete(one, fit(one.candidate().chain(), silent)))
        .collect(Collectors.toList());
  }

  @Override
  public Factorization fit(DeButChain chain, FactorizeOptions options) {
    InputMetric metric = options.metricFor(inputs());
    double[] target = matrix.padded(chain.outputs(), chain.inputs()).entries();
    FittedChain fit = FittedChain.fit(target, chain, metric, options.sweepLimits());
    double[][] weights = fit.weights();
    WeightScale.multiplyProduct(weights, matrix.unit());
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
        metric == null ? error : inputAwareError(difference, metric).orElse(error),
        metric == null ? new double[0] : biasShift(difference, options.inputMoments()));
  }

  /** Empty if the outputs are constant, so that their error has no meaning. */
  private OptionalDouble inputAwareError(double[] difference, InputMetric metric) {
    double whole = metric.squaredNorm(matrix.entries());
    return whole > 0
        ? OptionalDouble.of(Math.sqrt(metric.squaredNorm(difference) / whole))
        : OptionalDouble.empty();
  }

  private double[] biasShift(double[] difference, InputMoments moments) {
    double[] mean = moments.mean();
    double[] shift = new double[matrix.outputs()];
    for (int row = 0; row < shift.length; row++) {
      shift[row] =
          matrix.unit() * DotProduct.of(difference, row * mean.length, mean, 0, mean.length);
    }
    return shift;
  }
}
