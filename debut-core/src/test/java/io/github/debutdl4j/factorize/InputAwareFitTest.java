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
package io.github.debutdl4j.factorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.linalg.DotProduct;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InputAwareFitTest {

  private static final FactorizeOptions DEFAULTS = FactorizeOptions.defaults();
  private static final int INPUTS = 24;
  private static final DeButChain CHAIN =
      DeButChain.regular(new int[] {2, 4, 2}, new int[] {4, 3, 2});
  private static final double[] W = RandomMatrices.gaussian(16 * INPUTS, 1);
  private static final double[] SAMPLES = correlatedSamples(400, 2);

  @Test
  void lowersTheErrorOfTheLayersOutputs() {
    Factorization plain = Factorizer.factorize(W, CHAIN, DEFAULTS);
    Factorization aware = Factorizer.factorize(W, CHAIN, withMoments(true));

    double[] fresh = correlatedSamples(300, 3);
    assertThat(outputError(aware, fresh)).isLessThan(0.8 * outputError(plain, fresh));
    assertThat(aware.relativeError()).isGreaterThan(plain.relativeError());
    assertThat(aware.lowerBound()).isEqualTo(plain.lowerBound());
  }

  @Test
  void reportsTheErrorAndTheBiasShiftOfTheSamplesItSaw() {
    Factorization fit = Factorizer.factorize(W, CHAIN, withMoments(true));

    assertThat(fit.inputAwareError()).isCloseTo(outputError(fit, SAMPLES), within(1e-9));
    double[] error = errorMatrix(fit);
    double[] mean = moments().mean();
    for (int row = 0; row < 16; row++) {
      double shift = 0;
      for (int i = 0; i < INPUTS; i++) {
        shift += error[row * INPUTS + i] * mean[i];
      }
      assertThat(fit.biasShift()[row]).isCloseTo(shift, within(1e-12));
    }
  }

  @Test
  void isThePlainFitWhereAllInputsAreAlike() {
    InputMoments alike = InputMoments.full(INPUTS);
    double[] axes = new double[INPUTS * INPUTS];
    for (int i = 0; i < INPUTS; i++) {
      axes[i * INPUTS + i] = 3;
    }
    alike.add(axes);

    Factorization plain = Factorizer.factorize(W, CHAIN, DEFAULTS);
    Factorization aware = Factorizer.factorize(W, CHAIN, DEFAULTS.withInputMoments(alike, false));

    assertThat(aware.relativeError()).isLessThan(1.0001 * plain.relativeError());
    assertThat(aware.inputAwareError()).isCloseTo(aware.relativeError(), within(1e-12));
  }

  @Test
  void handlesConstantInputsAndPadding() {
    double[] still = SAMPLES.clone();
    for (int from = 0; from < still.length; from += INPUTS) {
      still[from] = 0;
      still[from + 5] = 2;
    }
    InputMoments moments = InputMoments.full(INPUTS);
    moments.add(still);
    DeButChain larger = DeButChain.regular(new int[] {2, 3, 3}, new int[] {5, 3, 2});

    Factorization fit =
        Factorizer.factorize(
            DenseMatrix.of(W, 16, INPUTS), larger, DEFAULTS.withInputMoments(moments, true));

    assertThat(fit.inputAwareError()).isBetween(0.0, 1.0);
    assertThat(fit.flatWeights()).doesNotContain(Double.NaN);
  }

  @Test
  void refusesMomentsOfAnotherSize() {
    assertThatThrownBy(
            () ->
                Factorizer.factorize(
                    W, CHAIN, DEFAULTS.withInputMoments(InputMoments.full(25), true)))
        .isInstanceOf(FactorizeException.class)
        .hasMessage("the moments are of 25 inputs, but the matrix has 24");
  }

  private static InputMoments moments() {
    InputMoments moments = InputMoments.full(INPUTS);
    moments.add(SAMPLES);
    return moments;
  }

  private static FactorizeOptions withMoments(boolean bias) {
    return DEFAULTS.withInputMoments(moments(), bias);
  }

  /** Five common causes, some noise, and a mean. */
  private static double[] correlatedSamples(int count, long seed) {
    double[] causes = RandomMatrices.gaussian(5 * INPUTS, 77);
    Random random = new Random(seed);
    double[] samples = new double[count * INPUTS];
    for (int from = 0; from < samples.length; from += INPUTS) {
      for (int cause = 0; cause < 5; cause++) {
        double strength = random.nextGaussian();
        for (int i = 0; i < INPUTS; i++) {
          samples[from + i] += strength * causes[cause * INPUTS + i];
        }
      }
      for (int i = 0; i < INPUTS; i++) {
        samples[from + i] += 0.3 * random.nextGaussian() + 1;
      }
    }
    return samples;
  }

  private static double[] errorMatrix(Factorization fit) {
    double[] product = fit.product();
    double[] error = new double[W.length];
    for (int e = 0; e < W.length; e++) {
      error[e] = W[e] - product[e];
    }
    return error;
  }

  /** Standard deviation of the error of the outputs over that of the outputs. */
  private static double outputError(Factorization fit, double[] samples) {
    return Math.sqrt(variance(errorMatrix(fit), samples) / variance(W, samples));
  }

  private static double variance(double[] matrix, double[] samples) {
    int count = samples.length / INPUTS;
    double sum = 0;
    for (int row = 0; row < 16; row++) {
      double mean = 0;
      double squares = 0;
      for (int from = 0; from < samples.length; from += INPUTS) {
        double output = DotProduct.of(matrix, row * INPUTS, samples, from, INPUTS);
        mean += output / count;
        squares += output * output / count;
      }
      sum += squares - mean * mean;
    }
    return sum;
  }
}
