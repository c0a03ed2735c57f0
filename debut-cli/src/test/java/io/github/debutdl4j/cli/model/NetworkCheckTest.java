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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.cli.data.ImageExamples;
import io.github.debutdl4j.cli.data.ImageInput;
import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.io.ModelFileException;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/** Images of a size that a network does not take. */
class NetworkCheckTest {

  private static final OutputLayer OUTPUT =
      new OutputLayer.Builder().nOut(10).activation(Activation.SOFTMAX).build();

  private static ImageExamples images(AnyNetwork network, int size) {
    ImageSet images = new ImageSet(new byte[size * size], new int[1], 1, size, size, 10);
    return new ImageExamples(images, ImageInput.of(InputLayout.of(network)));
  }

  private static AnyNetwork network(InputType input, NeuralNetConfiguration.ListBuilder layers) {
    MultiLayerNetwork network = new MultiLayerNetwork(layers.setInputType(input).build());
    network.init();
    return AnyNetwork.of(network);
  }

  private static void refuses(AnyNetwork network, int size, String expected) {
    assertThatThrownBy(() -> NetworkCheck.checkImages(network, images(network, size)))
        .isInstanceOf(ModelFileException.class)
        .hasMessage(
            "the network cannot take images of %1$d x %1$d with 1 channels in 10 classes: %2$s"
                .formatted(size, expected));
  }

  @Test
  void bothSizesAreNamedForAGraph() {
    AnyNetwork lenet = AnyNetwork.of(AllDeButLeNet.builder().build().init());

    refuses(lenet, 32, "it takes images of 26 x 26 to 29 x 29");
    NetworkCheck.checkImages(lenet, images(lenet, 28));
  }

  @Test
  void bothSizesAreNamedForALayeredNetwork() {
    AnyNetwork network =
        network(
            InputType.convolutional(12, 12, 1),
            new NeuralNetConfiguration.Builder()
                .list(new ConvolutionLayer.Builder(3, 3).nOut(2).build(), OUTPUT));

    refuses(network, 13, "it takes images of 12 x 12");
  }

  @Test
  void bothLengthsAreNamedForAFlatNetwork() {
    AnyNetwork network =
        network(
            InputType.feedForward(784),
            new NeuralNetConfiguration.Builder()
                .list(new DenseLayer.Builder().nOut(8).build(), OUTPUT));

    refuses(network, 32, "it takes 784 values an image, these have 1,024");
    assertThat(network.output(images(network, 28).inOrder(1).next().getFeatures()).columns())
        .isEqualTo(10);
  }
}
