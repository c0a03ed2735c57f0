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
package io.github.debutdl4j.convert.internal.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.factorize.ErrorCurve;
import io.github.debutdl4j.factorize.NetworkBudget;
import io.github.debutdl4j.factorize.ScoredChain;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parameters go where the measured loss falls most, and never to where it rises. */
class LossBudgetTest {

  private static final long BUDGET = 4_000;

  private static final List<NetworkBudget.Layer> LAYERS =
      List.of(NetworkBudget.Layer.of("one", curve()), NetworkBudget.Layer.of("two", curve()));

  /** Twenty sizes of a 64 x 64 matrix, from 200 parameters and error 0.95 to 4,000 and none. */
  private static ErrorCurve curve() {
    List<ScoredChain> points = new ArrayList<>();
    for (int p = 1; p <= 20; p++) {
      points.add(new ScoredChain(ChainSearch.best(64, 64, 4096), 200L * p, 1 - p / 20.0));
    }
    return new ErrorCurve(64, 64, points);
  }

  private static List<ScoredChain> equalParts() {
    return NetworkBudget.distribute(LAYERS, BUDGET, NetworkBudget.Objective.SIGNAL).chains();
  }

  private static double squares(List<ScoredChain> chains, double first, double second) {
    double one = chains.get(0).relativeError();
    double two = chains.get(1).relativeError();
    return first * one * one + second * two * two;
  }

  @Test
  void theLayerWhoseErrorCostsMoreGetsMore() {
    List<ScoredChain> chains =
        new LossBudget(LAYERS, BUDGET, some -> squares(some, 9, 1)).improve(equalParts());

    assertThat(equalParts().get(0).parameters()).isEqualTo(2_000);
    assertThat(chains.get(0).parameters()).isGreaterThan(3_000);
    assertThat(chains.get(0).parameters() + chains.get(1).parameters()).isEqualTo(BUDGET);
  }

  @Test
  void aDistributionThatTurnsOutWorseIsNotTaken() {
    List<ScoredChain> first = equalParts();

    List<ScoredChain> chains =
        new LossBudget(LAYERS, BUDGET, some -> some.equals(first) ? 0 : squares(some, 9, 1) + 1)
            .improve(first);

    assertThat(chains).isEqualTo(first);
  }
}
