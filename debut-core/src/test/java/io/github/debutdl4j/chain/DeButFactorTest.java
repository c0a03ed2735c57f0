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
import org.junit.jupiter.params.provider.CsvSource;

class DeButFactorTest {

  @Test
  void countsBlocksAndParameters() {
    DeButFactor factor = new DeButFactor(512, 640, 4, 5, 8);

    assertThat(factor.blocks()).isEqualTo(16);
    assertThat(factor.parameters()).isEqualTo(512 * 5).isEqualTo(640 * 4);
    assertThat(factor.weightShape()).containsExactly(16, 8, 4, 5);
    assertThat(factor.weightIndex(1, 2, 3, 4)).isEqualTo(((1 * 8 + 2) * 4 + 3) * 5 + 4);
  }

  @Test
  void patternAndSizesDescribeTheSameFactor() {
    assertThat(DeButFactor.ofPattern(16, 4, 5, 8)).isEqualTo(new DeButFactor(512, 640, 4, 5, 8));
  }

  @Test
  void aPatternThatIsTooLargeIsRefused() {
    assertThatThrownBy(() -> DeButFactor.ofPattern(65_536, 65_536, 1, 1))
        .isInstanceOf(ChainException.class)
        .hasMessage("65536 blocks of a 65536 x 1 grid of 1: p or q is 2^31 or more");
  }

  @Test
  void oneBlockOfSingleNumbersIsDense() {
    assertThat(DeButFactor.dense(3, 5).isDense()).isTrue();
    assertThat(new DeButFactor(4, 4, 2, 2, 2).isDense()).isFalse();
    assertThat(new DeButFactor(4, 4, 2, 2, 1).isDense()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|4|1|1|1|every size must be 1 or more",
        "4|4|2|-2|1|every size must be 1 or more",
        "5|4|2|2|1|p = 5 is not a multiple of r*t = 2",
        "4|5|2|2|1|q = 5 is not a multiple of s*t = 2",
        "8|4|2|2|1|4 blocks of rows, but q/(s*t) = 2",
        "65536|65536|65536|65536|1|more than 2^31 parameters"
      })
  void namesTheFaultOfBadSizes(int p, int q, int r, int s, int t, String fault) {
    assertThatThrownBy(() -> new DeButFactor(p, q, r, s, t))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining(fault)
        .hasMessageStartingWith("(" + p + "," + q + "; " + r + "," + s + "," + t + ")");
  }
}
