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
package io.github.debutdl4j.cli.recipes;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.convert.DeButConverter;
import io.github.debutdl4j.convert.LayerChoice;
import io.github.debutdl4j.convert.LayerDescription;
import io.github.debutdl4j.layer.DeButParamInitializer;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains in place of a network, faster and with the same result: a dense convolution as a chain of
 * one factor, a dense layer as {@link RowDense}.
 */
final class StandIn {

  private static final String CONVOLUTION = "ConvolutionLayer";

  private final ComputationGraph original;
  private final ComputationGraph network;

  /**
   * @param original the network to be trained; not changed before {@link #finish}
   */
  StandIn(ComputationGraph original) {
    this.original = original;
    ComputationGraph converted =
        DeButConverter.convert(original, ConvertOptions.builder().rule(StandIn::choice).build())
            .network();
    network = new ComputationGraph(RowDense.swappedInto(converted.getConfiguration()));
    network.init();
    network.setParams(converted.params());
  }

  private static Optional<LayerChoice> choice(LayerDescription layer) {
    return Optional.of(
        layer.type().equals(CONVOLUTION)
            ? LayerChoice.chain(DeButChain.dense(layer.outputs(), layer.inputs()))
            : LayerChoice.keepDense());
  }

  /** The network to train instead of the original. */
  ComputationGraph network() {
    return network;
  }

  /** Copies the trained parameters to the original network. */
  ComputationGraph finish() {
    for (Layer layer : original.getLayers()) {
      String name = layer.conf().getLayer().getLayerName();
      Map<String, INDArray> learnt = network.getLayer(name).paramTable();
      layer
          .paramTable()
          .forEach(
              (key, values) -> values.assign(learntValues(learnt, key).reshape(values.shape())));
    }
    return original;
  }

  private static INDArray learntValues(Map<String, INDArray> learnt, String key) {
    return key.equals(ConvolutionParamInitializer.WEIGHT_KEY) && !learnt.containsKey(key)
        ? learnt.get(DeButParamInitializer.weightKey(0))
        : learnt.get(key);
  }
}
