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

import io.github.debutdl4j.layer.DeButLayerConf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;

/** Sorts the layers of a network into those that can be converted and those left alone, and why. */
final class LayerCensus {

  private final List<LinearLayer<?>> convertible = new ArrayList<>();
  private final Map<LayerSite, LayerReport> leftAlone = new LinkedHashMap<>();

  private LayerCensus() {}

  /** Looks at every layer that has parameters. */
  static LayerCensus of(List<LayerSite> sites) {
    LayerCensus census = new LayerCensus();
    sites.stream().filter(site -> !site.parameters().isEmpty()).forEach(census::add);
    return census;
  }

  /** Layers of a type that can be converted. */
  List<LinearLayer<?>> convertible() {
    return convertible;
  }

  /** Rows for the layers that cannot. */
  Map<LayerSite, LayerReport> leftAlone() {
    return leftAlone;
  }

  private void add(LayerSite site) {
    Layer inner = LayerWrapping.of(site.layer()).inner();
    if (inner instanceof DeButLayerConf deBut) {
      leftAlone.put(site, LayerReport.alreadyDeBut(site, deBut.resolvedChain()));
      return;
    }
    Optional<LinearLayer<?>> linear = LinearLayer.at(site);
    Optional<String> obstacle =
        linear.isPresent() ? linear.get().obstacle() : Optional.of(reasonFor(inner));
    if (obstacle.isEmpty()) {
      convertible.add(linear.get());
    } else {
      LayerReport.Outcome outcome =
          isLinear(inner) ? LayerReport.Outcome.LEFT_DENSE : LayerReport.Outcome.NOT_LINEAR;
      leftAlone.put(site, LayerReport.leftAlone(site, outcome, obstacle.get()));
    }
  }

  private static boolean isLinear(Layer layer) {
    return layer instanceof DenseLayer
        || layer instanceof BaseOutputLayer
        || layer instanceof ConvolutionLayer
        || layer instanceof Convolution3D;
  }

  private static String reasonFor(Layer layer) {
    if (layer instanceof EmbeddingLayer || layer instanceof EmbeddingSequenceLayer) {
      return "an embedding looks rows up and multiplies by no matrix";
    }
    if (layer instanceof BaseRecurrentLayer || layer instanceof Bidirectional) {
      return "recurrent layers are not supported";
    }
    if (layer instanceof BatchNormalization) {
      return "its parameters are a scale and a shift for each feature";
    }
    if (layer instanceof BaseWrapperLayer wrapper) {
      return "the wrapper "
          + layer.getClass().getSimpleName()
          + " around "
          + wrapper.getUnderlying().getClass().getSimpleName()
          + " is not supported";
    }
    return "the layer type " + layer.getClass().getSimpleName() + " is not supported";
  }
}
