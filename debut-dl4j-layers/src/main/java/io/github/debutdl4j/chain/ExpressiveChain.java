package io.github.debutdl4j.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the non-redundant regular chain that keeps most of a random matrix within a budget.
 *
 * <p>Splitting off the factor applied first, a grid {@code r x s}, replaces blocks of {@code rows/r
 * x s} numbers by their best approximation of rank one. Of a random {@code b x c} block that keeps
 * about {@code (sqrt b + sqrt c)^2 / (b c)} of the energy. The product over all splits is the
 * score; for each rest of rows and columns the search keeps the chains that no other beats in both
 * cost and score.
 */
final class ExpressiveChain {

  /**
   * A chain for a rest of the matrix: its cost for t = 1, its score, its first grid, the others.
   */
  private record Candidate(long cost, double score, int friendly, int r, int s, Candidate rest) {}

  private static final int WIDEST_FRONT = 128;
  private static final Comparator<Candidate> ORDER =
      Comparator.comparingLong(Candidate::cost)
          .thenComparing(Comparator.comparingDouble(Candidate::score).reversed())
          .thenComparing(Comparator.comparingInt(Candidate::friendly).reversed());

  private final int outputs;
  private final int inputs;
  private final long budget;
  private final Map<Long, List<Candidate>> fronts = new HashMap<>();

  ExpressiveChain(int outputs, int inputs, long budget) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.budget = budget;
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
              + smallestOfAll());
    }
    Candidate best = found.get(found.size() - 1);
    List<Candidate> path = new ArrayList<>();
    for (Candidate c = best; c != null; c = c.rest()) {
      path.add(c);
    }
    return DeButChain.regular(
        path.stream().mapToInt(Candidate::r).toArray(),
        path.stream().mapToInt(Candidate::s).toArray());
  }

  private long smallestOfAll() {
    SmallestChain search = new SmallestChain(outputs, inputs, false);
    long smallest = Long.MAX_VALUE;
    for (int factors = 1; factors <= ChainSearch.longest(outputs, inputs); factors++) {
      smallest = Math.min(smallest, search.parameters(factors));
    }
    return smallest;
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
    long affordable = budget / (outputs / rows);
    List<Candidate> all = new ArrayList<>();
    if ((first || rows > 1) && (long) rows * columns <= affordable) {
      all.add(
          new Candidate((long) rows * columns, 1, friendly(rows, columns), rows, columns, null));
    }
    for (int r : Divisors.of(rows)) {
      if ((r == 1 && !first) || r == rows || (long) r * columns > affordable) {
        continue;
      }
      for (int s : Divisors.of(columns)) {
        if (s == 1) {
          continue;
        }
        double kept = keptOfRandomBlock(rows / r, s);
        for (Candidate rest : front(rows / r, columns / s, false)) {
          long cost = r * (columns + rest.cost());
          if (cost > affordable) {
            break;
          }
          all.add(
              new Candidate(
                  cost, kept * rest.score(), friendly(r, s) + rest.friendly(), r, s, rest));
        }
      }
    }
    return all;
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

  /** Expected share of energy in the best approximation of rank one of a random b x c block. */
  private static double keptOfRandomBlock(int b, int c) {
    double sides = Math.sqrt(b) + Math.sqrt(c);
    return Math.min(1, sides * sides / ((double) b * c));
  }

  /** How many sides of a grid are whole SIMD lanes or so: multiples of four. */
  private static int friendly(int r, int s) {
    return (r % 4 == 0 ? 1 : 0) + (s % 4 == 0 ? 1 : 0);
  }
}
