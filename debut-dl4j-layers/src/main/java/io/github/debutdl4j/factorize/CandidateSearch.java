package io.github.debutdl4j.factorize;

import io.github.debutdl4j.chain.RandomBlock;
import io.github.debutdl4j.factorize.ChainLattice.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds, for each of several ranges of size, the regular chains that promise to keep most of a
 * matrix, without fitting any of them.
 *
 * <p>The promise of a chain is the product over its links of what a random block would keep there,
 * raised by the square root of how much better this matrix does at that link; for one link it is
 * exact. Depth first, and back as soon as the promise falls below what every range in reach already
 * has.
 */
final class CandidateSearch {

  private static final Comparator<LatticeChain> WORST_FIRST =
      Comparator.comparingDouble(LatticeChain::estimate)
          .thenComparing(Comparator.comparingLong(LatticeChain::parameters).reversed());

  private final SplitEnergies energies;
  private final ChainLattice lattice;
  private final long[] limits;
  private final int most;
  private final int outputs;
  private final int inputs;
  private final List<PriorityQueue<LatticeChain>> ranges = new ArrayList<>();
  private final List<Link> path = new ArrayList<>();

  /**
   * @param limits upper ends of the ranges in parameters, ascending
   * @param most chains to keep in a range
   */
  CandidateSearch(SplitEnergies energies, long[] limits, int most) {
    this.energies = energies;
    this.limits = limits;
    this.most = most;
    outputs = energies.target().rows();
    inputs = energies.target().columns();
    lattice = new ChainLattice(outputs, inputs, limits[limits.length - 1]);
    for (int range = 0; range < limits.length; range++) {
      ranges.add(new PriorityQueue<>(WORST_FIRST));
    }
  }

  /** The best of every range, most promising first. */
  List<LatticeChain> find() {
    lattice.reachable().parallelStream().forEach(x -> energies.kept(x.rows(), x.columns()));
    extend(new Link(1, 1), 0, 1, 1);
    List<LatticeChain> found = new ArrayList<>();
    ranges.forEach(found::addAll);
    found.sort(WORST_FIRST.reversed());
    return found;
  }

  private void extend(Link from, long cost, double estimate, double bound) {
    long whole = cost + lattice.costToEnd(from);
    if (whole <= limits[limits.length - 1]) {
      offer(whole, estimate, bound);
    }
    for (Link to : lattice.next(from, cost)) {
      long next = cost + lattice.cost(from, to);
      double promise = estimate * keptAt(from, to);
      if (promise > leastOfRangesFrom(next)) {
        path.add(to);
        extend(to, next, promise, Math.min(bound, mostKeptAt(to)));
        path.remove(path.size() - 1);
      }
    }
  }

  private double keptAt(Link from, Link to) {
    if (from.rows() == 1) {
      return energies.kept(to.rows(), to.columns());
    }
    double random = RandomBlock.keptByRankOne(to.rows() / from.rows(), inputs / to.columns());
    return Math.min(1, random * Math.sqrt(energies.structure(to.rows(), to.columns())));
  }

  private double mostKeptAt(Link link) {
    return energies.isExact(link.rows(), link.columns())
        ? energies.kept(link.rows(), link.columns())
        : 1;
  }

  private void offer(long parameters, double estimate, double bound) {
    int range = 0;
    while (parameters > limits[range]) {
      range++;
    }
    PriorityQueue<LatticeChain> best = ranges.get(range);
    if (best.size() == most && best.peek().estimate() >= estimate) {
      return;
    }
    int[] rows = path.stream().mapToInt(Link::rows).toArray();
    int[] columns = path.stream().mapToInt(Link::columns).toArray();
    best.add(new LatticeChain(outputs, inputs, rows, columns, parameters, estimate, bound));
    if (best.size() > most) {
      best.remove();
    }
  }

  /** The least promise that could still enter a range at or above this cost. */
  private double leastOfRangesFrom(long cost) {
    double least = Double.POSITIVE_INFINITY;
    for (int range = limits.length - 1; range >= 0 && limits[range] >= cost; range--) {
      PriorityQueue<LatticeChain> best = ranges.get(range);
      if (best.size() < most) {
        return 0;
      }
      least = Math.min(least, best.peek().estimate());
    }
    return least;
  }
}
