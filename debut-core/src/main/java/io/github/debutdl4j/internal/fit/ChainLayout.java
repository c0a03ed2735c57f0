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

import io.github.debutdl4j.chain.ChainReduction;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A chainable chain as a row of factors, left-most factor (last applied) first, with the link ranks
 * between them.
 *
 * <p>With the pattern (a, b, c, d) = (blocks, r, s, t), a link of rank k between a left factor 1
 * and a right factor 2 splits {@code c1 = (c1', k)} and {@code b2 = (k, b2')}, so that {@code a2 =
 * a1 c1'} and {@code d1 = b2' d2}. The product of the factors has rows {@code (a, b1, b2', ..., d)}
 * and columns {@code (a, c1', c2', ..., d)}, slowest digit first.
 */
public final class ChainLayout {

  private final DeButFactor[] factors;
  private final int[] links;

  private ChainLayout(List<DeButFactor> leftToRight) {
    factors = leftToRight.toArray(new DeButFactor[0]);
    links = new int[factors.length - 1];
    for (int l = 0; l < links.length; l++) {
      links[l] = ChainReduction.linkRank(factors[l], factors[l + 1]);
    }
  }

  public static ChainLayout of(DeButChain chain) {
    List<DeButFactor> factors = new ArrayList<>(chain.factors());
    Collections.reverse(factors);
    return new ChainLayout(factors);
  }

  /** Whether every two neighbours multiply to a factor again. */
  static boolean isChainable(DeButChain chain) {
    for (int l = 0; l + 1 < chain.length(); l++) {
      if (!ChainReduction.isChainable(chain.factor(l + 1), chain.factor(l))) {
        return false;
      }
    }
    return true;
  }

  public int length() {
    return factors.length;
  }

  public DeButFactor factor(int l) {
    return factors[l];
  }

  /** Rank of the link between factor l and factor l + 1; 1 beyond the ends. */
  int link(int l) {
    return l < 0 || l >= links.length ? 1 : links[l];
  }

  /** Blocks of the product of all factors. */
  int blocks() {
    return factors[0].blocks();
  }

  /** Size of the diagonals of the product of all factors. */
  int diagonal() {
    return factors[factors.length - 1].t();
  }

  /** Grid rows of the product of factors l and all to its right; 1 beyond the end. */
  int rowsFrom(int l) {
    return factors[l].r() * rowsRightOf(l);
  }

  /** Free grid rows that the factors right of l bring into the product. */
  public int rowsRightOf(int l) {
    return factors[l].t() / diagonal();
  }

  /** Grid columns of the product of the factors right of l, within one of its blocks. */
  public int columnsRightOf(int l) {
    if (l + 1 == factors.length) {
      return 1;
    }
    int last = factors.length - 1;
    return factors[last].s() * (factors[last].blocks() / factors[l + 1].blocks());
  }

  public int rows() {
    return rowsFrom(0);
  }

  public int columns() {
    int last = factors.length - 1;
    return factors[last].s() * (factors[last].blocks() / blocks());
  }

  /** Digits of a grid row of the product, slowest first. */
  public int[] rowDigits() {
    int[] digits = new int[factors.length];
    for (int l = 0; l < digits.length; l++) {
      digits[l] = factors[l].r() / link(l - 1);
    }
    return digits;
  }

  /** Digits of a grid column of the product, slowest first. */
  public int[] columnDigits() {
    int[] digits = new int[factors.length];
    for (int l = 0; l < digits.length; l++) {
      digits[l] = factors[l].s() / link(l);
    }
    return digits;
  }

  /** Digits of the block index of factor l, slowest first. */
  public int[] blockDigits(int l) {
    int[] digits = new int[l + 1];
    digits[0] = blocks();
    System.arraycopy(columnDigits(), 0, digits, 1, l);
    return digits;
  }

  /** Digits of the diagonal index of factor l, slowest first. */
  public int[] diagonalDigits(int l) {
    int right = factors.length - 1 - l;
    int[] digits = new int[right + 1];
    System.arraycopy(rowDigits(), l + 1, digits, 0, right);
    digits[right] = diagonal();
    return digits;
  }

  /** The layout of the transposed product with all digits in reverse order. */
  public ChainLayout mirrored() {
    List<DeButFactor> mirror = new ArrayList<>();
    for (int l = factors.length - 1; l >= 0; l--) {
      DeButFactor f = factors[l];
      mirror.add(DeButFactor.ofPattern(f.t(), f.s(), f.r(), f.blocks()));
    }
    return new ChainLayout(mirror);
  }
}
