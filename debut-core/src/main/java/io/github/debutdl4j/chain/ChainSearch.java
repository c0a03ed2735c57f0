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

import io.github.debutdl4j.internal.numbers.Divisors;
import io.github.debutdl4j.internal.numbers.RandomBlock;

/**
 * Searches the non-redundant regular chains of a size for the smallest, or for the most expressive
 * that fits a budget.
 *
 * <p>A regular chain is an ordered factorisation of outputs and inputs into as many numbers each,
 * so all of them follow from the divisors of both sizes.
 */
public final class ChainSearch {

  /**
   * No vector inside a chain that {@link #best} or a search on given weights finds is wider than
   * this multiple of the wider end, so that a tile of columns stays in cache.
   */
  public static final int WIDTH_LIMIT = 4;

  private ChainSearch() {}

  /**
   * The monotonic chain with the fewest parameters for any number of factors; of equal ones that
   * with fewer factors.
   *
   * @param m outputs
   * @param n inputs
   */
  public static DeButChain smallest(int m, int n) {
    checkSizes(m, n);
    SmallestChain search = new SmallestChain(m, n, true);
    int best = 1;
    for (int factors = 2; factors <= longest(m, n); factors++) {
      if (search.parameters(factors) < search.parameters(best)) {
        best = factors;
      }
    }
    return search.parameters(best) == Long.MAX_VALUE ? DeButChain.dense(m, n) : search.chain(best);
  }

  /**
   * The non-redundant chain of a given number of factors with the fewest parameters.
   *
   * @param m outputs
   * @param n inputs
   * @param factors length of the chain
   * @param monotonic whether every factor must shrink if {@code m < n}, grow if {@code m > n} and
   *     keep its width if {@code m = n}
   * @throws ChainException if there is no such chain
   */
  public static DeButChain smallest(int m, int n, int factors, boolean monotonic) {
    checkSizes(m, n);
    if (factors < 1) {
      throw new ChainException("a chain of " + factors + " factors; expected 1 or more");
    }
    SmallestChain search = new SmallestChain(m, n, monotonic);
    if (factors > longest(m, n) || search.parameters(factors) == Long.MAX_VALUE) {
      throw new ChainException(
          "there is no "
              + (monotonic ? "monotonic " : "")
              + "non-redundant chain of "
              + factors
              + " factors for "
              + m
              + " x "
              + n);
    }
    return search.chain(factors);
  }

  /**
   * The most expressive chain within a budget: the one that is expected to keep most of the energy
   * of a random matrix.
   *
   * @param m outputs
   * @param n inputs
   * @param maxParameters most parameters the chain may have
   * @throws ChainException if every chain has more; the message says the smallest
   */
  public static DeButChain best(int m, int n, long maxParameters) {
    checkSizes(m, n);
    return new ExpressiveChain(m, n, maxParameters).chain();
  }

  /**
   * All non-redundant regular chains of a size within a budget; {@link ChainEnumeration} has more
   * limits.
   *
   * @param m outputs
   * @param n inputs
   * @param maxParameters most parameters a chain may have
   */
  public static ChainEnumeration enumerate(int m, int n, long maxParameters) {
    return ChainEnumeration.of(m, n).withMaxParameters(maxParameters);
  }

  /**
   * Share of the energy of a random matrix that a fit of this regular chain is expected to keep,
   * estimated split by split; 1 for a dense chain.
   *
   * @throws ChainException if the chain is not regular
   */
  public static double expressivity(DeButChain chain) {
    if (!chain.isRegular()) {
      throw new ChainException(
          "only a regular chain has an expressivity; " + chain.faultOfRegularity());
    }
    double kept = 1;
    int rows = chain.outputs();
    for (DeButFactor factor : chain.factors()) {
      rows /= factor.r();
      kept *= rows == 1 ? 1 : RandomBlock.keptByRankOne(rows, factor.s());
    }
    return kept;
  }

  /**
   * The fewest parameters of any regular chain, monotonic or not, for this size: those of a matrix
   * of rank one, m + n. Where a chain has two factors or more, the first has {@code n r} weights
   * and the last {@code m s}.
   */
  public static long fewestParameters(int m, int n) {
    checkSizes(m, n);
    return m == 1 || n == 1 ? (long) m * n : (long) m + n;
  }

  /** Whether some regular chain of this size has at most this number of parameters. */
  static boolean canFit(int m, int n, long maxParameters) {
    return fewestParameters(m, n) <= maxParameters;
  }

  /** Most factors a non-redundant chain of this size can have. */
  static int longest(int m, int n) {
    return 1 + Math.min(Divisors.primeFactors(m), Divisors.primeFactors(n));
  }

  static void checkSizes(int m, int n) {
    if (m < 1 || n < 1) {
      throw new ChainException(
          "no chain for " + m + " outputs and " + n + " inputs: every size must be 1 or more");
    }
  }
}
