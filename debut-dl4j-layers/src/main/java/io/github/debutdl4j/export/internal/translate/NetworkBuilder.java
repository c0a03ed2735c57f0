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
package io.github.debutdl4j.export.internal.translate;

import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects inputs and operations of a network. The operations of one layer are numbered; the last
 * takes the layer's name.
 */
public final class NetworkBuilder {

  private final List<Network.Input> inputs = new ArrayList<>();
  private final List<Network.Node> nodes = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private String layer = "";
  private int firstOfLayer;

  /** Adds an input; its form says how the caller lays it out. */
  public LayerValue input(String name, Shape shape, Form form) {
    names.add(name);
    inputs.add(new Network.Input(name, shape));
    return new LayerValue(name, shape, form);
  }

  /** The operations from here on belong to this layer or vertex. */
  public void begin(String layerName) {
    layer = layerName;
    firstOfLayer = nodes.size();
  }

  /**
   * Adds an operation.
   *
   * @return what it computes, laid out like the first input
   */
  public LayerValue add(Operation operation, LayerValue... from) {
    List<Shape> shapes = Arrays.stream(from).map(LayerValue::shape).toList();
    Shape shape = operation.outputShape(shapes);
    String name = unused(layer + "/" + (nodes.size() - firstOfLayer + 1));
    nodes.add(
        new Network.Node(name, operation, Arrays.stream(from).map(LayerValue::name).toList()));
    return new LayerValue(name, shape, from[0].form());
  }

  /** Gives the last operation of the layer the layer's name, if it is what the layer computes. */
  public LayerValue finish(LayerValue output) {
    int last = nodes.size() - 1;
    if (last < firstOfLayer || !nodes.get(last).name().equals(output.name())) {
      return output;
    }
    Network.Node node = nodes.get(last);
    names.remove(node.name());
    String name = unused(layer);
    nodes.set(last, new Network.Node(name, node.operation(), node.inputs()));
    return new LayerValue(name, output.shape(), output.form());
  }

  /** Takes back the operations of a layer that could not be translated. */
  public void abandon() {
    while (nodes.size() > firstOfLayer) {
      names.remove(nodes.remove(nodes.size() - 1).name());
    }
  }

  /** The network with these outputs. */
  public Network build(List<LayerValue> outputs, Map<String, String> metadata) {
    return new Network(inputs, nodes, outputs.stream().map(LayerValue::name).toList(), metadata);
  }

  private String unused(String wanted) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + "#" + i;
    }
    return name;
  }
}
