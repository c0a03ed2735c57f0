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
package io.github.debutdl4j.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits that make no sense are refused at once, and each quantity has one limit. */
class GoalTest {

  @Test
  void aShareIsRoundedDownToParameters() {
    assertThat(Goal.shareOfParameters(0.05).mostParameters(1_010)).contains(50L);
    assertThat(Goal.parameters(7).mostParameters(1_010)).contains(7L);
    assertThat(Goal.maxLatency(2, 1).mostParameters(1_010)).isEmpty();
  }

  @Test
  void goalsOfDifferentQuantitiesGoTogether() {
    Goal both = Goal.maxLatency(2, 8).and(Goal.parameters(7));

    assertThat(both.latency()).contains(new Goal.Latency(2, 8));
    assertThat(both.mostParameters(1_000)).contains(7L);
    assertThatThrownBy(() -> both.and(Goal.shareOfParameters(0.5)))
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("both goals limit the parameters");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void latenciesArePositive(double milliseconds) {
    assertThatThrownBy(() -> Goal.maxLatency(milliseconds, 1))
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("expected above 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1.5, Double.NaN})
  void sharesAreAboveZeroAndAtMostOne(double share) {
    assertThatThrownBy(() -> Goal.shareOfParameters(share)).isInstanceOf(GoalException.class);
  }
}
