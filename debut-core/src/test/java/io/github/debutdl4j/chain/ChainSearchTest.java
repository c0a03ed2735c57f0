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
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.internal.numbers.Divisors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainSearchTest {

  @ParameterizedTest
  @CsvSource({
    "512, 4608, 69632 25600 16896 14848 13824",
    "512, 2304, 51200 20992 14848 12800 12032",
    "256, 2304, 25600 10496 7424 6400",
    "64, 576, 3200 1600 1344",
    "16, 144, 400 272",
    "128, 400, 5248 3104 2464",
    "16, 72, 272 232 216",
    "512, 1024, 32768 16384 12288 10240",
    "4096, 256, 32768 12288 9216 8192",
    "1024, 128, 8192 4096 3072 2816",
    "100, 512, 5248 3760 2992",
    "512, 512, 24576 12288 10240 9216"
  })
  void findsTheKnownMinimaForTwoAndMoreFactors(int m, int n, String minima) {
    long[] expected = Arrays.stream(minima.split(" ")).mapToLong(Long::parseLong).toArray();

    for (int i = 0; i < expected.length; i++) {
      DeButChain chain = ChainSearch.smallest(m, n, i + 2, true);
      assertThat(chain.length()).isEqualTo(i + 2);
      assertThat(chain.parameters()).isEqualTo(expected[i]);
      assertThat(chain.isRegular()).isTrue();
    }
    assertThat(ChainSearch.smallest(m, n).parameters()).isEqualTo(expected[expected.length - 1]);
  }

  @Test
  void enumeratesExactlyTheNonRedundantFactorisations() {
    for (int[] size : new int[][] {{1, 6}, {6, 1}, {7, 5}, {8, 12}, {12, 8}, {16, 16}}) {
      List<DeButChain> found = ChainEnumeration.of(size[0], size[1]).stream().toList();

      Set<DeButChain> expected = new HashSet<>();
      collectRegular(size[0], size[1], new ArrayList<>(), expected);
      expected.removeIf(DeButChain::isRedundant);
      assertThat(found).doesNotHaveDuplicates().hasSameElementsAs(expected);
    }
  }

  /** Every regular chain with no 1 x 1 grid, redundant ones too, by brute force. */
  private static void collectRegular(
      int rows, int columns, List<int[]> grids, Set<DeButChain> found) {
    if (rows == 1 && columns == 1) {
      found.add(
          DeButChain.regular(
              grids.stream().mapToInt(g -> g[0]).toArray(),
              grids.stream().mapToInt(g -> g[1]).toArray()));
      return;
    }
    for (int r : Divisors.of(rows)) {
      for (int s : Divisors.of(columns)) {
        if (r > 1 || s > 1) {
          grids.add(new int[] {r, s});
          collectRegular(rows / r, columns / s, grids, found);
          grids.remove(grids.size() - 1);
        }
      }
    }
  }

  @Test
  void limitsLeaveOutExactlyTheChainsBeyondThem() {
    ChainEnumeration all = ChainEnumeration.of(24, 36);
    ChainEnumeration limited =
        all.withMinParameters(200).withMaxParameters(500).withMaxFactors(3).withMaxWidth(40);

    List<DeButChain> expected =
        all.stream()
            .filter(c -> c.parameters() >= 200 && c.parameters() <= 500)
            .filter(c -> c.length() <= 3 && c.widestIntermediate() <= 40)
            .toList();
    assertThat(expected).isNotEmpty();
    assertThat(limited).containsExactlyElementsOf(expected);
  }

  @Test
  void enumerationIsLazy() {
    assertThat(ChainSearch.enumerate(5040, 7560, 10_000_000).stream().limit(3)).hasSize(3);
  }

  @Test
  void theBestChainIsTheMostExpressiveOfAll() {
    for (long budget : new long[] {150, 300, 600}) {
      DeButChain best = ChainSearch.best(16, 72, budget);
      double most =
          ChainSearch.enumerate(16, 72, budget).stream()
              .filter(c -> c.widestIntermediate() <= 4 * 72)
              .mapToDouble(ChainSearch::expressivity)
              .max()
              .orElseThrow();
      assertThat(best.parameters()).isLessThanOrEqualTo(budget);
      assertThat(ChainSearch.expressivity(best)).isGreaterThanOrEqualTo(0.99 * most);
    }
  }

  @Test
  void expressivityIsTheEnergyKeptOfARandomMatrixByATwoFactorFit() {
    DeButChain chain = DeButChain.regular(new int[] {4, 4}, new int[] {6, 12});
    Random random = new Random(8);
    double kept = 0;
    int draws = 400;
    for (int i = 0; i < draws; i++) {
      kept += RankOneShare.of(4, 6, random) / draws;
    }
    assertThat(ChainSearch.expressivity(chain)).isEqualTo(kept, within(0.02));
  }

  @Test
  void aDenseChainKeepsEverything() {
    assertThat(ChainSearch.expressivity(DeButChain.dense(7, 9))).isEqualTo(1);
    assertThat(ChainSearch.best(7, 9, 63)).isEqualTo(DeButChain.dense(7, 9));
  }

  @Test
  void aBudgetThatIsTooSmallNamesTheSmallestPossible() {
    assertThatThrownBy(() -> ChainSearch.best(16, 72, 50))
        .isInstanceOf(ChainException.class)
        .hasMessage(
            "no chain for 16 x 72 has 50 parameters or fewer; the smallest has "
                + ChainSearch.fewestParameters(16, 72));
    assertThat(ChainSearch.fewestParameters(16, 72)).isEqualTo(88);
  }

  @Test
  void theFewestParametersAreThoseOfTheSmallestChainThereIs() {
    for (int m = 1; m <= 24; m++) {
      for (int n = 1; n <= 36; n++) {
        long smallest =
            ChainEnumeration.of(m, n).stream()
                .mapToLong(DeButChain::parameters)
                .min()
                .orElseThrow();
        assertThat(ChainSearch.fewestParameters(m, n)).as(m + " x " + n).isEqualTo(smallest);
      }
    }
  }

  @Test
  void saysWhenThereIsNoChainOfThisLength() {
    assertThatThrownBy(() -> ChainSearch.smallest(7, 12, 3, true))
        .isInstanceOf(ChainException.class)
        .hasMessage("there is no monotonic non-redundant chain of 3 factors for 7 x 12");
  }
}
