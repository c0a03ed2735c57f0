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

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ChainFormatTest {

  static final List<String> files = ChainFiles.PUBLISHED;

  @ParameterizedTest
  @FieldSource("files")
  void writesPublishedRowsUnchanged(String file) {
    String[] rows = ChainFiles.text(file).strip().split("\n");

    assertThat(ChainFiles.chains(file)).extracting(ChainFormat::format).containsExactly(rows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"  \"|the chain row is empty",
        "4 4 2 2|has 4 numbers; expected a multiple of 5",
        "4 4 2 2 x|number 5 of the chain row is 'x'; expected a whole number",
        "4 4 2 2 99999999999|is '99999999999'; expected a whole number",
        "4 4 2 2 0|factor 1 of the chain row (4,4; 2,2,0): every size must be 1 or more",
        "4 4 2 2 1 4 -4 2 2 2|factor 2 of the chain row (4,-4; 2,2,2): every size",
        "4 4 2 3 1|factor 1 of the chain row (4,4; 2,3,1): q = 4 is not a multiple",
        "4 4 2 2 1 8 8 2 2 2|factor 2 (8,8; 2,2,2) takes 8 inputs"
      })
  void saysWhatIsWrongWithARow(String row, String message) {
    assertThatThrownBy(() -> ChainFormat.parse(row))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesFileAndLineOfABadRow() {
    assertThatThrownBy(() -> ChainFormat.parseAll("# two chains\n\n4 4 4 4 1\n4 4 4\n", "a.txt"))
        .hasMessageStartingWith("a.txt, line 4: the chain row has 3 numbers");
  }

  @Test
  void readsCommasAndSemicolonsToo() {
    assertThat(ChainFormat.parse("4,4,4,4,1")).isEqualTo(DeButChain.dense(4, 4));
  }
}
