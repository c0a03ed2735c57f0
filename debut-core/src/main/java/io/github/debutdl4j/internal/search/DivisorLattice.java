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
package io.github.debutdl4j.internal.search;

import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.internal.numbers.Divisors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The links that regular chains of one size can have, what the cheapest chain through each of them
 * costs, and which link may follow which.
 *
 * <p>A link is a pair of divisors (u, v): products of the grid rows and grid columns to its left.
 * The factor between links (u, v) and (u', v') has {@code v' outputs / u} weights; (1, 1) is the
 * left end and (outputs, inputs) the right end. Every factor but the right-most needs two or more
 * grid rows, every factor but the left-most two or more grid columns; otherwise it is redundant.
 */
final class DivisorLattice {

  /** A link by its two products. */
  record Link(int rows, int columns) {}

  private static final long NONE = Long.MAX_VALUE / 4;

  private final int outputs;
  private final int inputs;
  private final long maxParameters;
  private final int[] rowDivisors;
  private final int[] columnDivisors;
  private final long[][] fewestAfter;

  DivisorLattice(int outputs, int inputs, long maxParameters) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.maxParameters = maxParameters;
    rowDivisors = Divisors.of(outputs).stream().mapToInt(d -> d).toArray();
    columnDivisors = Divisors.of(inputs).stream().mapToInt(d -> d).toArray();
    fewestAfter = new long[rowDivisors.length][columnDivisors.length];
    for (int u = rowDivisors.length - 1; u >= 0; u--) {
      for (int v = columnDivisors.length - 1; v >= 0; v--) {
        fewestAfter[u][v] = fewest(u, v);
      }
    }
  }

  /** Weights of the factor from one link to the next. */
  long cost(Link from, Link to) {
    return (long) to.columns() * (outputs / from.rows());
  }

  /** Weights of the factor from a link to the right end; out of reach where it were redundant. */
  long costToEnd(Link from) {
    return from.columns() == inputs && from.rows() > 1
        ? NONE
        : (long) inputs * (outputs / from.rows());
  }

  /** Weights of the cheapest path from a link to the right end. */
  long fewestAfter(Link from) {
    int u = Arrays.binarySearch(rowDivisors, from.rows());
    int v = Arrays.binarySearch(columnDivisors, from.columns());
    return fewestAfter[u][v];
  }

  /** Links that can follow and from which the right end can be reached within the limit. */
  List<Link> next(Link from) {
    List<Link> links = new ArrayList<>();
    for (int u = 0; u < rowDivisors.length; u++) {
      for (int v = 0; v < columnDivisors.length; v++) {
        Link to = new Link(rowDivisors[u], columnDivisors[v]);
        if (follows(from, to) && cost(from, to) + fewestAfter[u][v] <= maxParameters) {
          links.add(to);
        }
      }
    }
    return links;
  }

  /** Every link that some chain within the limit passes. */
  List<Link> reachable() {
    long[][] fewestBefore = fewestBefore();
    List<Link> links = new ArrayList<>();
    for (int u = 0; u < rowDivisors.length; u++) {
      for (int v = 0; v < columnDivisors.length; v++) {
        if (fewestBefore[u][v] + fewestAfter[u][v] <= maxParameters && (u > 0 || v > 0)) {
          links.add(new Link(rowDivisors[u], columnDivisors[v]));
        }
      }
    }
    return links;
  }

  private boolean follows(Link from, Link to) {
    boolean fromLeftEnd = from.rows() == 1 && from.columns() == 1;
    return to.rows() > from.rows()
        && to.rows() % from.rows() == 0
        && to.columns() % from.columns() == 0
        && (to.columns() > from.columns() || fromLeftEnd)
        && to.columns() < inputs
        && (long) to.columns() * (outputs / to.rows())
            <= (long) ChainSearch.WIDTH_LIMIT * Math.max(outputs, inputs);
  }

  private long fewest(int u, int v) {
    Link from = new Link(rowDivisors[u], columnDivisors[v]);
    long best = costToEnd(from);
    for (int u2 = u + 1; u2 < rowDivisors.length; u2++) {
      for (int v2 = v; v2 < columnDivisors.length; v2++) {
        Link to = new Link(rowDivisors[u2], columnDivisors[v2]);
        if (follows(from, to)) {
          best = Math.min(best, cost(from, to) + fewestAfter[u2][v2]);
        }
      }
    }
    return best;
  }

  private long[][] fewestBefore() {
    long[][] before = new long[rowDivisors.length][columnDivisors.length];
    for (int u = 0; u < rowDivisors.length; u++) {
      for (int v = 0; v < columnDivisors.length; v++) {
        Link to = new Link(rowDivisors[u], columnDivisors[v]);
        long best = u == 0 && v == 0 ? 0 : NONE;
        for (int u0 = 0; u0 < u; u0++) {
          for (int v0 = 0; v0 <= v; v0++) {
            Link from = new Link(rowDivisors[u0], columnDivisors[v0]);
            if (follows(from, to)) {
              best = Math.min(best, before[u0][v0] + cost(from, to));
            }
          }
        }
        before[u][v] = best;
      }
    }
    return before;
  }
}
