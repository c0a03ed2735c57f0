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
package io.github.debutdl4j.internal.kernel.plan;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;

/**
 * The independent pieces that the factors of a chain fall into.
 *
 * <p>The first factors of a chain have many blocks. Where all factors up to the l-th have a number
 * of blocks that {@code g} divides, these factors fall into g pieces, each with its own rows from
 * input to output. Pieces nest: one of the l-th factor is made of whole pieces of the factor
 * before.
 */
final class ChainPieces {

  private final DeButChain chain;
  private final int[] count;

  ChainPieces(DeButChain chain) {
    this.chain = chain;
    this.count = new int[chain.length()];
    int common = 0;
    for (int l = 0; l < count.length; l++) {
      common = greatestCommonDivisor(common, chain.factor(l).blocks());
      count[l] = common;
    }
  }

  /** Pieces that the factors up to the l-th fall into. */
  int count(int l) {
    return count[l];
  }

  /** Rows of the widest of the factors {@code first..last}, in one of the last one's pieces. */
  int widestRows(int first, int last) {
    int widest = 0;
    for (int l = first; l <= last; l++) {
      DeButFactor factor = chain.factor(l);
      widest = Math.max(widest, Math.max(factor.p(), factor.q()) / count[last]);
    }
    return widest;
  }

  /**
   * The last l, {@code first <= l < end}, such that the factors {@code first..l} have at most this
   * number of rows in a piece of the l-th; -1 if there is none.
   */
  int lastThatFits(int first, int end, int mostRows) {
    for (int l = end - 1; l >= first; l--) {
      if (widestRows(first, l) <= mostRows) {
        return l;
      }
    }
    return -1;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
