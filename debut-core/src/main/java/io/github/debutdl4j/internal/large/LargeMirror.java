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
package io.github.debutdl4j.internal.large;

import io.github.debutdl4j.internal.fit.ChainLayout;
import io.github.debutdl4j.internal.fit.DigitReversal;

/**
 * Transposes a product and its factors and reverses the digits of every index, so that the right
 * end of the chain becomes its left end.
 */
final class LargeMirror {

  /** Side of the squares that are transposed together, so that whole cache lines are used. */
  private static final int SQUARE = 16;

  private LargeMirror() {}

  /** The target as the mirrored layout sees it. */
  @SuppressWarnings("ArgumentSelectionDefectChecker") // the mirror swaps them
  static FloatTensor target(ChainLayout layout, FloatTensor t) {
    FloatTensor out = FloatTensor.zeros(1, 1, t.columns(), t.rows());
    int[] rowAt = DigitReversal.of(layout.rowDigits());
    int[] columnAt = DigitReversal.of(layout.columnDigits());
    int squares = (t.columns() + SQUARE - 1) / SQUARE;
    ParallelRanges.run(
        squares,
        (long) SQUARE * t.rows(),
        (from, to) -> {
          for (int square = from; square < to; square++) {
            int first = square * SQUARE;
            int end = Math.min(t.columns(), first + SQUARE);
            transpose(t, first, end, rowAt, columnAt, out);
          }
        });
    return out;
  }

  /** The weights of all factors as the mirrored layout sees them, in its order. */
  static FloatTensor[] factors(ChainLayout layout, FloatTensor[] factors) {
    int length = factors.length;
    FloatTensor[] mirror = new FloatTensor[length];
    for (int l = 0; l < length; l++) {
      mirror[length - 1 - l] =
          turn(
              factors[l],
              DigitReversal.of(layout.blockDigits(l)),
              DigitReversal.of(layout.diagonalDigits(l)));
    }
    return mirror;
  }

  private static void transpose(
      FloatTensor t, int first, int end, int[] rowAt, int[] columnAt, FloatTensor out) {
    float[] from = t.data();
    float[] to = out.data();
    for (int i = 0; i < t.rows(); i++) {
      int row = i * t.columns();
      for (int j = first; j < end; j++) {
        to[columnAt[j] * t.rows() + rowAt[i]] = from[row + j];
      }
    }
  }

  @SuppressWarnings("ArgumentSelectionDefectChecker") // the mirror swaps them
  private static FloatTensor turn(FloatTensor t, int[] blockAt, int[] diagonalAt) {
    FloatTensor out = FloatTensor.zeros(t.diagonal(), t.blocks(), t.columns(), t.rows());
    int size = t.rows() * t.columns();
    for (int a = 0; a < t.blocks(); a++) {
      for (int d = 0; d < t.diagonal(); d++) {
        int source = (a * t.diagonal() + d) * size;
        int sink = (diagonalAt[d] * t.blocks() + blockAt[a]) * size;
        for (int i = 0; i < t.rows(); i++) {
          for (int j = 0; j < t.columns(); j++) {
            out.data()[sink + j * t.rows() + i] = t.data()[source + i * t.columns() + j];
          }
        }
      }
    }
    return out;
  }
}
