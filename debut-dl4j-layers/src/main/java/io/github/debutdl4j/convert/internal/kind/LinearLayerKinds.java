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
import java.util.stream.Stream;
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

/** Knows which DL4J layers are linear, and which of them can be converted. */
public final class LinearLayerKinds {

  private static final List<LinearLayerKind<?>> KINDS =
      List.of(
          new DenseKind(),
          new OutputKind(),
          new RnnOutputKind(),
          new CenterLossOutputKind(),
          new Convolution1DKind(),
          new Convolution2DKind(),
          new SeparableConvolution2DKind(),
          new Deconvolution2DKind(),
          new Convolution3DKind(),
          RecurrentKinds.LSTM_INPUT,
          RecurrentKinds.LSTM_RECURRENT,
          RecurrentKinds.GRAVES_INPUT,
          RecurrentKinds.GRAVES_RECURRENT,
          RecurrentKinds.SIMPLE_INPUT,
          RecurrentKinds.SIMPLE_RECURRENT);

  /** Layers of these classes multiply by a dense matrix, whether or not they have a kind. */
  private static final List<Class<? extends Layer>> LINEAR =
      List.of(
          DenseLayer.class,
          BaseOutputLayer.class,
          ConvolutionLayer.class,
          Convolution3D.class,
          BaseRecurrentLayer.class);

  private LinearLayerKinds() {}

  /** How to convert a layer of exactly this class: a kind for each of its matrices, or none. */
  @SuppressWarnings("unchecked")
  static <L extends Layer> List<LinearLayerKind<L>> of(L layer) {
    return Stream.concat(KINDS.stream(), AttentionKinds.ALL.stream())
        .filter(kind -> kind.layerClass() == layer.getClass())
        .map(kind -> (LinearLayerKind<L>) kind)
        .filter(kind -> kind.isFor(layer))
        .toList();
  }

  /** Whether a layer multiplies by a dense matrix; wrappers around it must be removed first. */
  public static boolean isLinear(Layer layer) {
    return !of(layer).isEmpty() || LINEAR.stream().anyMatch(type -> type.isInstance(layer));
  }

  /** Why a layer without a kind is left as it is. */
  public static String whyUnsupported(Layer layer) {
    if (layer instanceof EmbeddingLayer || layer instanceof EmbeddingSequenceLayer) {
      return "an embedding looks rows up and multiplies by no matrix";
    }
    if (layer instanceof BaseRecurrentLayer || layer instanceof Bidirectional) {
      return "recurrent layers of type " + layer.getClass().getSimpleName() + " are not supported";
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
