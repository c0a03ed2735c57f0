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
package io.github.debutdl4j.convert.internal.surgery;

import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.longer.MatchCondition;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/**
 * A layer of a network and its place in it.
 *
 * @param key what DL4J puts before the parameter names of this layer: the vertex name in a graph,
 *     the index in a multi-layer network
 * @param name the name that users see
 * @param layer the configuration, to be read only
 * @param preProcessor what the network applies to the layer's input, or null
 * @param parameters the trained parameters, views of the source network, to be read only
 */
public record LayerSite(
    String key,
    String name,
    Layer layer,
    InputPreProcessor preProcessor,
    Map<String, INDArray> parameters) {

  /** Number of parameters of the layer, biases included. */
  public long parameterCount() {
    return parameters.values().stream().mapToLong(INDArray::length).sum();
  }

  /** Key of the first parameter that holds a NaN or an infinity; empty if none does. */
  public Optional<String> nonFinite() {
    return parameters.entrySet().stream()
        .filter(parameter -> holdsNonFinite(parameter.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean holdsNonFinite(INDArray values) {
    MatchCondition notFinite = new MatchCondition(values, Conditions.notFinite());
    return Nd4j.getExecutioner().exec(notFinite).getInt(0) > 0;
  }
}
