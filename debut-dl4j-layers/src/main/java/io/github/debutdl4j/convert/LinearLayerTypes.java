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

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.Layer;

/** The layer types that can be converted. */
final class LinearLayerTypes {

  private static final List<LinearLayerType<?>> TYPES =
      List.of(
          new DenseType(),
          new OutputType(),
          new RnnOutputType(),
          new Convolution1DType(),
          new Convolution2DType());

  private LinearLayerTypes() {}

  /** How to convert a layer of exactly this class, or empty. */
  @SuppressWarnings("unchecked")
  static <L extends Layer> Optional<LinearLayerType<L>> of(L layer) {
    return TYPES.stream()
        .filter(type -> type.layerClass() == layer.getClass())
        .map(type -> (LinearLayerType<L>) type)
        .findFirst();
  }
}
