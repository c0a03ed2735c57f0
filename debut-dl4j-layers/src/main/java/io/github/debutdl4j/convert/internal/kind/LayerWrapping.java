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
package io.github.debutdl4j.convert.internal.kind;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;

/**
 * A layer without the wrappers that do not change its weights: frozen layers and layers that are
 * applied to each time step.
 *
 * @param inner the innermost layer
 * @param wrapped whether there was any wrapper
 * @param overTime the format of the time series to whose steps the layer is applied
 * @param rewrap wraps another layer in the same way
 */
public record LayerWrapping(
    Layer inner, boolean wrapped, Optional<RNNFormat> overTime, UnaryOperator<Layer> rewrap) {

  /** Looks through the wrappers around a layer. */
  public static LayerWrapping of(Layer layer) {
    if (layer.getClass() == FrozenLayer.class) {
      return within(((FrozenLayer) layer).getLayer(), FrozenLayer::new);
    }
    if (layer.getClass() == FrozenLayerWithBackprop.class) {
      return within(
          ((FrozenLayerWithBackprop) layer).getUnderlying(), FrozenLayerWithBackprop::new);
    }
    if (layer.getClass() == TimeDistributed.class) {
      RNNFormat format = ((TimeDistributed) layer).getRnnDataFormat();
      LayerWrapping wrapping =
          within(
              ((TimeDistributed) layer).getUnderlying(),
              inner -> new TimeDistributed(inner, format));
      return new LayerWrapping(wrapping.inner(), true, Optional.of(format), wrapping.rewrap());
    }
    return new LayerWrapping(layer, false, Optional.empty(), UnaryOperator.identity());
  }

  private static LayerWrapping within(Layer layer, UnaryOperator<Layer> wrapper) {
    LayerWrapping below = of(layer);
    return new LayerWrapping(
        below.inner(), true, below.overTime(), inner -> wrapper.apply(below.rewrap().apply(inner)));
  }
}
