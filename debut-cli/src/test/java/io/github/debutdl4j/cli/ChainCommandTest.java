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
package io.github.debutdl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainCommandTest {

  @Test
  void jsonIsTheOnlyThingOnStandardOutput() throws IOException {
    DebutCall run =
        DebutCall.of(
            "chain", 64, 576, "--kernel", 3, "--type", "monotonic", "--level", 3, "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().strip().lines()).hasSize(1);
    assertThat(run.err()).contains("parameters");
    assertThat(run.json().get("chain").asText()).startsWith("512 576 8 9 1 256 512 1 2 8");
    assertThat(run.json().get("denseParameters").asLong()).isEqualTo(64 * 576);
  }

  @Test
  void withoutJsonTheTableIsOnStandardOutput() {
    DebutCall run = DebutCall.of("chain", 512, 512, "--type", "smallest");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("9,216 of 262,144 parameters (3.52 %)").contains("row: ");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aBudgetAsksForTheBestChainWithinIt() throws IOException {
    DebutCall run = DebutCall.of("chain", 128, 400, "--budget", "10%", "--json");

    assertThat(run.json().get("type").asText()).isEqualTo("best");
    assertThat(run.json().get("parameters").asLong()).isBetween(4_000L, 5_120L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chain 0 4|0 outputs, 4 inputs",
        "chain 4 10 --kernel 3|N = 10 inputs are not a multiple of a 3 x 3 kernel",
        "chain 16 72 --budget 50|the smallest has 88",
        "chain 16 72 --type monotonic --budget 100|--type best keeps to it",
        "chain 16 72 --level 0|the level is 0"
      })
  void badInputIsOneMessage(String line, String message) {
    DebutCall.of((Object[]) line.split(" ")).assertRefused(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chain 16 x|'x' is not an int",
        "chain 16 72 --budget many|'many' is not a budget",
        "chain 16 72 --budget 0%|'0%' is not a budget",
        "chain 16 72 --type best|--type best needs --budget",
        "chain 16|Missing required parameter: 'N'",
        "cain 16 72|Unmatched argument"
      })
  void wrongUsageIsExitCodeTwo(String line, String message) {
    DebutCall run = DebutCall.of((Object[]) line.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }
}
