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

import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.search.CandidateScores.Scored;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the regular chain that fits a given matrix best within a number of parameters.
 *
 * <p>Chains are first ranked by an estimate of what their links keep, then the best of these by a
 * first fit, then the best few by a full fit, or a short one where the matrix is large. Of those
 * whose errors are nearly the same, the one with the most SIMD-friendly grids wins. With moments of
 * the inputs, the error is that of the layer's outputs; the ranking then uses their variances. All
 * but the smallest matrices are rated by samples of their blocks. Works on all cores; the result
 * does not depend on how many there are.
 */
public final class BudgetSearch {

  /** Errors of complete fits that differ by less than this share count as the same. */
  private static final double NEAR_TIE = 0.003;

  /** The same for short fits, which the rest of a fit may take further apart. */
  private static final double NEAR_TIE_OF_SHORT_FITS = 0.0005;

  private BudgetSearch() {}

  /**
   * Searches for the best chain.
   *
   * @param w the matrix, outputs x inputs, row major; not changed
   * @return the best chain with its weights; larger than the matrix only if the options allow it
   *     and it wins
   * @throws FactorizeException if no chain fits the budget (the message says the smallest), or the
   *     matrix is not as described
   */
  public static SearchResult search(double[] w, int outputs, int inputs, SearchOptions options) {
    return search(DenseMatrix.of(w, outputs, inputs), options);
  }

  /**
   * Searches for the best chain.
   *
   * @return the best chain with its weights; larger than the matrix only if the options allow it
   *     and it wins
   * @throws FactorizeException if no chain fits the budget; the message says the smallest
   */
  public static SearchResult search(DenseMatrix w, SearchOptions options) {
    return search(GivenMatrix.of(w, options.factorize()), options);
  }

  private static SearchResult search(GivenMatrix matrix, SearchOptions options) {
    options.checkFits(matrix);
    options.factorize().checkMoments(matrix.inputs());
    if (matrix.isZero()) {
      return anyChain(matrix, options);
    }
    List<Scored> scored = matrix.candidates(options).best();
    CandidateFit best = choose(matrix.candidateFits(scored, options));
    DeButChain chain = best.scored().candidate().chain();
    Factorization fit =
        best.fit().orElseGet(() -> Factorizer.factorize(matrix, chain, options.factorize()));
    return new SearchResult(fit, scored.stream().map(ScoredChain::of).collect(Collectors.toList()));
  }

  private static CandidateFit choose(List<CandidateFit> fits) {
    double least = fits.stream().mapToDouble(CandidateFit::error).min().getAsDouble();
    boolean isComplete = fits.stream().allMatch(one -> one.fit().isPresent());
    double tie = isComplete ? NEAR_TIE : NEAR_TIE_OF_SHORT_FITS;
    return fits.stream()
        .filter(one -> one.error() <= (1 + tie) * least + 1e-12)
        .max(
            Comparator.comparingDouble(
                    (CandidateFit one) -> one.scored().candidate().friendliness())
                .thenComparing(one -> -one.scored().candidate().parameters())
                .thenComparing(one -> -one.error()))
        .get();
  }

  /** For a zero matrix all chains do equally well. */
  private static SearchResult anyChain(GivenMatrix matrix, SearchOptions options) {
    Factorization fit =
        Factorizer.factorize(
            matrix,
            ChainSearch.best(matrix.outputs(), matrix.inputs(), options.maxParameters()),
            options.factorize());
    return new SearchResult(
        fit, Collections.singletonList(new ScoredChain(fit.chain(), fit.chain().parameters(), 0)));
  }
}
