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
package io.github.debutdl4j.cli.model;

import io.github.debutdl4j.cli.data.ImageLayout;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Finds out from the first layers of a network which shape its input has: DL4J does not keep the
 * input type that a network was built with.
 */
public final class InputLayout {

  private InputLayout() {}

  /** The layout of the network's input. */
  public static ImageLayout of(AnyNetwork network) {
    ComputationGraph graph = network.graphOrNull();
    return (graph == null ? layoutFrom(network.multiLayer()) : layoutFrom(graph.getConfiguration()))
        .orElse(ImageLayout.NCHW);
  }

  /**
   * The number of channels of the network's input images, where its first layer with parameters is
   * a convolution; 0 where it is not known.
   */
  public static int channels(AnyNetwork network) {
    for (org.deeplearning4j.nn.api.Layer layer : network.layers()) {
      if (layer.numParams() > 0) {
        return layer.conf().getLayer() instanceof ConvolutionLayer convolution
            ? (int) convolution.getNIn()
            : 0;
      }
    }
    return 0;
  }

  private static Optional<ImageLayout> layoutFrom(MultiLayerNetwork network) {
    Optional<ImageLayout> layout = Optional.empty();
    for (int i = 0; i < network.getnLayers() && layout.isEmpty(); i++) {
      InputPreProcessor preProcessor = network.getLayerWiseConfigurations().getInputPreProcess(i);
      layout = layoutFrom(preProcessor, network.getLayer(i).conf().getLayer());
    }
    return layout;
  }

  /** Follows the graph from the input to the first vertex that determines the layout. */
  private static Optional<ImageLayout> layoutFrom(ComputationGraphConfiguration graph) {
    Optional<ImageLayout> layout = Optional.empty();
    Optional<String> next = readerOf(graph.getNetworkInputs().get(0), graph);
    while (layout.isEmpty() && next.isPresent()) {
      GraphVertex vertex = graph.getVertices().get(next.get());
      if (vertex instanceof LayerVertex layer) {
        layout = layoutFrom(layer.getPreProcessor(), layer.getLayerConf().getLayer());
      } else if (vertex instanceof PreprocessorVertex preProcessor) {
        layout = layoutFrom(preProcessor.getPreProcessor());
      }
      next = readerOf(next.get(), graph);
    }
    return layout;
  }

  private static Optional<String> readerOf(String vertex, ComputationGraphConfiguration graph) {
    return graph.getVertexInputs().entrySet().stream()
        .filter(inputs -> inputs.getValue().contains(vertex))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<ImageLayout> layoutFrom(InputPreProcessor preProcessor, Layer layer) {
    return layoutFrom(preProcessor).or(() -> layoutFrom(layer));
  }

  private static Optional<ImageLayout> layoutFrom(InputPreProcessor preProcessor) {
    if (preProcessor instanceof FeedForwardToCnnPreProcessor) {
      return Optional.of(ImageLayout.FLAT);
    }
    return preProcessor instanceof CnnToFeedForwardPreProcessor flattening
        ? Optional.of(of(flattening.getFormat()))
        : Optional.empty();
  }

  /** Empty for layers that accept any shape. */
  private static Optional<ImageLayout> layoutFrom(Layer layer) {
    if (layer instanceof FrozenLayer frozen) {
      return layoutFrom(frozen.getLayer());
    }
    if (layer instanceof BaseWrapperLayer wrapper) {
      return layoutFrom(wrapper.getUnderlying());
    }
    if (layer instanceof ConvolutionLayer convolution) {
      return Optional.of(of(convolution.getCnn2dDataFormat()));
    }
    if (layer instanceof SubsamplingLayer pooling) {
      return Optional.of(of(pooling.getCnn2dDataFormat()));
    }
    if (layer instanceof GlobalPoolingLayer) {
      return Optional.of(ImageLayout.NCHW);
    }
    boolean takesAnyShape = layer instanceof BatchNormalization || layer instanceof DropoutLayer;
    return layer instanceof FeedForwardLayer && !takesAnyShape
        ? Optional.of(ImageLayout.FLAT)
        : Optional.empty();
  }

  private static ImageLayout of(CNN2DFormat format) {
    return format == CNN2DFormat.NHWC ? ImageLayout.NHWC : ImageLayout.NCHW;
  }
}
