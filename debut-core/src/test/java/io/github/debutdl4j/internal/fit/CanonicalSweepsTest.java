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
import io.github.debutdl4j.factorize.RandomMatrices;
import io.github.debutdl4j.internal.linalg.DotProduct;
import io.github.debutdl4j.internal.linalg.LeadingSingularVector;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CanonicalSweepsTest {

  @Property(tries = 100)
  void energyIsTheSquaredNormOfTheProduct(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int length) {
    DeButChain chain = randomChain(seed, length).reduce();
    double[] w = RandomMatrices.gaussian((int) chain.denseParameters(), seed);
    ChainLayout layout = ChainLayout.of(chain);
    PatternTensor target = SupportGather.gather(w, layout);
    CanonicalSweeps sweeps = new CanonicalSweeps(layout, target, new LeadingSingularVector(1e-9));
    sweeps.splitRightToLeft();
    sweeps.sweepFactors();

    double[] product = chain.denseProduct(SupportGather.factorWeights(sweeps.factors()));

    double squares = 0;
    for (int e = 0; e < w.length; e++) {
      squares += (w[e] - product[e]) * (w[e] - product[e]);
    }
    assertThat(squares)
        .isCloseTo(DotProduct.square(w) - sweeps.energy(), within(1e-9 * DotProduct.square(w)));
  }

  @Property(tries = 100)
  void mirroringTwiceGivesTheSameTensor(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int length) {
    ChainLayout layout = ChainLayout.of(randomChain(seed, length));
    PatternTensor target =
        PatternTensor.zeros(layout.blocks(), layout.diagonal(), layout.rows(), layout.columns());
    Arrays.setAll(target.data(), e -> e);

    PatternTensor back = Mirror.target(layout.mirrored(), Mirror.target(layout, target));

    assertThat(back.data()).containsExactly(target.data());
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
