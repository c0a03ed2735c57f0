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

import io.github.debutdl4j.internal.fit.BlockSplit;
import io.github.debutdl4j.internal.fit.Contraction;
import io.github.debutdl4j.internal.fit.PatternTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scores many chains by their first fit at once: chains that begin with the same factors share the
 * work on them.
 */
final class FirstFitScores {

  private final SplitEnergies energies;

  FirstFitScores(SplitEnergies energies) {
    this.energies = energies;
  }

  /** The share of the energy that each chain keeps after one pass from left to right. */
  Map<CandidateChain, Double> kept(List<CandidateChain> chains) {
    List<Map.Entry<Long, List<CandidateChain>>> groups =
        new ArrayList<>(byLink(chains, 0).entrySet());
    List<Map<CandidateChain, Double>> scores =
        groups.parallelStream()
            .map(
                group -> {
                  Map<CandidateChain, Double> kept = new LinkedHashMap<>();
                  descend(energies.target(), group.getValue(), 0, kept);
                  return kept;
                })
            .collect(Collectors.toList());
    Map<CandidateChain, Double> all = new LinkedHashMap<>();
    scores.forEach(all::putAll);
    return all;
  }

  private void descend(
      PatternTensor rest,
      List<CandidateChain> chains,
      int depth,
      Map<CandidateChain, Double> kept) {
    for (List<CandidateChain> group : byLink(chains, depth).values()) {
      CandidateChain any = group.get(0);
      if (depth == any.rows().length) {
        double share = Math.min(1, rest.squaredNorm() / energies.squaredNorm());
        group.forEach(chain -> kept.put(chain, share));
        continue;
      }
      int freeRows = any.outputs() / any.rows()[depth];
      int width = any.inputs() / any.columns()[depth];
      PatternTensor left =
          new BlockSplit(1, freeRows, width, SplitEnergies.solver()).leftFactor(rest);
      descend(Contraction.left(rest, left, 1), group, depth + 1, kept);
    }
  }

  private static Map<Long, List<CandidateChain>> byLink(List<CandidateChain> chains, int depth) {
    Map<Long, List<CandidateChain>> groups = new LinkedHashMap<>();
    for (CandidateChain chain : chains) {
      groups.computeIfAbsent(chain.linkKey(depth), key -> new ArrayList<>()).add(chain);
    }
    return groups;
  }
}
