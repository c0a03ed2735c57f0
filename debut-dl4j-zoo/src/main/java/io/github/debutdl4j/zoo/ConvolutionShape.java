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

import org.nd4j.linalg.activations.Activation;

/**
 * A square convolution of an architecture, independent of whether it becomes a dense or a DeBut
 * layer.
 *
 * @param name of the layer in the graph
 * @param nIn input channels
 * @param nOut output channels
 * @param kernel height and width of the filters
 * @param stride in both directions
 * @param padding rows and columns of zeros on every side
 */
record ConvolutionShape(
    String name,
    int nIn,
    int nOut,
    int kernel,
    int stride,
    int padding,
    Activation activation,
    boolean hasBias) {

  /** Stride one, no padding, with bias and no activation. */
  static ConvolutionShape of(String name, int nIn, int nOut, int kernel) {
    return new ConvolutionShape(name, nIn, nOut, kernel, 1, 0, Activation.IDENTITY, true);
  }

  ConvolutionShape withStride(int newStride) {
    return new ConvolutionShape(name, nIn, nOut, kernel, newStride, padding, activation, hasBias);
  }

  /** As many zeros on every side as keep the size at stride one. */
  ConvolutionShape padded() {
    return new ConvolutionShape(name, nIn, nOut, kernel, stride, kernel / 2, activation, hasBias);
  }

  ConvolutionShape withRelu() {
    return new ConvolutionShape(name, nIn, nOut, kernel, stride, padding, Activation.RELU, hasBias);
  }

  ConvolutionShape withoutBias() {
    return new ConvolutionShape(name, nIn, nOut, kernel, stride, padding, activation, false);
  }

  /** Filter positions, the columns of the flattened filter for one input channel. */
  int taps() {
    return kernel * kernel;
  }
}
