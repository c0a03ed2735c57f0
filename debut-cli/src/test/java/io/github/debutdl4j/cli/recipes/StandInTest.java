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
package io.github.debutdl4j.cli.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.layer.DeButConvolution2D;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class StandInTest {

  @Test
  void trainsLikeTheNetworkItStandsInFor() {
    ComputationGraph dense = network();
    StandIn standIn = new StandIn(network());
    ComputationGraph fast = standIn.network();
    INDArray labels = Nd4j.zeros(DataType.FLOAT, 20, 3);
    for (int row = 0; row < 20; row++) {
      labels.putScalar(row, row % 3, 1);
    }
    DataSet minibatch = new DataSet(Nd4j.rand(DataType.FLOAT, 20, 2, 6, 6), labels);

    for (int step = 0; step < 5; step++) {
      dense.fit(minibatch);
      fast.fit(minibatch);
    }

    assertThat(fast.getLayer("conv").conf().getLayer()).isInstanceOf(DeButConvolution2D.class);
    assertThat(fast.getLayer("wide")).isInstanceOf(RowDenseLayer.class);
    assertThat(fast.getLayer("rectified")).isNotInstanceOf(RowDenseLayer.class);
    assertThat(fast.score()).isCloseTo(dense.score(), within(1e-5));
    assertThat(standIn.finish().params().distance2(dense.params())).isLessThan(1e-5);
  }

  private static ComputationGraph network() {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(4)
                .updater(new Sgd(0.1))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(6, 6, 2))
                .addLayer(
                    "conv",
                    new ConvolutionLayer.Builder(3, 3)
                        .nOut(4)
                        .activation(Activation.RELU)
                        .convolutionMode(ConvolutionMode.Same)
                        .build(),
                    "in")
                .addLayer("wide", dense(7, Activation.IDENTITY), "conv")
                .addLayer("rectified", dense(6, Activation.RELU), "wide")
                .addLayer("out", new OutputLayer.Builder().nOut(3).build(), "rectified")
                .setOutputs("out")
                .build());
    network.init();
    return network;
  }

  private static DenseLayer dense(int outputs, Activation activation) {
    return new DenseLayer.Builder().nOut(outputs).activation(activation).build();
  }
}
