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

import io.github.debutdl4j.convert.internal.kind.LinearLayer;

/**
 * What a rule of {@link ConvertOptions} sees of a linear layer.
 *
 * @param name the layer's name
 * @param type simple class name of its configuration, {@code DenseLayer} for instance
 * @param outputs rows of its matrix: output features or channels
 * @param inputs columns of its matrix: input features, or input channels times kernel positions
 * @param kernelTaps positions of the convolution kernel, 1 for a dense layer
 */
public record LayerDescription(String name, String type, int outputs, int inputs, int kernelTaps) {

  static LayerDescription of(LinearLayer<?> layer) {
    return new LayerDescription(
        layer.site().name(), layer.typeName(), layer.outputs(), layer.inputs(), layer.kernelTaps());
  }

  /** Weights of the dense matrix. */
  public long denseWeights() {
    return (long) outputs * inputs;
  }
}
