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
package io.github.debutdl4j.zoo;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Counts what a network learns, as the papers count: DL4J's {@code numParams()} also counts the
 * running mean and variance of batch normalisation, which no gradient reaches.
 */
public final class TrainableParameters {

  private TrainableParameters() {}

  /** Weights, biases, and the scale and shift of batch normalisation. */
  public static long count(ComputationGraph net) {
    return count(net.getConfiguration());
  }

  /** The same, of a network that need not be built. */
  public static long count(ComputationGraphConfiguration conf) {
    long sum = 0;
    for (GraphVertex vertex : conf.getVertices().values()) {
      if (vertex instanceof LayerVertex layerVertex) {
        Layer layer = layerVertex.getLayerConf().getLayer();
        sum += layer.initializer().numParams(layer) - runningStatistics(layer);
      }
    }
    return sum;
  }

  private static long runningStatistics(Layer layer) {
    return layer instanceof BatchNormalization normalisation ? 2 * normalisation.getNOut() : 0;
  }
}
