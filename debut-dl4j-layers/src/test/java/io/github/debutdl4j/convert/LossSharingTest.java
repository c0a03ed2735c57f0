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
package io.github.debutdl4j.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.convert.internal.loss.OutputDivergence;
import java.util.Random;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A budget that is shared by the loss moves the network's outputs less than one that is not. */
class LossSharingTest {

  private static final INDArray INPUTS = inputs();

  private static INDArray inputs() {
    Random random = new Random(5);
    float[][] inputs = new float[60][32];
    for (float[] input : inputs) {
      for (int i = 0; i < input.length; i++) {
        input[i] = (float) random.nextGaussian();
      }
    }
    return Nd4j.createFromArray(inputs);
  }

  /** A network whose first layer matters less: most of its outputs have small weights above. */
  private static MultiLayerNetwork network() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(8)
                .list(
                    new DenseLayer.Builder().nIn(32).nOut(64).activation(Activation.RELU).build(),
                    new DenseLayer.Builder().nIn(64).nOut(64).activation(Activation.TANH).build(),
                    new OutputLayer.Builder()
                        .nIn(64)
                        .nOut(8)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    network.getLayer(2).getParam("W").muli(6);
    return network;
  }

  private static INDArray outputs(MultiLayerNetwork network, ConvertOptions.ErrorCost cost) {
    return outputs(network, cost, INPUTS, 30);
  }

  private static INDArray outputs(
      MultiLayerNetwork network, ConvertOptions.ErrorCost cost, INDArray inputs, int minibatch) {
    DataSet examples = new DataSet(inputs, Nd4j.zeros(inputs.size(0), 8));
    ConvertOptions options =
        ConvertOptions.builder()
            .budgetShare(0.4)
            .errorCost(cost)
            .calibration(new ListDataSetIterator<>(examples.asList(), minibatch))
            .build();
    return DeButConverter.convert(network, options).network().output(INPUTS);
  }

  @Test
  void outputsMoveLess() {
    MultiLayerNetwork network = network();
    INDArray expected = network.output(INPUTS);

    double byLoss =
        OutputDivergence.between(expected, outputs(network, ConvertOptions.ErrorCost.LOSS));
    double byOutput =
        OutputDivergence.between(expected, outputs(network, ConvertOptions.ErrorCost.OUTPUT));

    assertThat(byLoss).isLessThan(byOutput);
  }

  @Test
  void oneMinibatchOfManyExamplesServesAsWellAsSeveral() {
    MultiLayerNetwork network = network();
    INDArray many = Nd4j.tile(INPUTS, 10, 1);
    INDArray expected = network.output(INPUTS);

    double byLoss =
        OutputDivergence.between(
            expected, outputs(network, ConvertOptions.ErrorCost.LOSS, many, 600));
    double byOutput =
        OutputDivergence.between(
            expected, outputs(network, ConvertOptions.ErrorCost.OUTPUT, many, 600));

    assertThat(byLoss).isLessThan(byOutput);
  }

  @Test
  void theDivergenceOfEqualOutputsIsNothingAndThatOfProbabilitiesIsInNats() {
    INDArray p = Nd4j.createFromArray(new double[][] {{0.5, 0.5}, {1, 0}});
    INDArray q = Nd4j.createFromArray(new double[][] {{0.25, 0.75}, {0.5, 0.5}});
    INDArray chances = Nd4j.createFromArray(new double[][] {{0.5}, {1}});
    INDArray values = Nd4j.createFromArray(new double[][] {{-3}, {3}});

    assertThat(OutputDivergence.between(p, p)).isZero();
    double expected = 0.5 * Math.log(2) + 0.5 * Math.log(2 / 3.0) + Math.log(2);
    assertThat(OutputDivergence.between(p, q)).isCloseTo(expected, within(1e-6));
    assertThat(OutputDivergence.between(chances, q.getColumn(0, true)))
        .isCloseTo(expected, within(1e-6));
    assertThat(OutputDivergence.between(values, values.mul(1.5))).isCloseTo(0.5, within(1e-6));
  }
}
