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

import io.github.debutdl4j.internal.numbers.RandomBlock;
import io.github.debutdl4j.internal.search.DivisorLattice.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Finds, for each of several ranges of size, the regular chains that are expected to keep most of a
 * matrix, without fitting any of them.
 *
 * <p>The promise of a chain is the product over its links of what a random block would keep there,
 * raised by the square root of how much better this matrix does at that link; for one link it is
 * exact. Depth first; a branch ends as soon as its promise is below what every range in reach
 * already has.
 */
final class CandidateSearch {

  private static final Comparator<CandidateChain> WORST_FIRST =
      Comparator.comparingDouble(CandidateChain::estimate)
          .thenComparing(Comparator.comparingLong(CandidateChain::parameters).reversed());

  /** For a smaller matrix it takes longer to wake other threads. */
  private static final int WORTH_OTHER_THREADS = 1 << 16;

  private final MatrixEnergies energies;
  private final DivisorLattice lattice;
  private final long[] limits;
  private final int most;
  private final int outputs;
  private final int inputs;
  private final List<PriorityQueue<CandidateChain>> ranges = new ArrayList<>();
  private final List<Link> path = new ArrayList<>();
  private final Map<Link, List<Edge>> edges = new HashMap<>();

  /** A step from one link to another: the factor between them and what is kept at its far end. */
  private record Edge(Link to, long cost, long fewestAfter, double kept) {}

  /**
   * @param limits upper ends of the ranges in parameters, ascending
   * @param most chains to keep in a range
   */
  CandidateSearch(MatrixEnergies energies, long[] limits, int most) {
    this.energies = energies;
    this.limits = limits;
    this.most = most;
    outputs = energies.outputs();
    inputs = energies.inputs();
    lattice = new DivisorLattice(outputs, inputs, limits[limits.length - 1]);
    for (int range = 0; range < limits.length; range++) {
      ranges.add(new PriorityQueue<>(WORST_FIRST));
    }
  }

  /** The best of every range, most promising first. */
  List<CandidateChain> find() {
    if ((long) outputs * inputs >= WORTH_OTHER_THREADS) {
      lattice.reachable().parallelStream().forEach(x -> energies.kept(x.rows(), x.columns()));
    }
    extend(new Link(1, 1), 0, 1);
    List<CandidateChain> found = new ArrayList<>();
    ranges.forEach(found::addAll);
    found.sort(WORST_FIRST.reversed());
    return found;
  }

  private void extend(Link from, long cost, double estimate) {
    long limit = limits[limits.length - 1];
    long whole = cost + lattice.costToEnd(from);
    if (whole <= limit) {
      offer(whole, estimate);
    }
    for (Edge edge : edgesFrom(from)) {
      long next = cost + edge.cost();
      double promise = estimate * edge.kept();
      if (next + edge.fewestAfter() <= limit
          && promise > leastOfRangesFrom(next + edge.fewestAfter())) {
        path.add(edge.to());
        extend(edge.to(), next, promise);
        path.remove(path.size() - 1);
      }
    }
  }

  /** Steps from a link, those that keep most first. */
  private List<Edge> edgesFrom(Link from) {
    List<Edge> known = edges.get(from);
    if (known == null) {
      known = new ArrayList<>();
      for (Link to : lattice.next(from)) {
        known.add(edge(from, to));
      }
      known.sort(Comparator.comparingDouble(Edge::kept).reversed());
      edges.put(from, known);
    }
    return known;
  }

  private Edge edge(Link from, Link to) {
    double kept = energies.kept(to.rows(), to.columns());
    if (from.rows() > 1) {
      double random = RandomBlock.keptByRankOne(to.rows() / from.rows(), inputs / to.columns());
      kept = Math.min(1, random * Math.sqrt(structure(to)));
    }
    return new Edge(to, lattice.cost(from, to), lattice.fewestAfter(to), kept);
  }

  /** How much more this matrix keeps at a link than a random one: 1 where it keeps the same. */
  private double structure(Link to) {
    return energies.kept(to.rows(), to.columns())
        / RandomBlock.keptByRankOne(to.rows(), inputs / to.columns());
  }

  private void offer(long parameters, double estimate) {
    int range = 0;
    while (parameters > limits[range]) {
      range++;
    }
    PriorityQueue<CandidateChain> best = ranges.get(range);
    if (best.size() == most && best.peek().estimate() >= estimate) {
      return;
    }
    int[] rows = path.stream().mapToInt(Link::rows).toArray();
    int[] columns = path.stream().mapToInt(Link::columns).toArray();
    best.add(new CandidateChain(outputs, inputs, rows, columns, parameters, estimate));
    if (best.size() > most) {
      best.remove();
    }
  }

  /** The least promise that could still enter a range at or above this cost. */
  private double leastOfRangesFrom(long cost) {
    double least = Double.POSITIVE_INFINITY;
    for (int range = limits.length - 1; range >= 0 && limits[range] >= cost; range--) {
      PriorityQueue<CandidateChain> best = ranges.get(range);
      if (best.size() < most) {
        return 0;
      }
      least = Math.min(least, best.peek().estimate());
    }
    return least;
  }
}
