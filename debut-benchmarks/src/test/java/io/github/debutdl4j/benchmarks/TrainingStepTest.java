package io.github.debutdl4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the memory benchmark counts over and over. */
class TrainingStepTest {

  @ParameterizedTest
  @EnumSource
  void everyLayerCanBeSteppedAgainAndAgain(SteppedLayer layer) {
    TrainingStep step = new TrainingStep(layer, 1);

    assertThatCode(
            () -> {
              step.run();
              step.run();
            })
        .doesNotThrowAnyException();
  }
}
