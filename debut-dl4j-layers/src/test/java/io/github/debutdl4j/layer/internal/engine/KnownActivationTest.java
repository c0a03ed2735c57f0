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
package io.github.debutdl4j.layer.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.internal.kernel.activation.DoubleActivation;
import io.github.debutdl4j.internal.kernel.activation.FloatActivation;
import io.github.debutdl4j.internal.kernel.activation.FloatActivations;
import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import io.github.debutdl4j.internal.network.Activation.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationRReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The kernel's activations are DL4J's, value and derivative. */
class KnownActivationTest {

  /** The numbers to be changed begin within a row, and are no multiple of any number of lanes. */
  private static final int FROM = 3;

  private static final int COUNT = 4013;

  private static final double[] CORNERS = {0, -1, 1, 6};

  static Stream<Arguments> cases() {
    List<IActivation> activations =
        Stream.concat(
                Stream.of(Activation.values()).map(Activation::getActivationFunction),
                Stream.of(new ActivationLReLU(0.3), new ActivationGELU(true)))
            .filter(KnownActivationTest::isFused)
            .toList();
    assertThat(activations).hasSizeGreaterThan(11);
    return Stream.of("scalar", "simd")
        .flatMap(name -> activations.stream().map(activation -> Arguments.of(name, activation)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void valueAndDerivativeAreThoseOfDl4jInFloat(String provider, IActivation activation) {
    KnownActivation fused = KnownActivation.differentiable(activation).orElseThrow();
    FloatActivation kernel =
        KernelProvider.choose(provider).forFloat().activations().of(fused.kind(), fused.alpha());
    float[] x = new float[FROM + COUNT + 5];
    float[] epsilon = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) number(i);
      epsilon[i] = (float) Math.cos(i);
    }
    INDArray value = activation.getActivation(Nd4j.createFromArray(x), true);
    INDArray slope =
        activation.backprop(Nd4j.createFromArray(x), Nd4j.createFromArray(epsilon)).getFirst();

    float[] backward = epsilon.clone();
    kernel.backprop(x, backward, FROM, FROM + COUNT);
    float[] forward = x.clone();
    kernel.apply(forward, FROM, FROM + COUNT);

    for (int i = 0; i < x.length; i++) {
      boolean inside = i >= FROM && i < FROM + COUNT;
      double expected = inside ? value.getDouble(i) : x[i];
      double expectedSlope = inside ? slope.getDouble(i) : epsilon[i];
      double tolerance = 1e-6 * Math.max(1, Math.abs(expected));
      assertThat((double) forward[i]).as("at " + x[i]).isCloseTo(expected, within(tolerance));
      assertThat((double) backward[i]).as("at " + x[i]).isCloseTo(expectedSlope, within(1e-6));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void valueAndDerivativeAreThoseOfDl4jInDouble(String provider, IActivation activation) {
    KnownActivation fused = KnownActivation.differentiable(activation).orElseThrow();
    DoubleActivation kernel =
        KernelProvider.choose(provider).forDouble().activations().of(fused.kind(), fused.alpha());
    double[] x = new double[COUNT];
    double[] epsilon = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      x[i] = number(i);
      epsilon[i] = Math.cos(i);
    }
    INDArray value = activation.getActivation(Nd4j.createFromArray(x), true);
    INDArray slope =
        activation.backprop(Nd4j.createFromArray(x), Nd4j.createFromArray(epsilon)).getFirst();

    double[] backward = epsilon.clone();
    kernel.backprop(x, backward, 0, COUNT);
    double[] forward = x.clone();
    kernel.apply(forward, 0, COUNT);

    for (int i = 0; i < COUNT; i++) {
      double tolerance = 1e-12 * Math.max(1, Math.abs(value.getDouble(i)));
      assertThat(forward[i]).as("at " + x[i]).isCloseTo(value.getDouble(i), within(tolerance));
      assertThat(backward[i]).as("at " + x[i]).isCloseTo(slope.getDouble(i), within(1e-12));
    }
  }

  @Test
  void otherActivationsAreLeftToNd4j() {
    assertThat(isFused(new ActivationELU(0.7))).isFalse();
    assertThat(isFused(new ActivationRReLU())).isFalse();
    assertThat(isFused(new ActivationReLU(6.0, 0.0, 0.1))).isFalse();
    assertThat(isFused(new ActivationReLU(null, null, 0.1))).isFalse();
  }

  @Test
  void parametersKeepTheirPrecision() {
    assertThat(KnownActivation.of(new ActivationLReLU(0.3)))
        .hasValue(new KnownActivation(Kind.LEAKY_RELU, 0.3));
    assertThat(KnownActivation.of(new ActivationReLU(null, null, 0.3)))
        .hasValue(new KnownActivation(Kind.LEAKY_RELU, 0.3));
    assertThat(KnownActivation.of(new ActivationReLU(6.0, null, null)))
        .hasValue(new KnownActivation(Kind.RELU6, 0));
    assertThat(KnownActivation.of(new ActivationReLU(5.0, null, null))).isEmpty();
  }

  private static boolean isFused(IActivation activation) {
    return KnownActivation.differentiable(activation)
        .filter(known -> new FloatActivations().has(known.kind()))
        .isPresent();
  }

  /** From -25 to 25, densely near zero; among them those at which slopes change. */
  private static double number(int i) {
    if (i >= 100 && i < 100 + CORNERS.length) {
      return CORNERS[i - 100];
    }
    double u = (i - 2000.5) / 2000;
    return 25 * u * u * u;
  }
}
