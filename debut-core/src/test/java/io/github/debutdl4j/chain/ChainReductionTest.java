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
package io.github.debutdl4j.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChainReductionTest {

  @Test
  void publishedGeneratorRowReducesToTwoFactorsOfKnownSize() {
    DeButChain row = DeButChain.parse("128 144 8 9 1 64 128 1 2 8 32 64 1 2 8 16 32 2 4 8");

    assertThat(row.parameters()).isEqualTo(1_408);
    assertThat(row.reduce().length()).isEqualTo(2);
    assertThat(row.reduce().parameters()).isEqualTo(1_216);
    assertThat(row.isRedundant()).isTrue();
    assertThat(row.reduce().isRedundant()).isFalse();
  }

  @Test
  void neverCostsMoreAndKeepsTheSupport() {
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      DeButChain chain = i % 2 == 0 ? SmallChains.regular(random) : SmallChains.irregular(random);
      DeButChain reduced = chain.reduce();

      assertThat(reduced.parameters()).isLessThanOrEqualTo(chain.parameters());
      assertThat(reduced.inputs()).isEqualTo(chain.inputs());
      assertThat(reduced.outputs()).isEqualTo(chain.outputs());
      assertThat(ChainPaths.of(reduced).support())
          .isEqualTo(ChainPaths.of(chain).support(), within(1e-12));
      if (chain.isRegular()) {
        assertThat(reduced.isRegular()).isTrue();
      }
    }
  }

  @Test
  void theReducedChainCanFormEveryProductOfTheOriginal() {
    Random random = new Random(6);
    int reductions = 0;
    for (int i = 0; i < 300; i++) {
      DeButChain chain = i % 3 == 0 ? SmallChains.irregular(random) : SmallChains.regular(random);
      ChainReduction reduction = ChainReduction.reduce(chain);
      double[][] weights = SmallChains.weights(chain, random);
      double[][] merged = new double[reduction.reduced().length()][];
      for (int g = 0; g < merged.length; g++) {
        merged[g] = productOfGroup(reduction, g, weights);
      }
      reductions += chain.length() - merged.length;

      assertThat(reduction.reduced().denseProduct(merged))
          .containsExactly(chain.denseProduct(weights), within(1e-12));
    }
    assertThat(reductions).isGreaterThan(50);
  }

  /** The product of a group, gathered into the tensor of the factor that it merged to. */
  private static double[] productOfGroup(ChainReduction reduction, int g, double[][] weights) {
    DeButChain group = reduction.group(g);
    int from = reduction.firstOfGroup().get(g);
    double[] product = group.denseProduct(Arrays.copyOfRange(weights, from, from + group.length()));
    DeButFactor factor = reduction.reduced().factor(g);
    double[] tensor = new double[factor.parameters()];
    factor.forEachWeight((w, row, column) -> tensor[w] = product[row * factor.q() + column]);
    return tensor;
  }
}
