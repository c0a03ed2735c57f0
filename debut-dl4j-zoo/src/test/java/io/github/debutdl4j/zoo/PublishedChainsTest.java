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
package io.github.debutdl4j.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.chain.DeButChain;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedChainsTest {

  @ParameterizedTest
  @CsvSource({
    "pointnet_modelnet40_big, 0, 1.0",
    "pointnet_modelnet40_big, 2, 0.25",
    "pointnet_modelnet40_small, 0, 1.0",
    "pointnet_modelnet40_small, 8, 0.25",
    "resnet110_cifar100, 2, 0.5",
    "resnet110_cifar100_small, 2, 0.5",
  })
  void irregularRowsAreThoseTheModelCardsName(String network, int row, double support) {
    DeButChain chain = PublishedChains.read(network).get(row);

    assertThat(chain.isRegular()).isFalse();
    assertThat(chain.support()).isEqualTo(support);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pointnet_modelnet40_big",
        "pointnet_modelnet40_small",
        "resnet110_cifar100",
        "resnet110_cifar100_small",
      })
  void correctedChainsAreRegularOfTheSameSizeAndNoLarger(String network) {
    List<DeButChain> published = PublishedChains.read(network);
    List<DeButChain> corrected = PublishedChains.corrected(network);

    for (int row = 0; row < published.size(); row++) {
      assertThat(corrected.get(row).isRegular()).isTrue();
      assertThat(corrected.get(row).inputs()).isEqualTo(published.get(row).inputs());
      assertThat(corrected.get(row).outputs()).isEqualTo(published.get(row).outputs());
      assertThat(corrected.get(row).parameters())
          .isLessThanOrEqualTo(published.get(row).parameters());
    }
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> PublishedChains.read("alexnet"))
        .hasMessageContaining("chains/alexnet.txt");
  }
}
