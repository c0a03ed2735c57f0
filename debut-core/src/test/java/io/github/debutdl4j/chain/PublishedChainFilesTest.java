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

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts about the chains that the published networks ship with. */
class PublishedChainFilesTest {

  @ParameterizedTest
  @CsvSource({
    "pointnet_modelnet40_big.txt, 0, 1.0, 1",
    "pointnet_modelnet40_big.txt, 2, 0.25, 1",
    "pointnet_modelnet40_small.txt, 0, 1.0, 1",
    "pointnet_modelnet40_small.txt, 8, 0.25, 4",
    "resnet110_cifar100.txt, 2, 0.5, 1",
    "resnet110_cifar100_small.txt, 2, 0.5, 1"
  })
  void irregularRowsHaveTheKnownSupportAndPaths(String file, int row, double support, long paths) {
    DeButChain chain = ChainFiles.chains(file).get(row);

    assertThat(chain.isRegular()).isFalse();
    assertThat(chain.support()).isEqualTo(support);
    assertThat(chain.pathsPerEntry()).isEqualTo(paths);
  }

  @Test
  void exactlySixRowsAreIrregular() {
    List<DeButChain> irregular = new ArrayList<>();
    for (String file : ChainFiles.PUBLISHED) {
      ChainFiles.chains(file).stream().filter(c -> !c.isRegular()).forEach(irregular::add);
    }
    assertThat(irregular).hasSize(6);
  }

  @Test
  void anIrregularRowWithChainableFactorsReducesToTwo() {
    DeButChain chain = ChainFiles.chains("pointnet_modelnet40_big.txt").get(2);

    assertThat(chain.reduce().length()).isEqualTo(2);
    assertThat(chain.reduce().support()).isEqualTo(0.25);
  }
}
