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

import io.github.debutdl4j.export.internal.translate.Form;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerContext;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.export.internal.translate.NetworkBuilder;
import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.export.internal.translate.VertexContext;
import io.github.debutdl4j.export.internal.vertex.PreProcessors;
import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Goes through the layers of a DL4J network and collects operations, or else everything that cannot
 * be expressed.
 */
final class NetworkTranslation {

  private final NetworkBuilder network = new NetworkBuilder();
  private final Translators translators = new Translators();
  private final Map<String, LayerValue> inputs = new LinkedHashMap<>();

  /** What layers compute; null where DL4J itself does not know its shape. */
  private final Map<String, LayerValue> values = new HashMap<>();

  private final List<String> obstacles = new ArrayList<>();

  /** Adds an input and what the normaliser does to it. */
  void input(String name, NetworkInput input, InputScale normalization) {
    LayerValue given = network.input(name, input.shape(), input.form());
    network.begin(name);
    LayerValue value = input.featuresFirst(network, given);
    inputs.put(name, value);
    values.put(name, normalization == null ? value : normalization.add(network, value));
  }

  /** Adds a layer. */
  void layer(
      String name,
      Layer layer,
      InputPreProcessor preProcessor,
      Map<String, INDArray> parameters,
      String input) {
    LayerValue from = values.get(input);
    if (from == null) {
      values.put(name, null);
      checkKind(name, layer);
      return;
    }
    LayerContext site = new LayerContext(network, parameters, "", translators::layer);
    step(
        name,
        layer.getClass(),
        () -> translators.layer(layer, site, PreProcessors.apply(preProcessor, network, from)),
        () -> {
          InputType type = from.inputType();
          return layer.getOutputType(
              0, preProcessor == null ? type : preProcessor.getOutputType(type));
        });
  }

  /** Adds a vertex that is not a layer. */
  void vertex(String name, GraphVertex vertex, List<String> from) {
    List<LayerValue> operands = new ArrayList<>();
    from.forEach(input -> operands.add(values.get(input)));
    if (operands.contains(null)) {
      values.put(name, null);
      return;
    }
    step(
        name,
        vertex.getClass(),
        () -> translators.vertex(vertex, new VertexContext(name, network, inputs), operands),
        () ->
            vertex.getOutputType(
                0, operands.stream().map(LayerValue::inputType).toArray(InputType[]::new)));
  }

  private void step(
      String name, Class<?> kind, Supplier<LayerValue> translation, Supplier<InputType> fallback) {
    network.begin(name);
    try {
      values.put(name, network.finish(translation.get()));
    } catch (UnsupportedOperation | IllegalArgumentException e) {
      obstacles.add("'%s' (%s): %s".formatted(name, kind.getSimpleName(), e.getMessage()));
      network.abandon();
      values.put(name, placeholder(name, fallback));
    }
  }

  /** A layer whose input is unknown is at least checked for its kind. */
  private void checkKind(String name, Layer layer) {
    if (!translators.hasLayer(layer)) {
      obstacles.add(
          "'%s': %s cannot be exported".formatted(name, layer.getClass().getSimpleName()));
    }
  }

  /**
   * A placeholder for the output of a layer that could not be translated, so that others are
   * checked.
   */
  private static LayerValue placeholder(String name, Supplier<InputType> fallback) {
    try {
      NetworkInput type = NetworkInput.of(fallback.get());
      return new LayerValue(name, type.featuresFirstShape(), type.form());
    } catch (RuntimeException e) {
      return null; // DL4J does not know it either: what follows is not checked
    }
  }

  List<String> obstacles() {
    return obstacles;
  }

  /** The network, its outputs laid out as DL4J gives them. */
  Network build(List<String> outputs, Map<String, String> metadata) {
    List<LayerValue> results = new ArrayList<>();
    for (String output : outputs) {
      results.add(outputValue(output));
    }
    return network.build(results, metadata);
  }

  private LayerValue outputValue(String output) {
    LayerValue value = values.get(output);
    network.begin(output);
    LayerValue array =
        value.form() == Form.STEP_ROWS ? value : FormRule.inArrayOrder(network, value);
    if (array.equals(value) && !value.name().equals(output)) {
      array = network.add(new Operation.Activate(Activation.IDENTITY), value);
    }
    return network.finish(array);
  }
}
