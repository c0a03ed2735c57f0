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
import io.github.debutdl4j.internal.search.CandidateScores;
import io.github.debutdl4j.internal.search.CandidateScores.Scored;
import java.util.List;

/** A checked matrix that a user gave, in the precision that suits its size. */
interface GivenMatrix {

  /** Matrices with more entries than this are fitted in single precision. */
  int LARGEST_IN_DOUBLE = 1 << 19;

  /** Rows. */
  int outputs();

  /** Columns. */
  int inputs();

  boolean isZero();

  /** Scores the chains within the options; the matrix must not be zero. */
  CandidateScores candidates(SearchOptions options);

  /** Fits a chain that is at least as large; the matrix must not be zero. */
  Factorization fit(DeButChain chain, FactorizeOptions options);

  /** Fits the first few chains to compare them: completely, or where that takes long in short. */
  List<CandidateFit> candidateFits(List<Scored> ranked, SearchOptions options);

  /**
   * Takes a matrix.
   *
   * @param options with moments of the inputs, every matrix is fitted in double precision
   */
  static GivenMatrix of(DenseMatrix w, FactorizeOptions options) {
    return w.length() > LARGEST_IN_DOUBLE && options.inputMoments() == null
        ? FloatMatrix.of(w.inSingle())
        : DoubleMatrix.of(w.inDouble(), w.outputs(), w.inputs());
  }
}
