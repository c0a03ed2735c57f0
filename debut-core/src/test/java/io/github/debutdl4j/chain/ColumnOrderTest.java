package io.github.debutdl4j.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnOrderTest {

  @Test
  void numbersColumnsChannelOrTapFirst() {
    assertThat(ColumnOrder.CHANNEL_MAJOR.column(2, 4, 8, 9)).isEqualTo(2 * 9 + 4);
    assertThat(ColumnOrder.TAP_MAJOR.column(2, 4, 8, 9)).isEqualTo(4 * 8 + 2);
  }
}
