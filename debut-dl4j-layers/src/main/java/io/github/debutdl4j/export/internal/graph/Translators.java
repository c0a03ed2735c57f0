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
package io.github.debutdl4j.export.internal.graph;

import io.github.debutdl4j.export.internal.feedforward.DenseLayers;
import io.github.debutdl4j.export.internal.feedforward.ElementwiseLayers;
import io.github.debutdl4j.export.internal.feedforward.EmbeddingLayers;
import io.github.debutdl4j.export.internal.feedforward.NormalizationLayers;
import io.github.debutdl4j.export.internal.image.ConvolutionLayers;
import io.github.debutdl4j.export.internal.image.PoolingLayers;
import io.github.debutdl4j.export.internal.image.ResizingLayers;
import io.github.debutdl4j.export.internal.sequence.AttentionLayers;
import io.github.debutdl4j.export.internal.sequence.Convolution1DLayers;
import io.github.debutdl4j.export.internal.sequence.RecurrentLayers;
import io.github.debutdl4j.export.internal.sequence.WrapperLayers;
import io.github.debutdl4j.export.internal.translate.LayerContext;
import io.github.debutdl4j.export.internal.translate.LayerTranslator;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.export.internal.translate.TranslatorProvider;
import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.export.internal.translate.VertexContext;
import io.github.debutdl4j.export.internal.translate.VertexTranslator;
import io.github.debutdl4j.export.internal.vertex.ArithmeticVertices;
import io.github.debutdl4j.export.internal.vertex.SequenceVertices;
import io.github.debutdl4j.export.internal.vertex.ShapeVertices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.Layer;

/** All layers and vertices that can be exported, by exact class. */
final class Translators {

  private final Map<Class<?>, LayerTranslator<?>> layers = new HashMap<>();
  private final Map<Class<?>, VertexTranslator<?>> vertices = new HashMap<>();

  Translators() {
    add(DenseLayers.translators());
    add(ElementwiseLayers.translators());
    add(NormalizationLayers.translators());
    add(EmbeddingLayers.translators());
    add(ConvolutionLayers.translators());
    add(PoolingLayers.translators());
    add(ResizingLayers.translators());
    add(Convolution1DLayers.translators());
    add(RecurrentLayers.translators());
    add(AttentionLayers.translators());
    add(WrapperLayers.translators());
    addVertices(ShapeVertices.translators());
    addVertices(ArithmeticVertices.translators());
    addVertices(SequenceVertices.translators());
    ClassLoader loader = TranslatorProvider.class.getClassLoader();
    for (TranslatorProvider provider : ServiceLoader.load(TranslatorProvider.class, loader)) {
      add(provider.layers());
      addVertices(provider.vertices());
    }
  }

  private void add(List<LayerTranslator<?>> translators) {
    translators.forEach(translator -> layers.put(translator.layerClass(), translator));
  }

  private void addVertices(List<VertexTranslator<?>> translators) {
    translators.forEach(translator -> vertices.put(translator.vertexClass(), translator));
  }

  boolean hasLayer(Layer layer) {
    return layers.containsKey(layer.getClass());
  }

  /** Translates a layer of any kind. */
  LayerValue layer(Layer layer, LayerContext site, LayerValue input) {
    LayerTranslator<?> translator = layers.get(layer.getClass());
    if (translator == null) {
      throw new UnsupportedOperation(layer.getClass().getSimpleName() + " cannot be exported");
    }
    return apply(translator, layer, site, input);
  }

  private static <L extends Layer> LayerValue apply(
      LayerTranslator<L> translator, Layer layer, LayerContext site, LayerValue input) {
    return translator.rule().translate(translator.layerClass().cast(layer), site, input);
  }

  /** Translates a vertex of any kind. */
  LayerValue vertex(GraphVertex vertex, VertexContext site, List<LayerValue> inputs) {
    VertexTranslator<?> translator = vertices.get(vertex.getClass());
    if (translator == null) {
      throw new UnsupportedOperation(vertex.getClass().getSimpleName() + " cannot be exported");
    }
    return apply(translator, vertex, site, inputs);
  }

  private static <V extends GraphVertex> LayerValue apply(
      VertexTranslator<V> translator,
      GraphVertex vertex,
      VertexContext site,
      List<LayerValue> inputs) {
    return translator.rule().translate(translator.vertexClass().cast(vertex), site, inputs);
  }
}
