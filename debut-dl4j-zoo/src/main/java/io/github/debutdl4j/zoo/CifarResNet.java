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
package io.github.debutdl4j.zoo;

import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.activations.Activation;

/**
 * The residual networks of 6n+2 layers for 32 x 32 images: a convolution, three stages of n basic
 * blocks with 16, 32 and 64 channels, the mean over positions, one dense layer.
 *
 * <p>Source: He et al., "Deep Residual Learning for Image Recognition" (2016), section 4.2.
 */
final class CifarResNet {

  private static final int[] CHANNELS = {16, 32, 64};

  private CifarResNet() {}

  /**
   * Writes the network.
   *
   * @param model whose widths, input and classes it has
   * @param blocks of each stage, n
   */
  static void sketch(NetworkSketch net, AllDeButModel model, int blocks) {
    int channels = model.width(CHANNELS[0]);
    String x =
        net.normalisedConvolution(
            ConvolutionShape.of("conv1", model.inputShape()[0], channels, 3).padded(),
            Activation.RELU,
            AllDeButModel.INPUT);
    for (int stage = 1; stage <= CHANNELS.length; stage++) {
      int width = model.width(CHANNELS[stage - 1]);
      for (int block = 1; block <= blocks; block++) {
        x = block(net, "stage" + stage + "-block" + block, channels, width, x);
        channels = width;
      }
    }
    x = net.pool("mean", PoolingType.AVG, x);
    net.classifier(AllDeButModel.OUTPUT, channels, model.numClasses(), x);
  }

  /** Two convolutions and the shortcut around them. */
  private static String block(NetworkSketch net, String name, int nIn, int nOut, String input) {
    int stride = nIn == nOut ? 1 : 2;
    ConvolutionShape first =
        ConvolutionShape.of(name + "-conv1", nIn, nOut, 3).padded().withStride(stride);
    ConvolutionShape second = ConvolutionShape.of(name + "-conv2", nOut, nOut, 3).padded();
    ConvolutionShape around =
        ConvolutionShape.of(name + "-shortcut", nIn, nOut, 1).withStride(stride);
    String x = net.normalisedConvolution(first, Activation.RELU, input);
    x = net.normalisedConvolution(second, Activation.IDENTITY, x);
    String shortcut =
        nIn == nOut ? input : net.normalisedConvolution(around, Activation.IDENTITY, input);
    return net.addWithRelu(name, x, shortcut);
  }
}
