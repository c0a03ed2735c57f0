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
package io.github.debutdl4j.benchmarks;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.DeButConvolution2D;
import io.github.debutdl4j.layer.DeButDense;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** VGG16 for 32 x 32 images, its single convolutions, and what is left of it without them. */
final class VggNetworks {

  static final int CLASSES = 100;

  private VggNetworks() {}

  /** The whole network: batch normalisation and ReLU after each convolution. */
  static MultiLayerNetwork whole(boolean deBut) {
    List<Layer> layers = new ArrayList<>();
    for (VggConvolution convolution : VggConvolution.ALL) {
      layers.add(convolution(convolution, deBut));
      addRest(convolution, layers);
    }
    layers.add(new GlobalPoolingLayer(PoolingType.AVG));
    layers.add(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(CLASSES)
            .activation(Activation.SOFTMAX)
            .build());
    return network(InputType.convolutional(32, 32, 3), layers);
  }

  static MultiLayerNetwork single(VggConvolution convolution, boolean deBut) {
    return network(
        images(convolution, convolution.inputs()), List.of(convolution(convolution, deBut)));
  }

  /** The chain of the last convolutions as a dense layer. */
  static MultiLayerNetwork flat() {
    DeButChain chain = VggConvolution.largest();
    Layer layer =
        new DeButDense.Builder()
            .nOut(chain.outputs())
            .activation(Activation.IDENTITY)
            .chain(chain)
            .build();
    return network(InputType.feedForward(chain.inputs()), List.of(layer));
  }

  /** What follows a convolution in the network: normalisation, ReLU and perhaps pooling. */
  static MultiLayerNetwork rest(VggConvolution convolution) {
    List<Layer> layers = new ArrayList<>();
    addRest(convolution, layers);
    return network(images(convolution, convolution.outputs()), layers);
  }

  private static InputType images(VggConvolution convolution, int channels) {
    return InputType.convolutional(convolution.size(), convolution.size(), channels);
  }

  private static void addRest(VggConvolution convolution, List<Layer> layers) {
    layers.add(new BatchNormalization());
    layers.add(new ActivationLayer(Activation.RELU));
    if (convolution.poolAfter()) {
      layers.add(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build());
    }
  }

  private static Layer convolution(VggConvolution convolution, boolean deBut) {
    if (deBut) {
      return new DeButConvolution2D.Builder(3, 3)
          .nOut(convolution.outputs())
          .convolutionMode(ConvolutionMode.Same)
          .activation(Activation.IDENTITY)
          .chain(convolution.chain())
          .build();
    }
    return new ConvolutionLayer.Builder(3, 3)
        .nOut(convolution.outputs())
        .convolutionMode(ConvolutionMode.Same)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static MultiLayerNetwork network(InputType input, List<Layer> layers) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(1).updater(new Nesterovs(0.01, 0.9)).list();
    layers.forEach(list::layer);
    MultiLayerNetwork network = new MultiLayerNetwork(list.setInputType(input).build());
    network.init();
    return network;
  }
}
