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
 * A chainable chain as a row of sites, left-most factor (last applied) first, with the link ranks
 * between them.
 *
 * <p>With the pattern (a, b, c, d) = (blocks, r, s, t), a link of rank k between a left site 1 and
 * a right site 2 splits {@code c1 = (c1', k)} and {@code b2 = (k, b2')}, so that {@code a2 = a1
 * c1'} and {@code d1 = b2' d2}. The product of the sites has rows {@code (a, b1, b2', ..., d)} and
 * columns {@code (a, c1', c2', ..., d)}, slowest digit first.
 */
public final class ChainLayout {

  private final DeButFactor[] sites;
  private final int[] links;

  private ChainLayout(List<DeButFactor> leftToRight) {
    sites = leftToRight.toArray(new DeButFactor[0]);
    links = new int[sites.length - 1];
    for (int l = 0; l < links.length; l++) {
      links[l] = ChainReduction.linkRank(sites[l], sites[l + 1]);
    }
  }

  public static ChainLayout of(DeButChain chain) {
    List<DeButFactor> sites = new ArrayList<>(chain.factors());
    Collections.reverse(sites);
    return new ChainLayout(sites);
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
    return sites.length;
  }

  public DeButFactor site(int l) {
    return sites[l];
  }

  /** Rank of the link between site l and site l + 1; 1 beyond the ends. */
  int link(int l) {
    return l < 0 || l >= links.length ? 1 : links[l];
  }

  /** Blocks of the product of all sites. */
  int blocks() {
    return sites[0].blocks();
  }

  /** Size of the diagonals of the product of all sites. */
  int diagonal() {
    return sites[sites.length - 1].t();
  }

  /** Grid rows of the product of sites l and all to its right; 1 beyond the end. */
  int rowsFrom(int l) {
    return sites[l].r() * rowsRightOf(l);
  }

  /** Free grid rows that the sites right of l bring into the product. */
  public int rowsRightOf(int l) {
    return sites[l].t() / diagonal();
  }

  /** Grid columns of the product of the sites right of l, within one of its blocks. */
  public int columnsRightOf(int l) {
    if (l + 1 == sites.length) {
      return 1;
    }
    int last = sites.length - 1;
    return sites[last].s() * (sites[last].blocks() / sites[l + 1].blocks());
  }

  public int rows() {
    return rowsFrom(0);
  }

  public int columns() {
    int last = sites.length - 1;
    return sites[last].s() * (sites[last].blocks() / blocks());
  }

  /** Digits of a grid row of the product, slowest first. */
  public int[] rowDigits() {
    int[] digits = new int[sites.length];
    for (int l = 0; l < digits.length; l++) {
      digits[l] = sites[l].r() / link(l - 1);
    }
    return digits;
  }

  /** Digits of a grid column of the product, slowest first. */
  public int[] columnDigits() {
    int[] digits = new int[sites.length];
    for (int l = 0; l < digits.length; l++) {
      digits[l] = sites[l].s() / link(l);
    }
    return digits;
  }

  /** Digits of the block index of site l, slowest first. */
  public int[] blockDigits(int l) {
    int[] digits = new int[l + 1];
    digits[0] = blocks();
    System.arraycopy(columnDigits(), 0, digits, 1, l);
    return digits;
  }

  /** Digits of the diagonal index of site l, slowest first. */
  public int[] diagonalDigits(int l) {
    int right = sites.length - 1 - l;
    int[] digits = new int[right + 1];
    System.arraycopy(rowDigits(), l + 1, digits, 0, right);
    digits[right] = diagonal();
    return digits;
  }

  /** The layout of the transposed product with all digits in reverse order. */
  public ChainLayout mirrored() {
    List<DeButFactor> mirror = new ArrayList<>();
    for (int l = sites.length - 1; l >= 0; l--) {
      DeButFactor f = sites[l];
      mirror.add(DeButFactor.ofPattern(f.t(), f.s(), f.r(), f.blocks()));
    }
    return new ChainLayout(mirror);
  }
}
