package io.github.debutdl4j.examples.model;

import io.github.debutdl4j.examples.data.ImageLayout;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Tells from a network's first layer in which shape it wants its images: DL4J does not keep the
 * input type that a network was built with.
 */
public final class InputLayout {

  private InputLayout() {}

  /** The layout of the network's input. */
  public static ImageLayout of(AnyNetwork network) {
    ComputationGraph graph = network.graphOrNull();
    if (graph != null) {
      return ofGraph(graph);
    }
    Layer first = network.multiLayer().getLayer(0);
    InputPreProcessor preProcessor =
        network.multiLayer().getLayerWiseConfigurations().getInputPreProcess(0);
    return of(preProcessor, first.conf().getLayer());
  }

  private static ImageLayout ofGraph(ComputationGraph graph) {
    String input = graph.getConfiguration().getNetworkInputs().get(0);
    for (var inputs : graph.getConfiguration().getVertexInputs().entrySet()) {
      if (inputs.getValue().contains(input)) {
        GraphVertex vertex = graph.getConfiguration().getVertices().get(inputs.getKey());
        if (vertex instanceof LayerVertex layer) {
          return of(layer.getPreProcessor(), layer.getLayerConf().getLayer());
        }
        if (vertex instanceof PreprocessorVertex preProcessor) {
          return of(preProcessor.getPreProcessor(), null);
        }
      }
    }
    return ImageLayout.NCHW;
  }

  private static ImageLayout of(
      InputPreProcessor preProcessor, org.deeplearning4j.nn.conf.layers.Layer layer) {
    if (preProcessor instanceof FeedForwardToCnnPreProcessor) {
      return ImageLayout.FLAT;
    }
    if (preProcessor instanceof CnnToFeedForwardPreProcessor flattening) {
      return of(flattening.getFormat());
    }
    if (layer instanceof ConvolutionLayer convolution) {
      return of(convolution.getCnn2dDataFormat());
    }
    if (layer instanceof SubsamplingLayer pooling) {
      return of(pooling.getCnn2dDataFormat());
    }
    return layer instanceof FeedForwardLayer ? ImageLayout.FLAT : ImageLayout.NCHW;
  }

  private static ImageLayout of(CNN2DFormat format) {
    return format == CNN2DFormat.NHWC ? ImageLayout.NHWC : ImageLayout.NCHW;
  }
}
