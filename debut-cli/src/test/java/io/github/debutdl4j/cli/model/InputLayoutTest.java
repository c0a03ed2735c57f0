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
package io.github.debutdl4j.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.cli.data.ImageLayout;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/** Networks that were built for an input, each as a MultiLayerNetwork and as a graph. */
class InputLayoutTest {

  private static final InputType IMAGES = InputType.convolutional(8, 8, 1);
  private static final InputType LAST_CHANNELS = InputType.convolutional(8, 8, 1, CNN2DFormat.NHWC);

  @Test
  void asTheFirstLayersTell() {
    assertLayout(ImageLayout.NCHW, IMAGES, convolution());
    assertLayout(ImageLayout.NCHW, IMAGES, dense());
    assertLayout(ImageLayout.FLAT, InputType.feedForward(64), dense());
    assertLayout(ImageLayout.FLAT, InputType.convolutionalFlat(8, 8, 1), convolution());
    assertLayout(ImageLayout.NCHW, IMAGES, new GlobalPoolingLayer(), dense());
  }

  @Test
  void layersThatTakeAnyShapeLeaveItToTheNext() {
    assertLayout(ImageLayout.NCHW, IMAGES, new BatchNormalization(), convolution());
    assertLayout(ImageLayout.NCHW, IMAGES, new DropoutLayer(0.9), convolution());
    assertLayout(ImageLayout.FLAT, InputType.feedForward(64), new BatchNormalization(), dense());
    assertLayout(ImageLayout.NHWC, LAST_CHANNELS, new DropoutLayer(0.9), convolution());
  }

  @Test
  void frozenLayersTellAsOthers() {
    assertLayout(ImageLayout.FLAT, InputType.feedForward(64), new FrozenLayer(dense()));
  }

  private static Layer convolution() {
    return new ConvolutionLayer.Builder(3, 3).nOut(2).build();
  }

  private static Layer dense() {
    return new DenseLayer.Builder().nOut(4).build();
  }

  private static void assertLayout(ImageLayout layout, InputType input, Layer... layers) {
    var list = new NeuralNetConfiguration.Builder().list();
    List.of(layers).forEach(list::layer);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            list.layer(new OutputLayer.Builder().nOut(2).activation(Activation.SOFTMAX).build())
                .setInputType(input)
                .build());
    network.init();

    assertThat(InputLayout.of(AnyNetwork.of(network))).isEqualTo(layout);
    assertThat(InputLayout.of(AnyNetwork.of(network.toComputationGraph()))).isEqualTo(layout);
  }
}
