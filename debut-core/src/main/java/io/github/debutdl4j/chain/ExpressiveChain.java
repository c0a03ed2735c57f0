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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the non-redundant regular chain that keeps most of a random matrix within a budget.
 *
 * <p>Splitting off the factor applied first, a grid {@code r x s}, replaces blocks of {@code rows/r
 * x s} numbers by their best approximation of rank one. The product over all splits of the share of
 * energy that this keeps of random blocks is the score; for each rest of rows and columns the
 * search keeps the chains that no other beats in both cost and score. No vector on the way may be
 * wider than four times the wider end, so that a tile of columns stays in cache; among chains whose
 * scores differ by less than 1 % the one with most SIMD-friendly grids wins, then the shortest.
 */
final class ExpressiveChain {

  /**
   * A chain for a rest of the matrix: its cost for t = 1, its score, its first grid, the others.
   */
  private record Candidate(long cost, double score, int r, int s, Candidate rest) {

    int length() {
      return rest == null ? 1 : 1 + rest.length();
    }

    /** Share of grid sides that fill SIMD lanes: multiples of four. */
    double friendliness() {
      int friendly = 0;
      for (Candidate c = this; c != null; c = c.rest) {
        friendly += (c.r % 4 == 0 ? 1 : 0) + (c.s % 4 == 0 ? 1 : 0);
      }
      return friendly / (2.0 * length());
    }

    DeButChain chain() {
      int[] r = new int[length()];
      int[] s = new int[length()];
      int l = 0;
      for (Candidate c = this; c != null; c = c.rest) {
        r[l] = c.r;
        s[l] = c.s;
        l++;
      }
      return DeButChain.regular(r, s);
    }
  }

  private static final int WIDEST_FRONT = 128;
  private static final double AS_GOOD_AS_BEST = 0.99;
  private static final Comparator<Candidate> ORDER =
      Comparator.comparingLong(Candidate::cost)
          .thenComparing(Comparator.comparingDouble(Candidate::score).reversed());

  private final int outputs;
  private final int inputs;
  private final long budget;
  private final long widthLimit;
  private final Map<Long, List<Candidate>> fronts = new HashMap<>();

  ExpressiveChain(int outputs, int inputs, long budget) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.budget = budget;
    this.widthLimit = (long) ChainSearch.WIDTH_LIMIT * Math.max(outputs, inputs);
  }

  /** The best chain. */
  DeButChain chain() {
    List<Candidate> found = front(outputs, inputs, true);
    if (found.isEmpty()) {
      throw new ChainException(
          "no chain for "
              + outputs
              + " x "
              + inputs
              + " has "
              + budget
              + " parameters or fewer; the smallest has "
              + ChainSearch.fewestParameters(outputs, inputs));
    }
    double enough = AS_GOOD_AS_BEST * found.get(found.size() - 1).score();
    Candidate best =
        found.stream()
            .filter(c -> c.score() >= enough)
            .max(
                Comparator.comparingDouble(Candidate::friendliness)
                    .thenComparing(Comparator.comparingInt(Candidate::length).reversed())
                    .thenComparingDouble(Candidate::score))
            .get();
    return best.chain();
  }

  /** Chains for a rest, by rising cost and rising score; only those that can fit the budget. */
  private List<Candidate> front(int rows, int columns, boolean first) {
    long key = (long) rows << 32 | (long) columns << 1 | (first ? 1 : 0);
    List<Candidate> known = fronts.get(key);
    if (known == null) {
      known = thinned(undominated(candidates(rows, columns, first)));
      fronts.put(key, known);
    }
    return known;
  }

  private List<Candidate> candidates(int rows, int columns, boolean first) {
    int t = outputs / rows;
    long affordable = budget / t;
    List<Candidate> all = new ArrayList<>();
    if ((first || rows > 1) && (long) rows * columns <= affordable) {
      all.add(new Candidate((long) rows * columns, 1, rows, columns, null));
    }
    for (int r : Divisors.of(rows)) {
      if ((r == 1 && !first) || r == rows || (long) r * columns > affordable) {
        continue;
      }
      for (int s : Divisors.of(columns)) {
        if (s > 1 && (long) t * r * (columns / s) <= widthLimit) {
          addPeeled(rows, columns, r, s, affordable, all);
        }
      }
    }
    return all;
  }

  private void addPeeled(
      int rows, int columns, int r, int s, long affordable, List<Candidate> all) {
    double kept = RandomBlock.keptByRankOne(rows / r, s);
    for (Candidate rest : front(rows / r, columns / s, false)) {
      long cost = r * (columns + rest.cost());
      if (cost > affordable) {
        break;
      }
      all.add(new Candidate(cost, kept * rest.score(), r, s, rest));
    }
  }

  private static List<Candidate> undominated(List<Candidate> all) {
    all.sort(ORDER);
    List<Candidate> front = new ArrayList<>();
    double best = 0;
    for (Candidate candidate : all) {
      if (candidate.score() > best) {
        front.add(candidate);
        best = candidate.score();
      }
    }
    return front;
  }

  private static List<Candidate> thinned(List<Candidate> front) {
    if (front.size() <= WIDEST_FRONT) {
      return front;
    }
    List<Candidate> some = new ArrayList<>();
    for (int i = 0; i < WIDEST_FRONT; i++) {
      some.add(front.get((int) ((long) i * (front.size() - 1) / (WIDEST_FRONT - 1))));
    }
    return some;
  }
}
