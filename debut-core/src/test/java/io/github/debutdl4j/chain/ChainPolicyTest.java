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
package io.github.debutdl4j.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainPolicyTest {

  @ParameterizedTest
  @ValueSource(strings = {"monotonic:5", "bulging:3", "smallest", "budget:0.05"})
  void textFormReadsBackToAnEqualPolicy(String text) {
    ChainPolicy policy = ChainPolicy.parse(text);

    assertThat(policy).hasToString(text);
    assertThat(ChainPolicy.parse(policy.toString())).isEqualTo(policy).hasSameHashCodeAs(policy);
  }

  @Test
  void resolvesAsTheGeneratorAndTheSearchDo() {
    assertThat(ChainPolicy.monotonic(4).resolve(64, 576, 9))
        .isEqualTo(ChainGenerator.monotonic(64, 576, 9, 4));
    assertThat(ChainPolicy.bulging(4).resolve(64, 576, 9))
        .isEqualTo(ChainGenerator.bulging(64, 576, 9, 4));
    assertThat(ChainPolicy.smallest().resolve(64, 576, 9)).isEqualTo(ChainSearch.smallest(64, 576));
    assertThat(ChainPolicy.budget(0.1).resolve(64, 576, 9))
        .isEqualTo(ChainSearch.best(64, 576, 3_686));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "smallest:2", "monotonic", "monotonic:x", "budget", "fast:1"})
  void refusesTextThatNamesNoPolicy(String text) {
    assertThatThrownBy(() -> ChainPolicy.parse(text))
        .isInstanceOf(ChainException.class)
        .hasMessageStartingWith("'" + text + "' is not a chain policy; expected 'monotonic:LEVEL'");
  }

  @Test
  void refusesSharesAndLevelsOutOfRange() {
    assertThatThrownBy(() -> ChainPolicy.budget(1.5)).hasMessageContaining("the budget's share");
    assertThatThrownBy(() -> ChainPolicy.budget(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> ChainPolicy.parse("monotonic:0")).hasMessageContaining("level is 0");
  }
}
