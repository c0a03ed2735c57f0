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
package io.github.debutdl4j.export.internal.onnx;

import io.github.debutdl4j.chain.ChainReduction;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.LinearMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which neighbouring factors of a chain are multiplied out.
 *
 * @param taps inputs that belong together: the first stage takes a multiple of them in each grid
 */
record StagePlan(StageCost cost, int taps, boolean fast) {

  /**
   * The stages in which a map is written, or empty where the whole matrix is better, or the chain's
   * first grids do not hold whole kernels.
   */
  Optional<List<ChainStage>> of(LinearMap map) {
    int[] ends = cheapestEnds(map.chain().factors());
    if (ends == null) {
      return Optional.empty();
    }
    List<ChainStage> stages = merged(ChainStage.of(map), ends);
    return fast && cost.ofDense(map) <= total(stages) ? Optional.empty() : Optional.of(stages);
  }

  private double total(List<ChainStage> stages) {
    double total = cost.ofFirst(stages.get(0).factor());
    for (int i = 1; i < stages.size(); i++) {
      total += cost.of(stages.get(i).factor(), stages.get(i - 1).factor(), i == 1);
    }
    return total + cost.ofOrder(stages.get(stages.size() - 1).factor().p());
  }

  /** For each stage the factor after its last, or null if there is no way to part the chain. */
  private int[] cheapestEnds(List<DeButFactor> factors) {
    int length = factors.size();
    double[] best = new double[length + 1];
    int[] begin = new int[length + 1];
    java.util.Arrays.fill(best, 1, length + 1, Double.POSITIVE_INFINITY);
    for (int from = 0; from < length; from++) {
      DeButFactor stage = factors.get(from);
      for (int to = from + 1; to <= length; to++) {
        if (to > from + 1) {
          DeButFactor next = factors.get(to - 1);
          if (!ChainStage.canMerge(stage, next)) {
            break;
          }
          stage = ChainReduction.merge(next, stage);
        }
        double total = best[from] + (from == 0 ? first(stage) : later(stage, factors, from));
        if (total < best[to]) {
          best[to] = total;
          begin[to] = from;
        }
      }
    }
    return best[length] < Double.POSITIVE_INFINITY ? ends(begin) : null;
  }

  private double first(DeButFactor stage) {
    if (taps > 1 && (stage.t() != 1 || stage.s() % taps != 0)) {
      return Double.POSITIVE_INFINITY;
    }
    return fast ? cost.ofFirst(stage) : stage.parameters();
  }

  private double later(DeButFactor stage, List<DeButFactor> factors, int from) {
    return fast ? cost.of(stage, factors.get(from - 1), from == 1) : stage.parameters();
  }

  private static int[] ends(int[] begin) {
    List<Integer> ends = new ArrayList<>();
    for (int end = begin.length - 1; end > 0; end = begin[end]) {
      ends.add(0, end);
    }
    return ends.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<ChainStage> merged(List<ChainStage> factors, int[] ends) {
    List<ChainStage> stages = new ArrayList<>();
    int from = 0;
    for (int end : ends) {
      ChainStage stage = factors.get(from);
      for (int l = from + 1; l < end; l++) {
        stage = stage.then(factors.get(l));
      }
      stages.add(stage);
      from = end;
    }
    return stages;
  }
}
