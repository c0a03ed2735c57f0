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

import io.github.debutdl4j.chain.ChainException;
import io.github.debutdl4j.chain.ChainFormat;
import io.github.debutdl4j.chain.DeButChain;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChainTableTest {

  @ParameterizedTest
  @CsvSource({
    "pointnet_modelnet40_big, mlp1, 1.0",
    "pointnet_modelnet40_big, mlp3, 0.25",
    "pointnet_modelnet40_small, input-tnet-mlp1, 1.0",
    "pointnet_modelnet40_small, feature-tnet-fc3, 0.25",
    "resnet110_cifar100, stage2-block1-shortcut, 0.5",
    "resnet110_cifar100_small, stage2-block1-shortcut, 0.5",
  })
  void irregularChainsAreThoseTheModelCardsName(String network, String layer, double support) {
    DeButChain chain = ChainTable.read(network).chain(layer).orElseThrow();

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
    List<DeButChain> published = ChainTable.read(network).chains();
    List<DeButChain> corrected = ChainTable.read(network).corrected().chains();

    for (int row = 0; row < published.size(); row++) {
      assertThat(corrected.get(row).isRegular()).isTrue();
      assertThat(corrected.get(row).inputs()).isEqualTo(published.get(row).inputs());
      assertThat(corrected.get(row).outputs()).isEqualTo(published.get(row).outputs());
      assertThat(corrected.get(row).parameters())
          .isLessThanOrEqualTo(published.get(row).parameters());
    }
  }

  @Test
  void theFirstLineThatNamesALayerCounts() {
    ChainTable table =
        ChainTable.parse(
            "# comment\n\nfc1 fc2: 4 4 4 4 1\nblock1-a: 3 3 3 3 1\nblock1-*: 2 2 2 2 1\n", "here");

    assertThat(table.chain("fc2")).hasValue(ChainFormat.parse("4 4 4 4 1"));
    assertThat(table.chain("block1-a")).hasValue(ChainFormat.parse("3 3 3 3 1"));
    assertThat(table.chain("block1-b")).hasValue(ChainFormat.parse("2 2 2 2 1"));
    assertThat(table.chain("block2-a")).isEmpty();
    assertThat(table.chain("fc")).isEmpty();
  }

  @Test
  void aLineThatIsNotARowIsNamed() {
    assertThatThrownBy(() -> ChainTable.parse("a: 2 2 2 2 1\n2 2 2 2 1", "here"))
        .isInstanceOf(ChainException.class)
        .hasMessageStartingWith("here, line 2: expected 'layer names: p q r s t ...'");
    assertThatThrownBy(() -> ChainTable.parse("a: 2 2 2", "here"))
        .isInstanceOf(ChainException.class)
        .hasMessageStartingWith("here, line 1: ");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> ChainTable.read("alexnet")).hasMessageContaining("chains/alexnet.txt");
  }
}
