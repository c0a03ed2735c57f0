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
package io.github.debutdl4j.internal.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.factorize.RandomMatrices;
import org.junit.jupiter.api.Test;

class InputAwareFitExactnessTest {

  private static final int INPUTS = 24;
  private static final double[] W = RandomMatrices.gaussian(16 * INPUTS, 1);

  @Test
  void isExactForMomentsWithinTheBlocksOfTheFirstFactor() {
    DeButChain twoFactors = DeButChain.regular(new int[] {4, 4}, new int[] {6, 4});
    double[][] moments = new double[INPUTS / 6][];
    for (int block = 0; block < moments.length; block++) {
      moments[block] = gram(RandomMatrices.gaussian(50 * 6, block));
    }
    InputMetric metric = new InputMetric(INPUTS, 6, moments);
    int[] all = new int[INPUTS];
    for (int i = 0; i < INPUTS; i++) {
      all[i] = i;
    }
    double[] root = metric.triangle(all);
    double[] target = DeButFactor.dense(16, INPUTS).apply(W, root, INPUTS);
    double best = Double.POSITIVE_INFINITY;
    for (int start = 0; start < 12; start++) {
      double[][] weights = new double[2][];
      for (int l = 0; l < 2; l++) {
        int size = twoFactors.factor(l).parameters();
        weights[l] = RandomMatrices.gaussian(size, 10 * start + l);
      }
      ChainFit searched =
          new MaskedLeastSquaresFit(target, twoFactors, root, weights)
              .fit(new SweepLimits(200, 0, 1e-9, SweepProgress.NONE));
      double[] history = searched.history();
      best = Math.min(best, history[history.length - 1]);
    }
    double exact =
        new InputAwareFit(W, twoFactors, metric)
            .fit(new SweepLimits(0, 0, 0, SweepProgress.NONE))
            .history()[0];
    assertThat(exact).isCloseTo(best, within(1e-6));
  }

  /** Second moments of samples of six correlated inputs. */
  private static double[] gram(double[] samples) {
    double[] gram = new double[36];
    for (int from = 0; from < samples.length; from += 6) {
      for (int i = 1; i < 6; i++) {
        samples[from + i] += 0.7 * samples[from + i - 1];
      }
      for (int i = 0; i < 36; i++) {
        gram[i] += samples[from + i / 6] * samples[from + i % 6] * 6 / samples.length;
      }
    }
    return gram;
  }
}
