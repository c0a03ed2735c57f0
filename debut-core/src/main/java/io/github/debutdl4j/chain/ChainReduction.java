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
package io.github.debutdl4j.chain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A chain without its redundant factors, and which factors of the original each of its factors
 * replaces.
 *
 * <p>Two neighbours are redundant where the rank of their link is at least the smaller side of the
 * blocks they form together: they then cost parameters without adding expressivity, and are merged.
 * ("Butterfly factorization with error guarantees", definition 4.18.)
 *
 * @param original the chain as it was
 * @param reduced the chain after every merge
 * @param firstOfGroup for each reduced factor, the index of the first original factor in it
 */
public record ChainReduction(DeButChain original, DeButChain reduced, List<Integer> firstOfGroup) {

  /** Merges redundant neighbours until there are none. */
  public static ChainReduction reduce(DeButChain chain) {
    List<DeButFactor> factors = new ArrayList<>(chain.factors());
    List<Integer> first = new ArrayList<>();
    for (int l = 0; l < factors.size(); l++) {
      first.add(l);
    }
    for (int l = 0; l + 1 < factors.size(); ) {
      DeButFactor right = factors.get(l);
      DeButFactor left = factors.get(l + 1);
      if (isRedundant(left, right)) {
        factors.set(l, merge(left, right));
        factors.remove(l + 1);
        first.remove(l + 1);
        l = Math.max(0, l - 1);
      } else {
        l++;
      }
    }
    return new ChainReduction(
        chain, new DeButChain(factors), Collections.unmodifiableList(new ArrayList<>(first)));
  }

  /** Original factors in a group, as a chain of their own. */
  public DeButChain group(int reducedIndex) {
    int from = firstOfGroup.get(reducedIndex);
    int to =
        reducedIndex + 1 < firstOfGroup.size()
            ? firstOfGroup.get(reducedIndex + 1)
            : original.length();
    return new DeButChain(original.factors().subList(from, to));
  }

  /**
   * Whether the product of two neighbours is again a factor, for every choice of their weights.
   *
   * @param left the factor applied second
   * @param right the factor applied first
   */
  public static boolean isChainable(DeButFactor left, DeButFactor right) {
    return left.q() == right.p()
        && right.blocks() % left.blocks() == 0
        && left.t() % right.t() == 0
        && (left.blocks() * (long) left.s()) % right.blocks() == 0;
  }

  /**
   * Rank of the link between two chainable neighbours: paths between a row and a column of a block.
   */
  public static int linkRank(DeButFactor left, DeButFactor right) {
    return Math.toIntExact(left.blocks() * (long) left.s() / right.blocks());
  }

  /** The pattern of the product of two chainable neighbours. */
  public static DeButFactor merge(DeButFactor left, DeButFactor right) {
    return DeButFactor.ofPattern(
        left.blocks(),
        left.r() * (left.t() / right.t()),
        right.s() * (right.blocks() / left.blocks()),
        right.t());
  }

  private static boolean isRedundant(DeButFactor left, DeButFactor right) {
    return isChainable(left, right) && linkRank(left, right) >= Math.min(left.r(), right.s());
  }
}
