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
import io.github.debutdl4j.cli.data.ImageSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;

/**
 * Finds out which images a network takes: DL4J keeps the size after the last convolution only, so
 * that square images of all sizes are followed through the configuration.
 */
final class InputSize {

  private static final int LARGEST = 512;

  /**
   * A flattening and what reaches it.
   *
   * @param type shape of the images after the layer before
   */
  private record Flattening(CnnToFeedForwardPreProcessor preProcessor, InputType type) {

    private boolean fits() {
      return type instanceof InputType.InputTypeConvolutional image
          && image.getHeight() == preProcessor.getInputHeight()
          && image.getWidth() == preProcessor.getInputWidth();
    }
  }

  private InputSize() {}

  /** What the network takes in place of these images, in words; empty if it cannot be told. */
  static Optional<String> expected(AnyNetwork network, ImageSet images) {
    ImageLayout layout = InputLayout.of(network);
    if (layout == ImageLayout.FLAT) {
      return values(network)
          .filter(values -> values != images.imageLength())
          .map(
              values ->
                  "it takes %,d values an image, these have %,d"
                      .formatted(values, images.imageLength()));
    }
    CNN2DFormat format = layout == ImageLayout.NHWC ? CNN2DFormat.NHWC : CNN2DFormat.NCHW;
    Function<InputType, List<Flattening>> flattenings = flattenings(network);
    IntPredicate fits =
        s -> allFit(flattenings, InputType.convolutional(s, s, images.channels(), format));
    int largest = LARGEST;
    while (largest > 0 && !fits.test(largest)) {
      largest--;
    }
    int smallest = largest;
    while (smallest > 1 && fits.test(smallest - 1)) {
      smallest--;
    }
    return largest == 0
        ? Optional.empty()
        : Optional.of(
            "it takes images of %1$d x %1$d".formatted(smallest)
                + (smallest == largest ? "" : " to %1$d x %1$d".formatted(largest)));
  }

  private static Optional<Long> values(AnyNetwork network) {
    for (org.deeplearning4j.nn.api.Layer layer : network.layers()) {
      if (layer.numParams() > 0) {
        return layer.conf().getLayer() instanceof FeedForwardLayer dense
                && !(dense instanceof ConvolutionLayer)
            ? Optional.of(dense.getNIn())
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Copies of configurations, since DL4J changes nIn of layers while it follows shapes. */
  private static Function<InputType, List<Flattening>> flattenings(AnyNetwork network) {
    if (network.graphOrNull() == null) {
      MultiLayerConfiguration conf = network.multiLayer().getLayerWiseConfigurations().clone();
      return input -> flattenings(conf, input);
    }
    ComputationGraphConfiguration conf = network.graphOrNull().getConfiguration().clone();
    return input -> flattenings(conf, input);
  }

  private static boolean allFit(
      Function<InputType, List<Flattening>> flattenings, InputType input) {
    try {
      List<Flattening> found = flattenings.apply(input);
      return !found.isEmpty() && found.stream().allMatch(Flattening::fits);
    } catch (RuntimeException e) {
      return false; // no pixel is left after some layer
    }
  }

  private static List<Flattening> flattenings(MultiLayerConfiguration conf, InputType input) {
    List<InputType> types = conf.getLayerActivationTypes(input);
    List<Flattening> found = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      InputPreProcessor preProcessor = conf.getInputPreProcess(i);
      if (preProcessor instanceof CnnToFeedForwardPreProcessor flattening) {
        found.add(new Flattening(flattening, i == 0 ? input : types.get(i - 1)));
      }
    }
    return found;
  }

  private static List<Flattening> flattenings(ComputationGraphConfiguration conf, InputType input) {
    Map<String, InputType> types = conf.getLayerActivationTypes(input);
    List<Flattening> found = new ArrayList<>();
    for (Map.Entry<String, GraphVertex> vertex : conf.getVertices().entrySet()) {
      if (vertex.getValue() instanceof LayerVertex layer
          && layer.getPreProcessor() instanceof CnnToFeedForwardPreProcessor flattening) {
        String before = conf.getVertexInputs().get(vertex.getKey()).get(0);
        found.add(new Flattening(flattening, types.get(before)));
      }
    }
    return found;
  }
}
