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

/**
 * Mirrors a product and its factors: transposed, with the digits of every index in reverse order,
 * so that the right end of the chain becomes its left end.
 *
 * <p>With it, code that is written for one direction works for both.
 */
final class Mirror {

  private Mirror() {}

  /** The target as the mirrored layout sees it. */
  static PatternTensor target(ChainLayout layout, PatternTensor t) {
    return turn(
        t,
        DigitReversal.of(t.blocks()),
        DigitReversal.of(t.diagonal()),
        DigitReversal.of(layout.rowDigits()),
        DigitReversal.of(layout.columnDigits()));
  }

  /** The weights of all factors as the mirrored layout sees them, in its order. */
  static PatternTensor[] factors(ChainLayout layout, PatternTensor[] factors) {
    int length = factors.length;
    PatternTensor[] mirror = new PatternTensor[length];
    for (int l = 0; l < length; l++) {
      PatternTensor factor = factors[l];
      int left = layout.link(l - 1);
      int right = layout.link(l);
      mirror[length - 1 - l] =
          turn(
              factor,
              DigitReversal.of(layout.blockDigits(l)),
              DigitReversal.of(layout.diagonalDigits(l)),
              DigitReversal.of(left, factor.rows() / left),
              DigitReversal.of(factor.columns() / right, right));
    }
    return mirror;
  }

  @SuppressWarnings("ArgumentSelectionDefectChecker") // the mirror swaps them
  private static PatternTensor turn(
      PatternTensor t, int[] blockAt, int[] diagonalAt, int[] rowAt, int[] columnAt) {
    PatternTensor out = PatternTensor.zeros(t.diagonal(), t.blocks(), t.columns(), t.rows());
    double[] from = t.data();
    double[] to = out.data();
    for (int a = 0; a < t.blocks(); a++) {
      for (int d = 0; d < t.diagonal(); d++) {
        int source = (a * t.diagonal() + d) * t.rows() * t.columns();
        int sink = (diagonalAt[d] * t.blocks() + blockAt[a]) * t.rows() * t.columns();
        for (int j = 0; j < t.columns(); j++) {
          int toRow = sink + columnAt[j] * t.rows();
          for (int i = 0; i < t.rows(); i++) {
            to[toRow + rowAt[i]] = from[source + i * t.columns() + j];
          }
        }
      }
    }
    return out;
  }
}
