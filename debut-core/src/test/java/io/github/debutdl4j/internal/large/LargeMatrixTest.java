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
package io.github.debutdl4j.internal.large;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.factorize.RandomMatrices;
import io.github.debutdl4j.internal.fit.FittedChain;
import io.github.debutdl4j.internal.fit.SweepLimits;
import io.github.debutdl4j.internal.fit.SweepProgress;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fit of large matrices, on small ones and against the fit in double precision. */
class LargeMatrixTest {

  private static final SweepLimits LIMITS = new SweepLimits(6, 2, 0, SweepProgress.NONE);

  @Property(tries = 60)
  void fitsAsWellAsDoublePrecision(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int length) {
    DeButChain chain = randomChain(seed, length);
    double[] w = RandomMatrices.gaussian((int) chain.denseParameters(), seed);
    FittedChain expected = FittedChain.fit(w, chain, null, LIMITS);

    FittedChain fit = largeMatrix(w, chain).fit(chain, LIMITS);

    double squares = RandomMatrices.norm(w) * RandomMatrices.norm(w);
    double error = Math.sqrt(distance(w, chain, fit.weights()) / squares);
    double expectedError = Math.sqrt(distance(w, chain, expected.weights()) / squares);
    assertThat(error).isCloseTo(expectedError, within(2e-3));
    assertThat(fit.history()[0]).isCloseTo(expected.history()[0], within(2e-3));
    assertThat(Math.sqrt(fit.squaredBound() / squares)).isLessThan(error + 1e-6);
    assertThat(fit.squaredBound()).isCloseTo(expected.squaredBound(), within(1e-5 * squares));
  }

  @Property(tries = 60)
  void measuresTheDistanceToTheProduct(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int length) {
    DeButChain chain = randomChain(seed, length);
    int outputs = Math.max(1, chain.outputs() - 2);
    int inputs = Math.max(1, chain.inputs() - 1);
    double[] w = RandomMatrices.gaussian(outputs * inputs, seed);
    LargeMatrix matrix = LargeMatrix.of(w, outputs, inputs);
    double[][] weights = matrix.fit(chain, LIMITS).weights();
    double[] product = chain.denseProduct(weights);
    double expected = 0;
    for (int row = 0; row < outputs; row++) {
      for (int column = 0; column < inputs; column++) {
        double difference = w[row * inputs + column] - product[row * chain.inputs() + column];
        expected += difference * difference;
      }
    }

    double distance = matrix.squaredDistance(chain, weights);

    assertThat(distance).isCloseTo(expected, within(1e-6 * matrix.squaredNorm()));
  }

  @Test
  void recoversAPlantedChain() {
    DeButChain chain = DeButChain.regular(new int[] {4, 6, 8}, new int[] {8, 6, 4});
    double[] w = RandomMatrices.planted(chain, 5);
    LargeMatrix matrix = largeMatrix(w, chain);

    FittedChain fit = matrix.fit(chain, LIMITS);

    double squares = matrix.squaredDistance(chain, fit.weights());
    assertThat(Math.sqrt(squares / matrix.squaredNorm())).isLessThan(1e-5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-42, 1e-20, 1, 1e25, 1e300})
  void scalesEntriesThatSinglePrecisionCouldNotSquare(double scale) {
    double[] w = RandomMatrices.gaussian(12 * 8, 6);
    double[] scaled = new double[w.length];
    for (int e = 0; e < w.length; e++) {
      scaled[e] = scale * w[e];
    }

    LargeMatrix matrix = LargeMatrix.of(scaled, 12, 8);

    assertThat(matrix.entries()[5] * matrix.unit())
        .isCloseTo(scaled[5], within(1e-6 * Math.abs(scaled[5])));
    assertThat(matrix.squaredNorm()).isBetween(1e-20, 1e20);
  }

  private static LargeMatrix largeMatrix(double[] w, DeButChain chain) {
    return LargeMatrix.of(w, chain.outputs(), chain.inputs());
  }

  private static double distance(double[] w, DeButChain chain, double[][] weights) {
    double[] product = chain.denseProduct(weights);
    double squares = 0;
    for (int e = 0; e < w.length; e++) {
      squares += (w[e] - product[e]) * (w[e] - product[e]);
    }
    return squares;
  }

  private static DeButChain randomChain(long seed, int length) {
    Random random = new Random(seed);
    int[] r = random.ints(length, 1, 5).toArray();
    int[] s = random.ints(length, 1, 5).toArray();
    return DeButChain.regular(r, s);
  }
}
