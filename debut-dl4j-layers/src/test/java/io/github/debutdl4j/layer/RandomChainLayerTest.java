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
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The output of a layer is that of the dense matrix its factors multiply out to. */
class RandomChainLayerTest {

  private static final int CHAINS = 1000;

  @ParameterizedTest
  @CsvSource({"FLOAT, 1e-5", "DOUBLE, 1e-12"})
  void outputsOfAThousandRandomChainsAreThoseOfTheDenseProduct(DataType type, double tolerance) {
    Random random = new Random(20221122);
    for (int trial = 0; trial < CHAINS; trial++) {
      DeButChain chain = randomChain(random);
      int columns = 1 + random.nextInt(200);
      DeButDenseLayer layer = layer(chain, type);
      INDArray product = Nd4j.create(chain.denseProduct(weights(layer, chain)));
      INDArray dense = product.reshape('c', chain.outputs(), chain.inputs());
      INDArray input = Nd4j.rand(type, columns, chain.inputs()).subi(0.5);
      INDArray expected =
          input.castTo(DataType.DOUBLE).mmul(dense.castTo(DataType.DOUBLE).transpose());

      INDArray output =
          layer.activate(input, false, LayerWorkspaceMgr.noWorkspaces()).castTo(DataType.DOUBLE);

      double error = output.sub(expected).norm2Number().doubleValue();
      assertThat(error / expected.norm2Number().doubleValue())
          .as("chain %s on %d columns", chain, columns)
          .isLessThan(tolerance);
    }
  }

  private static DeButChain randomChain(Random random) {
    int length = 1 + random.nextInt(4);
    int[] r = new int[length];
    int[] s = new int[length];
    for (int l = 0; l < length; l++) {
      r[l] = 1 + random.nextInt(4);
      s[l] = 1 + random.nextInt(4);
    }
    return DeButChain.regular(r, s);
  }

  private static DeButDenseLayer layer(DeButChain chain, DataType type) {
    DeButDense dense =
        new DeButDense.Builder()
            .nIn(chain.inputs())
            .nOut(chain.outputs())
            .chain(chain)
            .hasBias(false)
            .build();
    NeuralNetConfiguration conf =
        new NeuralNetConfiguration.Builder()
            .activation(Activation.IDENTITY)
            .dataType(type)
            .layer(dense)
            .build();
    INDArray parameters = Nd4j.create(type, 1, chain.parameters());
    return (DeButDenseLayer) dense.instantiate(conf, null, 0, parameters, true, type);
  }

  private static double[][] weights(DeButDenseLayer layer, DeButChain chain) {
    double[][] weights = new double[chain.length()][];
    for (int l = 0; l < chain.length(); l++) {
      weights[l] = layer.getParam("W" + l).dup('c').data().asDouble();
    }
    return weights;
  }
}
