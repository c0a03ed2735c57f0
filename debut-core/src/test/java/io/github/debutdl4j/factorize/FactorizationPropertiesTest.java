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

import io.github.debutdl4j.chain.ChainReduction;
import io.github.debutdl4j.chain.DeButChain;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for every regular chain, redundant ones included, and every matrix. */
class FactorizationPropertiesTest {

  private static final FactorizeOptions FIRST_FIT = FactorizeOptions.defaults().withSweeps(0);

  @Property(tries = 150)
  void recoversPlantedChains(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int length) {
    DeButChain chain = randomChain(seed, length);
    double[] w = RandomMatrices.planted(chain, seed);

    Factorization fit = Factorizer.factorize(w, chain, FactorizeOptions.defaults());

    assertThat(fit.relativeError()).isLessThan(1e-12);
  }

  @Property(tries = 150)
  void keepsItsGuarantee(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int length) {
    DeButChain chain = randomChain(seed, length);
    double[] w = RandomMatrices.gaussian((int) chain.denseParameters(), seed);

    Factorization fit = Factorizer.factorize(w, chain, FIRST_FIT);

    int splits = Math.max(1, ChainReduction.reduce(chain).reduced().length() - 1);
    double best = Math.max(fit.lowerBound(), 1e-12);
    assertThat(fit.relativeError())
        .isBetween(fit.lowerBound(), Math.sqrt(splits) * best * 1.01 + 1e-9);
  }

  private static DeButChain randomChain(long seed, int length) {
    Random random = new Random(seed);
    int[] r = new int[length];
    int[] s = new int[length];
    for (int l = 0; l < length; l++) {
      r[l] = 1 + random.nextInt(4);
      s[l] = 1 + random.nextInt(4);
    }
    return DeButChain.regular(r, s);
  }
}
