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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a regular chain of a given kind for any matrix size, without looking at weights.
 *
 * <p>The published generator ("Lite it fly", section III) covers 3 x 3 filters of three channel
 * ratios. This one gives the same monotonic chains where those are valid, and applies the same rule
 * everywhere else: a first factor that takes one kernel, some square factors (more at higher
 * levels), halvings, and a last factor with what is left.
 */
public final class ChainGenerator {

  private static final int USUAL_FIRST_COLUMNS = 8;
  private static final double BULGE = 4.0 / 3.0;
  private static final int WIDEST_FIRST_ROWS = 16;

  private ChainGenerator() {}

  /**
   * A chain whose widths shrink from inputs to outputs, or grow where there are more outputs.
   *
   * @param m outputs, rows of the dense matrix
   * @param n inputs, columns of the dense matrix
   * @param kernelTaps {@code kH * kW} of a convolution, 1 for a dense layer
   * @param level how slowly the chain shrinks, 1 or more: higher levels have more and smaller
   *     factors, up to what the sizes allow
   * @return a regular chain that is monotonic and never has more parameters than the dense matrix;
   *     the one-factor dense chain if the sizes allow no other
   */
  public static DeButChain monotonic(int m, int n, int kernelTaps, int level) {
    checkSizes(m, n, kernelTaps);
    checkLevel(level);
    if (m > n) {
      return monotonic(n, m, 1, level).mirrored();
    }
    for (int columns : firstColumns(n, kernelTaps)) {
      int rows = largestRows(m, n, columns);
      if (rows > 0) {
        DeButChain chain = shrinking(m, n, rows, columns, level);
        if (chain.parameters() < chain.denseParameters()) {
          return chain;
        }
      }
    }
    return DeButChain.dense(m, n);
  }

  /**
   * A chain that first widens, to 4/3 of its inputs where the sizes allow it and as near to that as
   * they do otherwise, and then shrinks; with more outputs than inputs it is the mirror image.
   *
   * @param m outputs, rows of the dense matrix
   * @param n inputs, columns of the dense matrix
   * @param kernelTaps {@code kH * kW} of a convolution, 1 for a dense layer; used where no bulging
   *     chain saves parameters and the answer is monotonic
   * @param level how slowly the chain shrinks after its widest point, 1 or more
   * @return a regular chain that never has more parameters than the dense matrix: bulging where one
   *     such exists, else the monotonic chain of the same level
   */
  public static DeButChain bulging(int m, int n, int kernelTaps, int level) {
    checkSizes(m, n, kernelTaps);
    checkLevel(level);
    if (m > n) {
      DeButChain mirror = bulging(n, m, 1, level).mirrored();
      return mirror.isBulging() ? mirror : monotonic(m, n, kernelTaps, level);
    }
    for (int[] first : bulgingFirsts(m, n)) {
      DeButChain chain = shrinking(m, n, first[0], first[1], level);
      if (chain.isBulging() && chain.parameters() < chain.denseParameters()) {
        return chain;
      }
    }
    return monotonic(m, n, kernelTaps, level);
  }

  /** A first factor, then square factors, then halvings, then the rest in one factor. */
  private static DeButChain shrinking(int m, int n, int firstRows, int firstColumns, int level) {
    List<int[]> grids = new ArrayList<>();
    grids.add(new int[] {firstRows, firstColumns});
    int rows = m / firstRows;
    int columns = n / firstColumns;
    int squares = Math.max(0, level - 1 - 2 * halvings(rows, columns).size());
    for (int i = 0; i < squares; i++) {
      int[] grid = square(rows, columns);
      if (grid.length == 0) {
        break;
      }
      grids.add(grid);
      rows /= grid[0];
      columns /= grid[1];
    }
    for (int prime : halvings(rows, columns)) {
      grids.add(new int[] {1, prime});
      columns /= prime;
    }
    if (rows > 1 || columns > 1) {
      grids.add(new int[] {rows, columns});
    }
    return DeButChain.regular(
        grids.stream().mapToInt(g -> g[0]).toArray(), grids.stream().mapToInt(g -> g[1]).toArray());
  }

  /** The smallest grid with at least as many columns as rows that leaves such a rest; or none. */
  private static int[] square(int rows, int columns) {
    int r = Divisors.smallestPrime(rows);
    if (r > 1) {
      for (int s : Divisors.of(columns)) {
        if (s >= r && columns / s >= rows / r) {
          return new int[] {r, s};
        }
      }
    }
    return new int[0];
  }

  /** Primes to divide the columns by, one after another, while twice the rows are left. */
  private static List<Integer> halvings(int rows, int columns) {
    List<Integer> primes = new ArrayList<>();
    int left = columns;
    int prime = Divisors.smallestPrime(left);
    while (prime > 1 && left / prime >= 2 * rows) {
      primes.add(prime);
      left /= prime;
      prime = Divisors.smallestPrime(left);
    }
    return primes;
  }

  /** Columns of the first factor to try: one kernel, then those nearest to the usual width. */
  private static List<Integer> firstColumns(int n, int kernelTaps) {
    List<Integer> columns = new ArrayList<>();
    if (kernelTaps > 1 && n % kernelTaps == 0 && n > kernelTaps) {
      columns.add(kernelTaps);
    }
    Divisors.of(n).stream()
        .filter(d -> d > 1 && d < n)
        .sorted(Comparator.comparingDouble(d -> distance(d, USUAL_FIRST_COLUMNS)))
        .forEach(columns::add);
    return columns;
  }

  /** Most rows, but no more than columns, that leave no more rows than columns; 0 if none. */
  private static int largestRows(int m, int n, int columns) {
    return Divisors.of(m).stream()
        .filter(r -> r <= columns && m / r <= n / columns)
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }

  /** First grids (rows, columns) that widen, best ratio first, then the largest usual one. */
  private static List<int[]> bulgingFirsts(int m, int n) {
    List<int[]> grids = new ArrayList<>();
    for (int r : Divisors.of(m)) {
      for (int s : Divisors.of(n)) {
        if (r > s && m / r <= n / s) {
          grids.add(new int[] {r, s});
        }
      }
    }
    grids.sort(
        Comparator.<int[]>comparingDouble(g -> distance((double) g[0] / g[1], BULGE))
            .thenComparing(g -> g[0] > WIDEST_FIRST_ROWS)
            .thenComparingInt(g -> g[0] > WIDEST_FIRST_ROWS ? g[0] : -g[0]));
    return grids;
  }

  private static double distance(double a, double b) {
    return Math.abs(Math.log(a / b));
  }

  static int checkLevel(int level) {
    if (level < 1) {
      throw new ChainException("the level is " + level + "; expected 1 or more");
    }
    return level;
  }

  private static void checkSizes(int m, int n, int kernelTaps) {
    if (m < 1 || n < 1 || kernelTaps < 1) {
      throw new ChainException(
          "no chain for "
              + m
              + " outputs, "
              + n
              + " inputs and a kernel of "
              + kernelTaps
              + " taps: every size must be 1 or more");
    }
  }
}
