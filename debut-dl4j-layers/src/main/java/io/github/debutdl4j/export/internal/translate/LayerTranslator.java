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
package io.github.debutdl4j.export.internal.translate;

import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * Expresses one kind of layer in the operations of a network.
 *
 * @param layerClass the exact class; subclasses are different layers
 * @param rule what the layer computes
 * @param <L> the layer's configuration
 */
public record LayerTranslator<L extends Layer>(Class<L> layerClass, Rule<L> rule) {

  /** What a layer computes. */
  @FunctionalInterface
  public interface Rule<L extends Layer> {

    /**
     * Adds the layer's operations.
     *
     * @param layer the configuration
     * @param site the layer's context, with its parameters
     * @param input after the layer's preprocessor
     * @return the layer's output
     * @throws UnsupportedOperation if the layer has a setting that cannot be expressed
     */
    LayerValue translate(L layer, LayerContext site, LayerValue input);
  }
}
