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
package io.github.debutdl4j.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.DeButChain;
import org.assertj.core.data.Percentage;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A fresh DeBut layer spreads its outputs as a dense layer with the same weight init does. */
class WeightInitTest {

  private static final int DRAWS = 60;

  /** 256 x 1024, five factors. */
  private static final DeButChain CHAIN =
      DeButChain.regular(new int[] {4, 4, 2, 2, 4}, new int[] {8, 4, 4, 2, 4});

  @ParameterizedTest
  @CsvSource({
    "NORMAL, 1.0",
    "LECUN_NORMAL, 1.0",
    "RELU, 2.0",
    "XAVIER, 1.6",
    "XAVIER_UNIFORM, 1.6",
    "ZERO, 0.0"
  })
  void outputVarianceIsThatOfADenseLayer(WeightInit init, double variance) {
    assertThat(outputVariance(init, 1024, 256)).isCloseTo(variance, Percentage.withPercentage(10));
  }

  @Test
  void zerosThatPadTheInputDoNotShrinkTheOutput() {
    assertThat(outputVariance(WeightInit.NORMAL, 600, 200))
        .isCloseTo(1.0, Percentage.withPercentage(10));
  }

  private static double outputVariance(WeightInit init, int nIn, int nOut) {
    Nd4j.getRandom().setSeed(5);
    double sum = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      INDArray input = Nd4j.randn(DataType.FLOAT, 30, nIn);
      INDArray output =
          layer(init, nIn, nOut, CHAIN).activate(input, false, LayerWorkspaceMgr.noWorkspaces());
      sum += output.mul(output).meanNumber().doubleValue();
    }
    return sum / DRAWS;
  }

  private static DeButDenseLayer layer(WeightInit init, int nIn, int nOut, DeButChain chain) {
    DeButDense dense =
        new DeButDense.Builder()
            .nIn(nIn)
            .nOut(nOut)
            .chain(chain)
            .allowPadding(true)
            .weightInit(init)
            .biasInit(0)
            .activation(Activation.IDENTITY)
            .build();
    NeuralNetConfiguration conf = new NeuralNetConfiguration.Builder().layer(dense).build();
    INDArray parameters = Nd4j.create(DataType.FLOAT, 1, dense.initializer().numParams(dense));
    return (DeButDenseLayer) dense.instantiate(conf, null, 0, parameters, true, DataType.FLOAT);
  }
}
