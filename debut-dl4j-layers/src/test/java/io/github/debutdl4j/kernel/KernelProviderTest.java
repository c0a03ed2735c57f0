package io.github.debutdl4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The build starts its tests with the vector module. */
class KernelProviderTest {

  @Test
  void vectorInstructionsAreFoundAndPreferred() {
    assertThat(KernelProvider.choose("auto").name()).isEqualTo("simd");
    assertThat(KernelProvider.choose("simd").forFloat().lanes())
        .isEqualTo(2 * KernelProvider.choose("simd").forDouble().lanes());
  }

  @Test
  void plainJavaCanBeForced() {
    assertThat(KernelProvider.choose("scalar").name()).isEqualTo("scalar");
  }

  @Test
  void anUnknownValueNamesTheKnownOnes() {
    assertThatThrownBy(() -> KernelProvider.choose("avx"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("debut.kernel=avx")
        .hasMessageContaining("auto, scalar or simd");
  }
}
