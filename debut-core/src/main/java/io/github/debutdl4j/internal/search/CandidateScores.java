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

import io.github.debutdl4j.chain.ChainPadding;
import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.internal.numbers.Divisors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds promising chains for one matrix, at its own size and, if requested, at larger ones, and
 * scores them by a first fit.
 */
public final class CandidateScores {

  /** A chain and the share of the energy it kept. */
  public record Scored(CandidateChain candidate, double kept) {

    public double relativeError() {
      return Math.sqrt(Math.max(0, 1 - kept));
    }
  }

  private static final double WORK = 4e8;
  private static final int FEWEST = 400;
  private static final int MOST = 4000;
  private static final int SPREAD = 8;
  private static final int FEWEST_IN_RANGE = 4;

  /** Chains of a range that are fitted again after a rough fit. */
  private static final int MOST_IN_RANGE = 3;

  private static final int BATCH = 60;

  /** Chains that promise less than this share of what the best keeps are not tried. */
  private static final double HOPELESS = 0.8;

  private static final int PADDED_SIZES = 3;
  private static final int LARGEST_TO_PAD = 1 << 16;
  private static final int LARGEST_EASY_PRIME = 7;

  /** A padded chain must keep this much more than the best exact one. */
  private static final double PADDING_GAIN = 1.005;

  private final ChainPadding.Size own;
  private final SearchLimits limits;
  private final Function<ChainPadding.Size, MatrixEnergies> energies;

  /**
   * @param energies of the matrix, which is not zero, padded to a size
   * @param limits such that the smallest chain is within them
   */
  public CandidateScores(
      int outputs,
      int inputs,
      SearchLimits limits,
      Function<ChainPadding.Size, MatrixEnergies> energies) {
    this.own = new ChainPadding.Size(outputs, inputs);
    this.limits = limits;
    this.energies = energies;
  }

  /** Scored chains of at most the budget, most kept energy first. */
  public List<Scored> best() {
    List<Scored> all = new ArrayList<>();
    long[] limit = {limits.maxParameters()};
    for (ChainPadding.Size size : sizes()) {
      all.addAll(scoredForBest(size, limit));
    }
    return sorted(withoutIdlePadding(all));
  }

  /**
   * Scored chains spread over ranges of size, most kept energy first.
   *
   * @param ranges upper ends of the ranges in parameters, ascending
   */
  public List<Scored> spread(long[] ranges) {
    List<Scored> all = new ArrayList<>();
    int each = Math.max(FEWEST_IN_RANGE, limitOfScored() / SPREAD / ranges.length);
    for (ChainPadding.Size size : sizes()) {
      MatrixEnergies padded = energies.apply(size);
      List<CandidateChain> found = new CandidateSearch(padded, ranges, each).find();
      List<CandidateChain> some = promising(padded, found, ranges);
      all.addAll(scored(some, padded.keptByFirstFit(some)));
    }
    return sorted(all);
  }

  /** Those of each range that a rough fit finds best, or all if they are few. */
  private static List<CandidateChain> promising(
      MatrixEnergies padded, List<CandidateChain> found, long[] ranges) {
    if (found.size() <= 2 * MOST_IN_RANGE * ranges.length) {
      return found;
    }
    List<CandidateChain> some = new ArrayList<>();
    int[] taken = new int[ranges.length];
    for (Scored one : sorted(scored(found, padded.keptByRoughFit(found)))) {
      int range = 0;
      while (one.candidate().parameters() > ranges[range]) {
        range++;
      }
      if (taken[range] < MOST_IN_RANGE) {
        taken[range]++;
        some.add(one.candidate());
      }
    }
    return some;
  }

  private List<Scored> scoredForBest(ChainPadding.Size size, long[] limit) {
    MatrixEnergies padded = energies.apply(size);
    List<CandidateChain> found = new CandidateSearch(padded, limit, limitOfScored()).find();
    List<Scored> scored = new ArrayList<>();
    double best = 0;
    for (int from = 0; from < found.size(); from += BATCH) {
      if (found.get(from).estimate() < HOPELESS * best) {
        break;
      }
      List<CandidateChain> batch = found.subList(from, Math.min(found.size(), from + BATCH));
      for (Scored one : scored(batch, padded.keptByFirstFit(batch))) {
        scored.add(one);
        best = Math.max(best, one.kept());
      }
    }
    return scored;
  }

  private static List<Scored> scored(
      List<CandidateChain> chains, Map<CandidateChain, Double> kept) {
    List<Scored> scored = new ArrayList<>();
    chains.forEach(chain -> scored.add(new Scored(chain, kept.get(chain))));
    return scored;
  }

  private int limitOfScored() {
    if (limits.scored() > 0) {
      return limits.scored();
    }
    return (int) Math.max(FEWEST, Math.min(MOST, WORK / entries()));
  }

  private long entries() {
    return (long) own.outputs() * own.inputs();
  }

  /** The matrix's own size first, then the most promising larger ones. */
  private List<ChainPadding.Size> sizes() {
    List<ChainPadding.Size> sizes = new ArrayList<>();
    sizes.add(own);
    if (limits.padding() && isWorthPadding()) {
      ChainPadding.candidates(own.outputs(), own.inputs()).stream()
          .filter(size -> !size.equals(own) && fits(size))
          .sorted(Comparator.comparingDouble(this::promise).reversed())
          .limit(PADDED_SIZES)
          .forEach(sizes::add);
    }
    return sizes;
  }

  private boolean fits(ChainPadding.Size size) {
    return ChainSearch.fewestParameters(size.outputs(), size.inputs()) <= limits.maxParameters();
  }

  private double promise(ChainPadding.Size size) {
    return ChainSearch.expressivity(
        ChainSearch.best(size.outputs(), size.inputs(), limits.maxParameters()));
  }

  private boolean isWorthPadding() {
    return entries() <= LARGEST_TO_PAD
        || Divisors.largestPrime(own.outputs()) > LARGEST_EASY_PRIME
        || Divisors.largestPrime(own.inputs()) > LARGEST_EASY_PRIME;
  }

  private List<Scored> withoutIdlePadding(List<Scored> all) {
    double best = all.stream().filter(this::isExact).mapToDouble(Scored::kept).max().orElse(0);
    List<Scored> some = new ArrayList<>();
    for (Scored one : all) {
      if (isExact(one) || one.kept() > PADDING_GAIN * best) {
        some.add(one);
      }
    }
    return some;
  }

  private boolean isExact(Scored one) {
    return one.candidate().outputs() == own.outputs() && one.candidate().inputs() == own.inputs();
  }

  private static List<Scored> sorted(List<Scored> all) {
    List<Scored> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparingDouble(Scored::kept)
            .reversed()
            .thenComparingLong(one -> one.candidate().parameters()));
    return sorted;
  }
}
