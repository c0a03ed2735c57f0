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
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.ChainFormat;
import io.github.debutdl4j.chain.DeButChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains that no generator would give, but published models contain. */
class IrregularFactorizationTest {

  private static final FactorizeOptions DEFAULTS = FactorizeOptions.defaults();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4 3 4 3 1 8 4 2 1 4 16 8 2 1 4 32 16 2 1 16 64 32 2 1 32",
        "256 128 2 1 4 512 256 2 1 8 1024 512 2 1 16 1024 1024 4 4 32 1024 1024 8 8 128",
        "16 16 2 2 1 16 16 2 2 4 32 16 2 1 8 32 32 2 2 16",
        "16 16 2 2 1 16 16 2 2 2 32 16 4 2 8",
      })
  void recoversAPlantedChainWhosePathsDoNotMix(String row) {
    DeButChain chain = ChainFormat.parse(row);

    Factorization fit = Factorizer.factorize(RandomMatrices.planted(chain, 3), chain, DEFAULTS);

    assertThat(fit.relativeError()).isLessThan(1e-12);
    assertThat(fit.guaranteed()).isTrue();
  }

  @Test
  void reportsWhatLiesOffTheSupportAsAnErrorNoWeightsCanAvoid() {
    DeButChain chain = ChainFormat.parse("16 16 2 2 1 16 16 2 2 2 32 16 4 2 8");
    double[] planted = RandomMatrices.planted(chain, 4);
    double[] w = planted.clone();
    double added = 0;
    for (int e = 0; e < w.length; e++) {
      if (planted[e] == 0) {
        w[e] = 0.5;
        added += 0.25;
      }
    }

    Factorization fit = Factorizer.factorize(w, chain, DEFAULTS);

    double offSupport = Math.sqrt(added) / RandomMatrices.norm(w);
    assertThat(fit.relativeError()).isCloseTo(offSupport, within(1e-12));
    assertThat(fit.lowerBound()).isCloseTo(offSupport, within(1e-12));
  }

  @Test
  void neverGetsWorseAndStaysAboveItsBound() {
    DeButChain chain = ChainFormat.parse("16 16 2 2 1 16 16 2 2 4 32 16 2 1 8 32 32 2 2 16");
    double[] w = RandomMatrices.gaussian(512, 5);

    Factorization fit = Factorizer.factorize(w, chain, DEFAULTS.withTolerance(0));

    double[] history = fit.history();
    for (int n = 1; n < history.length; n++) {
      assertThat(history[n]).isLessThanOrEqualTo(history[n - 1] + 1e-14);
    }
    assertThat(fit.relativeError())
        .isCloseTo(history[history.length - 1], within(1e-12))
        .isLessThan(history[0]);
    assertThat(fit.lowerBound()).isLessThan(fit.relativeError());
  }

  @Test
  void fitsAChainWhosePathsMixWithoutAGuarantee() {
    DeButChain mixing = ChainFormat.parse("24 16 3 2 2 24 24 3 3 1 12 24 1 2 3");
    double[] w = RandomMatrices.noisy(RandomMatrices.planted(mixing, 6), 0.05, 7);

    Factorization fit = Factorizer.factorize(w, mixing, DEFAULTS.withSweeps(60));

    assertThat(mixing.pathsPerEntry()).isGreaterThan(1);
    assertThat(fit.guaranteed()).isFalse();
    double[] history = fit.history();
    for (int n = 1; n < history.length; n++) {
      assertThat(history[n]).isLessThanOrEqualTo(history[n - 1] + 1e-12);
    }
    assertThat(fit.relativeError())
        .isGreaterThanOrEqualTo(fit.lowerBound())
        .isLessThan(history[0])
        .isLessThan(0.05);
  }

  @Test
  void sweepsAChainableChainWithLinksOfHigherRank() {
    DeButChain chain = ChainFormat.parse("36 30 6 5 1 48 36 8 6 3 96 48 8 4 12");
    double[] w = RandomMatrices.noisy(RandomMatrices.planted(chain, 8), 0.01, 9);

    Factorization fit = Factorizer.factorize(w, chain, DEFAULTS);

    assertThat(chain.reduce().length()).isEqualTo(3);
    assertThat(fit.guaranteed()).isTrue();
    assertThat(fit.relativeError()).isLessThan(0.01).isGreaterThan(fit.lowerBound());
  }
}
