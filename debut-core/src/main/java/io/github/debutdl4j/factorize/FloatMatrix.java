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
import io.github.debutdl4j.internal.fit.SweepLimits;
import io.github.debutdl4j.internal.large.LargeMatrix;
import io.github.debutdl4j.internal.search.CandidateScores;
import io.github.debutdl4j.internal.search.CandidateScores.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A large matrix: fitted in single precision, one chain after another, each on all cores.
 *
 * @param squaredNorm of the matrix
 */
record FloatMatrix(LargeMatrix matrix, double squaredNorm) implements GivenMatrix {

  /**
   * Fits of a large matrix take long, and its scores are accurate, so fewer chains are compared.
   */
  private static final int MOST_COMPARED = 3;

  /** Enough to tell which of several chains a complete fit would make the best. */
  private static final int SWEEPS_TO_COMPARE = 3;

  static FloatMatrix of(LargeMatrix matrix) {
    return new FloatMatrix(matrix, matrix.squaredNorm());
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
    return squaredNorm == 0;
  }

  @Override
  public CandidateScores candidates(SearchOptions options) {
    return matrix.candidates(options.limitsFor(this));
  }

  @Override
  public List<CandidateFit> candidateFits(List<Scored> ranked, SearchOptions options) {
    FactorizeOptions whole = options.factorize();
    SweepLimits limits =
        whole
            .withSweeps(Math.min(SWEEPS_TO_COMPARE, whole.sweeps()))
            .withPairSweeps(0)
            .withListener(FactorizeListener.NONE)
            .sweepLimits();
    int count = Math.min(Math.min(options.refined(), MOST_COMPARED), ranked.size());
    List<CandidateFit> fits = new ArrayList<>();
    for (Scored one : ranked.subList(0, count)) {
      double error = matrix.fittedError(one.candidate().chain(), limits);
      fits.add(new CandidateFit(one, error, Optional.empty()));
    }
    return fits;
  }

  /** Fits in single precision; only an irregular chain is fitted in double precision. */
  @Override
  public Factorization fit(DeButChain chain, FactorizeOptions options) {
    if (!chain.isRegular()) {
      return inDouble().fit(chain, options);
    }
    FittedChain fit = matrix.fit(chain, options.sweepLimits());
    double[][] weights = fit.weights();
    double error = Math.sqrt(matrix.squaredDistance(chain, weights) / squaredNorm);
    double bound = Math.sqrt(fit.squaredBound() / squaredNorm);
    WeightScale.multiplyProduct(weights, matrix.unit());
    return new Factorization(
        chain,
        weights,
        error,
        Math.min(bound, error),
        fit.guaranteed(),
        fit.history(),
        error,
        new double[0]);
  }

  private DoubleMatrix inDouble() {
    double[] w = new double[matrix.entries().length];
    for (int e = 0; e < w.length; e++) {
      w[e] = matrix.unit() * matrix.entries()[e];
    }
    return DoubleMatrix.of(w, outputs(), inputs());
  }
}
