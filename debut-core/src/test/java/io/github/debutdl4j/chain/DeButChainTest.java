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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeButChainTest {

  private static final int LENET_PARAMETERS = 61_482;
  private static final DeButChain FC1 =
      DeButChain.parse(
          "256 400 16 25 1 256 256 2 2 16 128 256 1 2 32 128 128 2 2 32 128 128 2 2 64");

  @Test
  void reproducesThePublishedParameterCountsOfLeNet() {
    DeButChain conv2 = DeButChain.parse("96 72 4 3 1 48 96 1 2 4 16 48 2 6 4 16 16 2 2 8");
    DeButChain conv2OfAllThree =
        DeButChain.parse("96 72 4 3 1 96 96 2 2 4 48 96 1 2 8 16 48 2 6 8");
    DeButChain fc2 = ChainFiles.chains("lenet_mnist.txt").get(2);

    assertThat(lenetWith(FC1)).isEqualTo(17_962);
    assertThat(lenetWith(conv2)).isEqualTo(60_842);
    assertThat(lenetWith(conv2OfAllThree, FC1, fc2)).isEqualTo(10_186);
  }

  private static long lenetWith(DeButChain... chains) {
    long parameters = LENET_PARAMETERS;
    for (DeButChain chain : chains) {
      parameters += chain.parameters() - chain.denseParameters();
    }
    return parameters;
  }

  @Test
  void knowsItsSizesAndWeightOffsets() {
    assertThat(FC1.inputs()).isEqualTo(400);
    assertThat(FC1.outputs()).isEqualTo(128);
    assertThat(FC1.length()).isEqualTo(5);
    assertThat(FC1.weightOffset(0)).isZero();
    assertThat(FC1.weightOffset(2)).isEqualTo(256 * 25 + 256 * 2);
    assertThat(FC1.multiplicationsPerColumn()).isEqualTo(7_680);
    assertThat(FC1.layerCompression()).isEqualTo(0.85, within(1e-12));
    assertThat(FC1.widestIntermediate()).isEqualTo(400);
    assertThat(FC1.isMonotonic()).isTrue();
    assertThat(FC1.isBulging()).isFalse();
  }

  @Test
  void aRegularChainNamesTheFaultOfItsGrids() {
    assertThatThrownBy(() -> DeButChain.regular(new int[] {2, 3}, new int[] {2, 0}))
        .isInstanceOf(ChainException.class)
        .hasMessage("factor 2 has r = 3 and s = 0; every size must be 1 or more");
    assertThatThrownBy(() -> DeButChain.regular(new int[] {65_536, 65_536}, new int[] {1, 1}))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("is 4294967296 wide somewhere");
  }

  @Test
  void aChainWiderInsideThanAtBothEndsIsBulging() {
    DeButChain chain =
        DeButChain.parse("640 400 8 5 1 512 640 4 5 8 256 512 2 4 32 128 256 2 4 64");

    assertThat(chain.isBulging()).isTrue();
    assertThat(chain.isMonotonic()).isFalse();
    assertThat(chain.widestIntermediate()).isEqualTo(640);
  }

  @Test
  void namesBothFactorsThatDoNotFitTogether() {
    assertThatThrownBy(() -> DeButChain.parse("4 4 2 2 1 8 8 2 2 2"))
        .isInstanceOf(ChainException.class)
        .hasMessage(
            "factor 2 (8,8; 2,2,2) takes 8 inputs, but factor 1 (4,4; 2,2,1) gives 4 outputs");
  }

  @Test
  void saysWhichFactorMakesAChainIrregular() {
    assertThat(DeButChain.parse("4 4 2 2 1 4 4 2 2 1").faultOfRegularity())
        .isEqualTo("factor 2 (4,4; 2,2,1) has t = 1, expected 2");
    assertThat(DeButChain.parse("4 4 2 2 1").faultOfRegularity())
        .isEqualTo("the last factor (4,4; 2,2,1) has 2 blocks, expected 1");
    assertThat(FC1.faultOfRegularity()).isEmpty();
  }

  @Test
  void regularChainsFromGridsAreRegularAndFull() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      DeButChain chain = SmallChains.regular(random);
      ChainPaths paths = ChainPaths.of(chain);
      assertThat(chain.isRegular()).isTrue();
      assertThat(paths.support()).isEqualTo(1.0);
      assertThat(paths.mostPaths()).isEqualTo(1);
    }
  }

  @Test
  void supportCountsTheNonzeroEntriesOfTheProduct() {
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      DeButChain chain = SmallChains.irregular(random);
      double[] product = chain.denseProduct(SmallChains.weights(chain, random));
      long nonzero = Arrays.stream(product).filter(v -> v != 0).count();
      assertThat(chain.support()).isEqualTo((double) nonzero / product.length, within(1e-12));
    }
  }

  @Test
  void theDenseProductActsAsTheFactorsDoOneByOne() {
    Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      DeButChain chain = i % 2 == 0 ? SmallChains.regular(random) : SmallChains.irregular(random);
      double[][] weights = SmallChains.weights(chain, random);
      double[] x = random.doubles((long) chain.inputs() * 3).toArray();

      double[] expected = chain.apply(weights, x, 3);

      DeButFactor whole = DeButFactor.dense(chain.outputs(), chain.inputs());
      double[] y = whole.apply(chain.denseProduct(weights), x, 3);
      assertThat(y).containsExactly(expected, within(1e-12));
    }
  }

  @Test
  void aTransposedChainHasTheTransposedProduct() {
    DeButChain chain = DeButChain.regular(new int[] {2, 3}, new int[] {4, 2});
    double[][] weights = SmallChains.weights(chain, new Random(4));
    DeButChain transposed = chain.transposed();
    double[][] transposedWeights = new double[2][];
    for (int l = 0; l < 2; l++) {
      transposedWeights[1 - l] = transposedWeights(chain.factor(l), weights[l]);
    }

    double[] w = chain.denseProduct(weights);
    double[] wT = transposed.denseProduct(transposedWeights);

    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 8; j++) {
        assertThat(wT[j * 6 + i]).isEqualTo(w[i * 8 + j], within(1e-12));
      }
    }
  }

  private static double[] transposedWeights(DeButFactor factor, double[] weights) {
    double[] transposed = new double[weights.length];
    DeButFactor other = factor.transposed();
    for (int b = 0; b < factor.blocks(); b++) {
      for (int k = 0; k < factor.t(); k++) {
        for (int i = 0; i < factor.r(); i++) {
          for (int j = 0; j < factor.s(); j++) {
            transposed[other.weightIndex(b, k, j, i)] = weights[factor.weightIndex(b, k, i, j)];
          }
        }
      }
    }
    return transposed;
  }

  @Test
  void theMirrorImageSwapsSizesAndKeepsTheCount() {
    DeButChain mirror = FC1.mirrored();

    assertThat(mirror.isRegular()).isTrue();
    assertThat(mirror.inputs()).isEqualTo(128);
    assertThat(mirror.outputs()).isEqualTo(400);
    assertThat(mirror.parameters()).isEqualTo(FC1.parameters());
    assertThat(mirror.mirrored()).isEqualTo(FC1);
  }

  @Test
  void refusesWeightsOfTheWrongSize() {
    DeButChain chain = DeButChain.dense(2, 3);

    assertThatThrownBy(() -> chain.denseProduct(new double[][] {new double[5]}))
        .hasMessage("factor 1 (2,3; 2,3,1) has 6 weights, but came with 5");
    assertThatThrownBy(() -> chain.denseProduct(new double[0][]))
        .hasMessage("the chain has 1 factors, but came with 0 weights");
  }
}
