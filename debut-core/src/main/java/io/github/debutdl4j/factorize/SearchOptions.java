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
import io.github.debutdl4j.internal.search.SearchLimits;
import java.util.Objects;

/**
 * What a search for chains may use; immutable, start from {@link #atMost(long)} or {@link
 * #share(int, int, double)}.
 *
 * @param maxParameters most weights of a chain, which is also the most multiplications for a
 *     column; more than the dense matrix has are never used
 * @param padding whether chains for slightly larger sizes are considered too; their extra weights
 *     count
 * @param scored most chains to fit once; 0 lets the size of the matrix decide
 * @param refined how many of the best of those are fitted again, to choose the best
 * @param factorize how they are fitted; its listener hears of the last fit of a matrix of more than
 *     2^19 entries, and of nothing for smaller ones, where several chains are fitted at once
 */
public record SearchOptions(
    long maxParameters, boolean padding, int scored, int refined, FactorizeOptions factorize) {

  /** Checks the values. */
  public SearchOptions {
    if (maxParameters < 1) {
      throw new FactorizeException("maxParameters = " + maxParameters + "; expected 1 or more");
    }
    if (scored < 0 || refined < 1) {
      throw new FactorizeException(
          "scored = " + scored + " and refined = " + refined + "; expected 0 and 1, or more");
    }
    Objects.requireNonNull(factorize, "factorize");
  }

  /** At most a given number of parameters, no padding. */
  public static SearchOptions atMost(long maxParameters) {
    return new SearchOptions(maxParameters, false, 0, 6, FactorizeOptions.defaults());
  }

  /** At most this share of the parameters of a dense matrix, no padding. */
  public static SearchOptions share(int outputs, int inputs, double share) {
    if (!(share > 0)) {
      throw new FactorizeException("a share of " + share + " of the parameters; expected over 0");
    }
    return atMost(Math.max(1, (long) Math.floor(share * outputs * inputs)));
  }

  /**
   * Checks that some chain of the matrix's own size fits; those of larger sizes have more weights.
   *
   * @throws FactorizeException if none does; the message says the smallest
   */
  void checkFits(GivenMatrix matrix) {
    long fewest = ChainSearch.fewestParameters(matrix.outputs(), matrix.inputs());
    if (fewest > maxParameters) {
      throw new FactorizeException(
          String.format(
              "no chain for %d x %d has %d parameters or fewer; the smallest has %d",
              matrix.outputs(), matrix.inputs(), maxParameters, fewest));
    }
  }

  /** The limits for a matrix; no chain may have more parameters than the matrix itself. */
  SearchLimits limitsFor(GivenMatrix matrix) {
    long dense = (long) matrix.outputs() * matrix.inputs();
    return new SearchLimits(Math.min(dense, maxParameters), padding, scored);
  }

  public SearchOptions withPadding(boolean padding) {
    return new SearchOptions(maxParameters, padding, scored, refined, factorize);
  }

  public SearchOptions withScored(int scored) {
    return new SearchOptions(maxParameters, padding, scored, refined, factorize);
  }

  public SearchOptions withRefined(int refined) {
    return new SearchOptions(maxParameters, padding, scored, refined, factorize);
  }

  public SearchOptions withFactorize(FactorizeOptions factorize) {
    return new SearchOptions(maxParameters, padding, scored, refined, factorize);
  }
}
