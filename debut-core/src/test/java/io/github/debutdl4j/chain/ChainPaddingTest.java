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
  void aSizeThatFactorsWellStaysAsItIs() {
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
