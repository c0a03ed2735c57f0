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
package io.github.debutdl4j.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.ChainEnumeration;
import io.github.debutdl4j.chain.DeButChain;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateSearchTest {

  @ParameterizedTest
  @CsvSource({"16, 72, 480", "12, 10, 80", "7, 30, 150", "24, 1, 24", "8, 8, 64"})
  void looksAtEveryNonRedundantRegularChainOfASmallMatrix(int m, int n, long most) {
    List<CandidateChain> found =
        new CandidateSearch(new EqualEnergies(m, n), new long[] {most}, Integer.MAX_VALUE).find();

    Set<DeButChain> chains = new HashSet<>();
    found.forEach(candidate -> chains.add(candidate.chain()));
    Set<DeButChain> expected = new HashSet<>();
    ChainEnumeration.of(m, n)
        .withMaxParameters(most)
        .withMaxWidth(4 * Math.max(m, n))
        .forEach(expected::add);
    assertThat(chains).isEqualTo(expected);
    assertThat(found).allSatisfy(c -> assertThat(c.parameters()).isEqualTo(c.chain().parameters()));
  }

  @Test
  void callsGridsOfMultiplesOfEightSimdFriendly() {
    CandidateChain friendly = candidate(16, 64, new int[] {8}, new int[] {8});
    CandidateChain halfFriendly = candidate(16, 64, new int[] {4}, new int[] {32});
    CandidateChain odd = candidate(15, 45, new int[] {3}, new int[] {5});

    assertThat(friendly.friendliness()).isGreaterThan(halfFriendly.friendliness());
    assertThat(halfFriendly.friendliness()).isGreaterThan(odd.friendliness());
    assertThat(odd.friendliness()).isZero();
    assertThat(halfFriendly.chain())
        .isEqualTo(DeButChain.regular(new int[] {4, 4}, new int[] {2, 32}));
  }

  /** Keeps the same at every link. */
  private record EqualEnergies(int outputs, int inputs) implements MatrixEnergies {

    @Override
    public double kept(int rows, int columns) {
      return 0.5;
    }

    @Override
    public Map<CandidateChain, Double> keptByFirstFit(List<CandidateChain> chains) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<CandidateChain, Double> keptByRoughFit(List<CandidateChain> chains) {
      throw new UnsupportedOperationException();
    }
  }

  private static CandidateChain candidate(int outputs, int inputs, int[] rows, int[] columns) {
    return new CandidateChain(outputs, inputs, rows, columns, 0, 0);
  }
}
