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
import io.github.debutdl4j.internal.large.LargeMatrix;
import io.github.debutdl4j.internal.search.CandidateScores;
import io.github.debutdl4j.internal.search.CandidateScores.Scored;
import java.util.List;
import java.util.function.Function;

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

  /** The first few chains, fitted one after another or, where memory allows it, all at once. */
  <T> List<T> fitAll(List<Scored> ranked, int atMost, Function<Scored, T> fit);

  /**
   * Checks a matrix.
   *
   * @param w outputs x inputs, row major; not changed
   * @param options with moments of the inputs, every matrix is fitted in double precision
   * @throws FactorizeException if the number of entries does not fit or an entry is not finite
   */
  static GivenMatrix of(double[] w, int outputs, int inputs, FactorizeOptions options) {
    MatrixCheck.check(w, outputs, inputs);
    return isLarge(w.length, options)
        ? FloatMatrix.of(LargeMatrix.of(w, outputs, inputs))
        : DoubleMatrix.of(w, outputs, inputs);
  }

  /**
   * Checks a matrix in single precision.
   *
   * @param w outputs x inputs, row major; not changed, and read while this is in use
   */
  static GivenMatrix of(float[] w, int outputs, int inputs, FactorizeOptions options) {
    MatrixCheck.check(w, outputs, inputs);
    return isLarge(w.length, options)
        ? FloatMatrix.of(LargeMatrix.of(w, outputs, inputs))
        : DoubleMatrix.of(MatrixCheck.toDoubles(w), outputs, inputs);
  }

  private static boolean isLarge(int entries, FactorizeOptions options) {
    return entries > LARGEST_IN_DOUBLE && options.inputMoments() == null;
  }
}
