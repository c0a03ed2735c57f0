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

import io.github.debutdl4j.chain.ChainFormat;
import io.github.debutdl4j.chain.ChainReduction;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorizerTest {

  private static final FactorizeOptions DEFAULTS = FactorizeOptions.defaults();
  private static final DeButChain REGULAR =
      DeButChain.regular(new int[] {4, 3, 2}, new int[] {5, 2, 3});

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12 8 3 2 1 12 12 2 2 3 12 12 2 2 6",
        "48 72 4 6 1 48 48 2 2 4 24 48 1 2 8 16 24 2 3 8",
        "96 72 4 3 1 96 96 2 2 4 48 96 1 2 8 16 48 2 6 8",
        "256 400 16 25 1 512 256 2 1 16 512 512 2 2 32 256 512 1 2 64 128 256 2 4 64",
        "7 5 7 5 1",
      })
  void recoversAPlantedChain(String row) {
    DeButChain chain = ChainFormat.parse(row);
    double[] w = RandomMatrices.planted(chain, 7);

    Factorization fit = Factorizer.factorize(w, chain, DEFAULTS);

    assertThat(fit.relativeError()).isLessThan(1e-12);
    assertThat(fit.guaranteed()).isTrue();
    assertThat(fit.chain()).isEqualTo(chain);
  }

  @Test
  void recoversAPlantedBulgingChainAtTheLargestSizeOfDoublePrecision() {
    DeButChain chain = DeButChain.regular(new int[] {16, 8, 2, 2}, new int[] {4, 8, 4, 8});
    double[] w = RandomMatrices.planted(chain, 1);

    assertThat(chain.denseParameters()).isEqualTo(GivenMatrix.LARGEST_IN_DOUBLE);
    assertThat(Factorizer.factorize(w, chain, DEFAULTS).relativeError()).isLessThan(1e-10);
  }

  @Test
  void recoversALargePlantedBulgingChainInSinglePrecision() {
    DeButChain chain = DeButChain.regular(new int[] {16, 8, 2, 4}, new int[] {4, 8, 4, 8});
    double[] w = RandomMatrices.planted(chain, 1);

    assertThat(chain.denseParameters()).isEqualTo(1024 * 1024);
    assertThat(Factorizer.factorize(w, chain, DEFAULTS).relativeError()).isLessThan(1e-6);
  }

  @Test
  void leavesNoMoreThanTheNoiseOfANoisyPlantedChain() {
    DeButChain chain = DeButChain.regular(new int[] {4, 4, 4}, new int[] {4, 8, 4});
    double[] w = RandomMatrices.noisy(RandomMatrices.planted(chain, 3), 0.01, 4);

    assertThat(Factorizer.factorize(w, chain, DEFAULTS).relativeError()).isLessThan(0.01);
  }

  @Test
  void provesTheOptimumOfTwoFactors() {
    DeButChain chain = DeButChain.regular(new int[] {6, 4}, new int[] {5, 7});

    Factorization fit = Factorizer.factorize(RandomMatrices.gaussian(24 * 35, 5), chain, DEFAULTS);

    assertThat(fit.relativeError()).isCloseTo(fit.lowerBound(), within(1e-13));
    assertThat(fit.history()[0]).isCloseTo(fit.relativeError(), within(1e-13));
  }

  @Test
  void reportsTheErrorOfTheWeightsItReturns() {
    double[] w = RandomMatrices.gaussian(24 * 30, 6);

    Factorization fit = Factorizer.factorize(w, REGULAR, DEFAULTS);

    double[] product = fit.product();
    double[] difference = new double[w.length];
    for (int e = 0; e < w.length; e++) {
      difference[e] = w[e] - product[e];
    }
    double error = RandomMatrices.norm(difference) / RandomMatrices.norm(w);
    assertThat(fit.relativeError()).isCloseTo(error, within(1e-14));
    double[] history = fit.history();
    assertThat(history[history.length - 1]).isCloseTo(error, within(1e-12));
    assertThat(fit.lowerBound()).isPositive().isLessThan(error);
  }

  @Test
  void neverGetsWorseFromSweepToSweep() {
    double[] w = RandomMatrices.gaussian(24 * 30, 8);
    List<Double> heard = new ArrayList<>();
    FactorizeOptions options =
        DEFAULTS
            .withTolerance(0)
            .withSweeps(15)
            .withPairSweeps(5)
            .withListener((sweep, sweeps, error) -> heard.add(error));

    Factorization fit = Factorizer.factorize(w, REGULAR, options);

    for (int n = 1; n < heard.size(); n++) {
      assertThat(heard.get(n)).isLessThanOrEqualTo(heard.get(n - 1) + 1e-14);
    }
    assertThat(fit.history()).containsExactly(heard.stream().mapToDouble(e -> e).toArray());
    assertThat(fit.relativeError()).isLessThan(fit.history()[0]);
  }

  @Test
  void fitsARedundantChainAsWellAsItsReductionAndWritesItOutInFull() {
    DeButChain redundant = ChainFormat.parse("48 72 4 6 1 48 48 2 2 4 24 48 1 2 8 16 24 2 3 8");
    DeButChain reduced = ChainReduction.reduce(redundant).reduced();
    double[] w = RandomMatrices.gaussian(16 * 72, 9);

    Factorization full = Factorizer.factorize(w, redundant, DEFAULTS);
    Factorization merged = Factorizer.factorize(w, reduced, DEFAULTS);

    assertThat(reduced.length()).isLessThan(redundant.length());
    assertThat(full.relativeError()).isCloseTo(merged.relativeError(), within(1e-13));
    assertThat(full.flatWeights()).hasSize((int) redundant.parameters());
  }

  @Test
  void recoversALinkOfHigherRank() {
    DeButChain chain =
        new DeButChain(
            List.of(DeButFactor.ofPattern(4, 8, 5, 1), DeButFactor.ofPattern(2, 6, 4, 4)));
    double[] w = RandomMatrices.planted(chain, 2);

    assertThat(ChainReduction.linkRank(chain.factor(1), chain.factor(0))).isEqualTo(2);
    assertThat(Factorizer.factorize(w, chain, DEFAULTS).relativeError()).isLessThan(1e-12);
  }

  @Test
  void balancesTheNormsOfFactors() {
    Factorization fit =
        Factorizer.factorize(RandomMatrices.gaussian(24 * 30, 10), REGULAR, DEFAULTS);

    double first = RandomMatrices.norm(fit.weights()[0]);
    assertThat(RandomMatrices.norm(fit.weights()[1])).isCloseTo(first, within(1e-9));
    assertThat(RandomMatrices.norm(fit.weights()[2])).isCloseTo(first, within(1e-9));
  }

  @Test
  void givesTheSameBitsTwice() {
    double[] w = RandomMatrices.gaussian(24 * 30, 11);

    assertThat(Factorizer.factorize(w, REGULAR, DEFAULTS).flatWeights())
        .containsExactly(Factorizer.factorize(w, REGULAR, DEFAULTS).flatWeights());
  }

  @Test
  void fitsHugeTinyAndZeroMatrices() {
    double[] huge = RandomMatrices.planted(REGULAR, 12);
    double[] tiny = huge.clone();
    for (int e = 0; e < huge.length; e++) {
      tiny[e] = Math.scalb(huge[e], -1000);
      huge[e] = Math.scalb(huge[e], 1000);
    }

    assertThat(Factorizer.factorize(huge, REGULAR, DEFAULTS).relativeError()).isLessThan(1e-12);
    assertThat(Factorizer.factorize(tiny, REGULAR, DEFAULTS).relativeError()).isLessThan(1e-12);
    Factorization zero = Factorizer.factorize(new double[24 * 30], REGULAR, DEFAULTS);
    assertThat(zero.relativeError()).isZero();
    assertThat(zero.flatWeights()).containsOnly(0);
  }

  @Test
  void refusesWhatIsNotFinite() {
    double[] w = RandomMatrices.gaussian(24 * 30, 13);
    w[31] = Double.NaN;

    assertThatThrownBy(() -> Factorizer.factorize(w, REGULAR, DEFAULTS))
        .isInstanceOf(FactorizeException.class)
        .hasMessage("the matrix has NaN at row 1, column 1; expected finite numbers");
  }

  @Test
  void refusesSizesThatDoNotFit() {
    assertThatThrownBy(() -> Factorizer.factorize(new double[24 * 31], REGULAR, DEFAULTS))
        .isInstanceOf(FactorizeException.class)
        .hasMessage("the matrix has 744 entries; expected 24 x 30 = 720");
  }
}
