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

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChainGeneratorTest {

  private static final Pattern PUBLISHED_ROW =
      Pattern.compile("(?m)^(\\d+)x(\\d+) level (\\d+) (valid|invalid)\\s+(.*\\S)\\s*$");

  private static List<MatchResult> publishedRows(String validity) {
    return PUBLISHED_ROW
        .matcher(ChainFiles.text("autochain-monotone.txt"))
        .results()
        .filter(row -> row.group(4).equals(validity))
        .toList();
  }

  private static DeButChain generated(MatchResult row) {
    return ChainGenerator.monotonic(
        Integer.parseInt(row.group(1)),
        Integer.parseInt(row.group(2)),
        9,
        Integer.parseInt(row.group(3)));
  }

  @Test
  void reproducesAllValidPublishedMonotonicRows() {
    List<MatchResult> rows = publishedRows("valid");

    assertThat(rows).hasSize(61);
    assertThat(rows)
        .allSatisfy(row -> assertThat(ChainFormat.format(generated(row))).isEqualTo(row.group(5)));
  }

  @Test
  void givesAValidChainWhereThePublishedGeneratorGivesAnInvalidOne() {
    List<MatchResult> rows = publishedRows("invalid");

    assertThat(rows).hasSize(16);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(generated(row).isRegular()).isTrue();
              assertThat(generated(row).isMonotonic()).isTrue();
              assertThat(generated(row).layerCompression()).isPositive();
            });
  }

  @Test
  void everySizeUpTo256HasAChainOfEachType() {
    for (int m = 1; m <= 256; m++) {
      for (int n = 1; n <= 256; n++) {
        int level = 1 + (m + n) % 9;
        checkAllTypes(m, n, level);
      }
    }
  }

  @Test
  void randomSizesUpTo8192HaveAChainOfEachType() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      checkAllTypes(1 + random.nextInt(8192), 1 + random.nextInt(8192), 1 + random.nextInt(9));
    }
  }

  private static void checkAllTypes(int m, int n, int level) {
    int taps = n % 9 == 0 ? 9 : 1;
    DeButChain monotonic = ChainGenerator.monotonic(m, n, taps, level);
    check(monotonic, m, n);
    check(ChainGenerator.bulging(m, n, taps, level), m, n);
    check(ChainSearch.smallest(m, n), m, n);
    check(ChainSearch.best(m, n, (long) m * n), m, n);
    if (!monotonic.isMonotonic()) {
      throw new AssertionError(m + " x " + n + ", level " + level + ": " + monotonic);
    }
  }

  /** Plain checks: a chained assertion costs more than the generation, a quarter million times. */
  private static void check(DeButChain chain, int m, int n) {
    if (!chain.isRegular()
        || chain.outputs() != m
        || chain.inputs() != n
        || chain.parameters() > chain.denseParameters()) {
      throw new AssertionError(m + " x " + n + ": " + chain);
    }
  }

  @Test
  void bulgingChainsWidenByAThirdFirstAsThePublishedOnesDo() {
    for (int[] size : new int[][] {{64, 576}, {128, 1152}, {256, 2304}, {512, 4608}}) {
      DeButChain chain = ChainGenerator.bulging(size[0], size[1], 9, 4);
      assertThat(chain.factor(0).p()).isEqualTo(size[1] * 4 / 3);
      assertThat(chain.isBulging()).isTrue();
      assertThat(chain.widestIntermediate()).isEqualTo(chain.factor(0).p());
    }
  }

  @Test
  void bulgingTakesANeighbouringWidthWhereAThirdDoesNotFit() {
    DeButChain chain = ChainGenerator.bulging(128, 400, 1, 4);

    assertThat(chain.isBulging()).isTrue();
    assertThat(chain.widestIntermediate()).isBetween(450, 640);
  }

  @Test
  void higherLevelsNeverShrinkFaster() {
    List<Integer> lengths = new ArrayList<>();
    for (int level = 1; level <= 12; level++) {
      lengths.add(ChainGenerator.monotonic(512, 512, 1, level).length());
    }
    assertThat(lengths).isSorted().startsWith(2).endsWith(7);
  }

  @Test
  void aConvolutionsFirstFactorTakesOneKernelEach() {
    assertThat(ChainGenerator.monotonic(64, 800, 25, 3).factor(0))
        .isEqualTo(new DeButFactor(512, 800, 16, 25, 1));
  }

  @Test
  void refusesSizesAndLevelsBelowOne() {
    assertThatThrownBy(() -> ChainGenerator.monotonic(0, 4, 1, 3))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("0 outputs, 4 inputs");
    assertThatThrownBy(() -> ChainGenerator.bulging(4, 4, 1, 0))
        .isInstanceOf(ChainException.class)
        .hasMessage("the level is 0; expected 1 or more");
  }
}
