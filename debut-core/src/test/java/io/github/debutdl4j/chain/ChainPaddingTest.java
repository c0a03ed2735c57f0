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

import org.junit.jupiter.api.Test;

class ChainPaddingTest {

  @Test
  void candidatesAreNearbyAndNeverSmaller() {
    assertThat(ChainPadding.candidates(10, 64))
        .contains(new ChainPadding.Size(10, 64), new ChainPadding.Size(12, 64))
        .startsWith(new ChainPadding.Size(10, 64))
        .allMatch(size -> size.outputs() >= 10 && size.outputs() <= 16 && size.inputs() >= 64)
        .doesNotHaveDuplicates();
  }

  @Test
  void aSizeThatFactorsWellIsNotPadded() {
    DeButChain chain = ChainPadding.best(64, 64, 1_024);

    assertThat(chain).isEqualTo(ChainSearch.best(64, 64, 1_024));
  }

  @Test
  void aPrimeSizeIsPaddedWhereThatKeepsMoreForTheSameParameters() {
    DeButChain exact = ChainSearch.best(101, 97, 2_000);
    DeButChain padded = ChainPadding.best(101, 97, 2_000);

    assertThat(padded.outputs()).isGreaterThanOrEqualTo(101);
    assertThat(padded.inputs()).isGreaterThanOrEqualTo(97);
    assertThat(padded.parameters()).isLessThanOrEqualTo(2_000);
    assertThat(ChainSearch.expressivity(padded))
        .isGreaterThan(1.10 * ChainSearch.expressivity(exact));
  }
}
