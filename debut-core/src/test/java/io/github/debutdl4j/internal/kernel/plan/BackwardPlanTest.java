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
package io.github.debutdl4j.internal.kernel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.kernel.RandomChains;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class BackwardPlanTest {

  private static final BiPredicate<DeButFactor, DeButFactor> NO_PAIRS = (a, b) -> false;
  private static final BiPredicate<DeButFactor, DeButFactor> SMALL_PAIRS =
      (a, b) -> a.r() == 2 && b.r() == 2;

  @Test
  void takesSmallGridsInPairsAndEachStageInAsManyPiecesAsItFallsInto() {
    BackwardPlan plan = new BackwardPlan(RandomChains.DEEPER, SMALL_PAIRS);

    assertThat(stages(plan)).containsExactly("0-0 in 64", "1-2 in 64", "3-4 in 16", "5-6 in 1");
    assertThat(plan.headStages()).isEqualTo(3);
  }

  @Test
  void takesFactorsOneByOneWhereTheKernelKnowsNoPairs() {
    BackwardPlan plan = new BackwardPlan(RandomChains.DEEPER, NO_PAIRS);

    assertThat(stages(plan))
        .containsExactly(
            "0-0 in 64",
            "1-1 in 64",
            "2-2 in 64",
            "3-3 in 64",
            "4-4 in 16",
            "5-5 in 4",
            "6-6 in 1");
  }

  @Test
  void computesNothingTwiceInAChainThatFitsTheCache() {
    DeButChain chain = DeButChain.parse("48 54 8 9 1 48 48 2 2 8 32 48 2 3 16");

    BackwardPlan plan = new BackwardPlan(chain, NO_PAIRS);

    assertThat(plan.headStages()).isZero();
    assertThat(plan.headForward()).isNull();
  }

  @Test
  void computesNothingTwiceInAHeadOfOnePiece() {
    DeButChain chain = DeButChain.parse("8 400 8 400 1 600 8 600 8 1");

    assertThat(new BackwardPlan(chain, NO_PAIRS).headStages()).isZero();
  }

  @Test
  void takesAChainThatIsBlockDiagonalInItsPieces() {
    DeButChain chain = DeButChain.parse("6 9 2 3 1 6 6 1 1 2");

    assertThat(stages(new BackwardPlan(chain, NO_PAIRS))).containsExactly("0-0 in 3", "1-1 in 3");
  }

  @Test
  void holdsOnlyAPieceOfWhatEntersTheHeadButTheWholeInputIfAskedTo() {
    BackwardPlan plan = new BackwardPlan(RandomChains.DEEPER, SMALL_PAIRS);

    assertThat(plan.rows(false).held()).containsExactly(288, 256, 256, 2048);
    assertThat(plan.rows(true).held()).containsExactly(4608, 256, 256, 2048);
  }

  private static List<String> stages(BackwardPlan plan) {
    return plan.stages().stream()
        .map(stage -> stage.first() + "-" + stage.last() + " in " + stage.pieces())
        .toList();
  }
}
