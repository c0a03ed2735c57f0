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

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;

/**
 * A layer without the wrappers that do not change its weights: frozen layers, layers that are
 * applied to each time step, masked ones, the last step of a recurrent layer, and a recurrent layer
 * in both directions.
 *
 * @param inner the innermost layers: one, or the forward and the backward one
 * @param overTime the format of the time series to whose steps the layer is applied
 * @param rewrap wraps other layers, as many as {@code inner}, in the same way; empty if there is no
 *     wrapper
 */
public record LayerWrapping(
    List<Inner> inner,
    Optional<RNNFormat> overTime,
    Optional<Function<List<Layer>, Layer>> rewrap) {

  /**
   * A layer inside of wrappers.
   *
   * @param layer its configuration
   * @param prefix what the wrappers put before the keys of its parameters
   * @param direction "forward", "backward" or empty
   */
  public record Inner(Layer layer, String prefix, String direction) {}

  /** Whether there is any wrapper. */
  public boolean wrapped() {
    return rewrap.isPresent();
  }

  /** The innermost layer; of two directions the forward one. */
  public Layer first() {
    return inner.get(0).layer();
  }

  /** Puts the wrappers around other layers. */
  Layer rewrapped(List<Layer> layers) {
    return rewrap.map(wrapper -> wrapper.apply(layers)).orElseGet(() -> layers.get(0));
  }

  /** Looks through the wrappers around a layer. */
  public static LayerWrapping of(Layer layer) {
    if (layer.getClass() == FrozenLayer.class) {
      return within(((FrozenLayer) layer).getLayer(), FrozenLayer::new);
    }
    if (layer.getClass() == FrozenLayerWithBackprop.class) {
      return within(
          ((FrozenLayerWithBackprop) layer).getUnderlying(), FrozenLayerWithBackprop::new);
    }
    if (layer.getClass() == LastTimeStep.class) {
      return within(((LastTimeStep) layer).getUnderlying(), LastTimeStep::new);
    }
    if (layer.getClass() == MaskZeroLayer.class) {
      MaskZeroLayer masked = (MaskZeroLayer) layer;
      return within(
          masked.getUnderlying(), inner -> new MaskZeroLayer(inner, masked.getMaskingValue()));
    }
    if (layer.getClass() == TimeDistributed.class) {
      RNNFormat format = ((TimeDistributed) layer).getRnnDataFormat();
      LayerWrapping wrapping =
          within(
              ((TimeDistributed) layer).getUnderlying(),
              inner -> new TimeDistributed(inner, format));
      return new LayerWrapping(wrapping.inner(), Optional.of(format), wrapping.rewrap());
    }
    if (layer.getClass() == Bidirectional.class) {
      return bothDirections((Bidirectional) layer);
    }
    return new LayerWrapping(List.of(new Inner(layer, "", "")), Optional.empty(), Optional.empty());
  }

  private static LayerWrapping within(Layer layer, UnaryOperator<Layer> wrapper) {
    LayerWrapping below = of(layer);
    return new LayerWrapping(
        below.inner(),
        below.overTime(),
        Optional.of(layers -> wrapper.apply(below.rewrapped(layers))));
  }

  private static LayerWrapping bothDirections(Bidirectional layer) {
    LayerWrapping forward = of(layer.getFwd());
    LayerWrapping backward = of(layer.getBwd());
    return new LayerWrapping(
        List.of(
            new Inner(forward.first(), "f", "forward"),
            new Inner(backward.first(), "b", "backward")),
        forward.overTime(),
        Optional.of(
            layers -> {
              Bidirectional both = (Bidirectional) layer.clone();
              both.setFwd(forward.rewrapped(List.of(layers.get(0))));
              both.setBwd(backward.rewrapped(List.of(layers.get(1))));
              return both;
            }));
  }
}
