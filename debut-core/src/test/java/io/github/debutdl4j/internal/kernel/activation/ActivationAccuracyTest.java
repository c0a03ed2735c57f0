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
package io.github.debutdl4j.internal.kernel.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.Activation.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Activations against the formulas in double precision, relative to the value. */
class ActivationAccuracyTest {

  static Stream<Arguments> cases() {
    List<Kind> kinds = Stream.of(Kind.values()).filter(new FloatActivations()::has).toList();
    assertThat(kinds).hasSizeGreaterThan(10);
    return Stream.of("scalar", "simd")
        .flatMap(name -> kinds.stream().map(kind -> Arguments.of(name, kind)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void floatIsAccurateToTheLastDigits(String provider, Kind kind) {
    Activation formula = Activation.of(kind);
    FloatActivation activation =
        KernelProvider.choose(provider).forFloat().activations().of(kind, formula.alpha());
    float[] x = new float[20_001];
    for (int i = 0; i < x.length; i++) {
      double u = (i - 10_000) / 10_000.0;
      x[i] = (float) (80 * u * u * u);
    }
    float[] y = x.clone();
    activation.apply(y, 0, y.length);
    for (int i = 0; i < x.length; i++) {
      double expected = formula.at(x[i]);
      // The sigmoid of a product rounded to float differs by half a unit of the product.
      double rounding = 6e-8 * Math.abs(x[i]) * Math.abs(expected);
      double tolerance = 3e-7 * Math.abs(expected) + 2 * rounding + 1e-36;
      assertThat(Math.abs(y[i] - expected)).as(kind + " at " + x[i]).isLessThanOrEqualTo(tolerance);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void extremeNumbersAndNansGiveTheirLimits(String provider, Kind kind) {
    Activation formula = Activation.of(kind);
    FloatActivation activation =
        KernelProvider.choose(provider).forFloat().activations().of(kind, formula.alpha());
    float[] y = {-3e38f, -1000, 1000, 3e38f, Float.NaN, 0};
    float[] x = y.clone();
    activation.apply(y, 0, y.length);
    for (int i = 0; i < 4; i++) {
      double expected = formula.at(x[i]);
      assertThat(Math.abs(y[i] - expected))
          .as(kind + " at " + x[i])
          .isLessThanOrEqualTo(1e-6 * Math.abs(expected) + 1e-33);
    }
    assertThat(y[4]).isNaN();
    assertThat((double) y[5]).isEqualTo((double) (float) formula.at(0));
  }

  @Test
  void refusesAKindThatThereIsNoKernelFor() {
    assertThatThrownBy(() -> new FloatActivations().of(Kind.CUBE, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CUBE");
  }
}
