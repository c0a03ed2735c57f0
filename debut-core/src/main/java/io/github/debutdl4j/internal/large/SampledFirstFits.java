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
package io.github.debutdl4j.internal.large;

import io.github.debutdl4j.internal.search.CandidateChain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Scores chains by one pass of splits from left to right, each on a sample of what the splits
 * before it left. Chains that begin with the same factors share the work on them.
 *
 * <p>After a split, values of different columns of the left factor no longer mix, so any of these
 * columns are a representative sample.
 */
final class SampledFirstFits {

  private static final double TOLERANCE = 1e-2;

  /** A larger matrix is split one way at a time, on all cores, for each may need half a copy. */
  private static final int LARGEST_AT_ONCE = 1 << 22;

  /** A smaller one takes less time than it takes to wake other threads. */
  private static final int SMALLEST_AT_ONCE = 1 << 16;

  private final FloatTensor target;
  private final int numbers;

  /**
   * @param target {@code [1, 1, outputs, inputs]}, not all zero
   * @param numbers to read at each step, if so few suffice
   */
  SampledFirstFits(FloatTensor target, int numbers) {
    this.target = target;
    this.numbers = numbers;
  }

  /** The share of the energy that each chain keeps. */
  Map<CandidateChain, Double> score(List<CandidateChain> chains) {
    Collection<List<CandidateChain>> groups = byLink(chains, 0).values();
    int length = target.data().length;
    boolean atOnce = length >= SMALLEST_AT_ONCE && length <= LARGEST_AT_ONCE;
    Stream<List<CandidateChain>> each = atOnce ? groups.parallelStream() : groups.stream();
    Map<CandidateChain, Double> kept = new LinkedHashMap<>();
    each.map(this::ofGroup).forEachOrdered(kept::putAll);
    return kept;
  }

  private Map<CandidateChain, Double> ofGroup(List<CandidateChain> group) {
    Map<CandidateChain, Double> kept = new LinkedHashMap<>();
    descend(target, 1, group, 0, kept);
    return kept;
  }

  private void descend(
      FloatTensor rest,
      double share,
      List<CandidateChain> chains,
      int depth,
      Map<CandidateChain, Double> kept) {
    for (List<CandidateChain> group : byLink(chains, depth).values()) {
      CandidateChain any = group.get(0);
      if (depth == any.rows().length) {
        group.forEach(chain -> kept.put(chain, Math.min(1, share)));
        continue;
      }
      int freeRows = any.outputs() / any.rows()[depth];
      int width = any.inputs() / any.columns()[depth];
      FloatTensor sample = sample(rest, width);
      double before = sample.squaredNorm();
      FloatTensor left = new LargeSplit(freeRows, width, TOLERANCE).leftFactor(sample);
      FloatTensor after = LargeContraction.left(sample, left);
      double keptHere = before > 0 ? after.squaredNorm() / before : 1;
      descend(after, share * keptHere, group, depth + 1, kept);
    }
  }

  /** Some of the columns of the left factor as blocks of their own; all of them if they are few. */
  private FloatTensor sample(FloatTensor rest, int width) {
    int groups = rest.columns() / width;
    long size = (long) rest.rows() * width;
    int columns = (int) Math.max(Sample.fewest(size), numbers / size);
    Sample sample = Sample.of((long) rest.blocks() * groups, columns);
    if (sample.size() == sample.items()) {
      return rest;
    }
    FloatTensor some = FloatTensor.zeros(sample.size(), 1, rest.rows(), width);
    for (int n = 0; n < sample.size(); n++) {
      int a = (int) (sample.index(n) / groups);
      int g = (int) (sample.index(n) % groups);
      for (int i = 0; i < rest.rows(); i++) {
        int from = (a * rest.rows() + i) * rest.columns() + g * width;
        int to = (n * rest.rows() + i) * width;
        System.arraycopy(rest.data(), from, some.data(), to, width);
      }
    }
    return some;
  }

  private static Map<Long, List<CandidateChain>> byLink(List<CandidateChain> chains, int depth) {
    Map<Long, List<CandidateChain>> groups = new LinkedHashMap<>();
    for (CandidateChain chain : chains) {
      groups.computeIfAbsent(chain.linkKey(depth), key -> new ArrayList<>()).add(chain);
    }
    return groups;
  }
}
