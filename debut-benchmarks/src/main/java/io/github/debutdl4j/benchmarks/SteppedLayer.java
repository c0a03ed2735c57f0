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

import java.util.function.Supplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A DeBut layer whose training steps are looked at. */
public enum SteppedLayer {
  /** The convolution of VGG16 that sees the most pixels. */
  EARLY_CONVOLUTION(
      "convolution 64 x 576, 32x32",
      () -> VggNetworks.single(VggConvolution.ALL.get(1), true),
      64,
      32,
      32),
  /** The convolution of VGG16 with the most parameters. */
  LATE_CONVOLUTION(
      "convolution 512 x 4608, 4x4",
      () -> VggNetworks.single(VggConvolution.ALL.get(8), true),
      512,
      4,
      4),
  /** The chain of that convolution as a dense layer. */
  DENSE("dense 512 x 4608", VggNetworks::flat, 4608);

  private final String title;
  private final Supplier<MultiLayerNetwork> network;
  private final int[] exampleShape;

  SteppedLayer(String title, Supplier<MultiLayerNetwork> network, int... exampleShape) {
    this.title = title;
    this.network = network;
    this.exampleShape = exampleShape;
  }

  String title() {
    return title;
  }

  /** The layer as a separate network. */
  MultiLayerNetwork network() {
    return network.get();
  }

  /** Random examples of the size that the layer takes. */
  INDArray examples(int minibatch) {
    int[] shape = new int[exampleShape.length + 1];
    shape[0] = minibatch;
    System.arraycopy(exampleShape, 0, shape, 1, exampleShape.length);
    return Nd4j.rand(DataType.FLOAT, shape);
  }
}
