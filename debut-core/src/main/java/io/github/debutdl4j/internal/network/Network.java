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
package io.github.debutdl4j.internal.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as the runtime and the exporters see it: operations in an order in which they can be
 * computed.
 *
 * @param inputs the values that a caller passes in
 * @param nodes in execution order; each reads inputs and earlier nodes by name
 * @param outputs names of the values that a caller receives
 * @param metadata other information, such as the names of the classes
 */
public record Network(
    List<Input> inputs, List<Node> nodes, List<String> outputs, Map<String, String> metadata) {

  /**
   * A value that a caller passes in.
   *
   * @param shape of one example
   */
  public record Input(String name, Shape shape) {}

  /**
   * One operation and what it reads.
   *
   * @param name of the node and of the value it computes
   */
  public record Node(String name, Operation operation, List<String> inputs) {

    /** Keeps its own copy of the list. */
    public Node {
      inputs = Collections.unmodifiableList(new ArrayList<>(inputs));
    }
  }

  /**
   * Keeps its own copies, and checks names, order, numbers of inputs and shapes.
   *
   * @throws IllegalArgumentException with all faults, if there are any
   */
  public Network {
    inputs = Collections.unmodifiableList(new ArrayList<>(inputs));
    nodes = Collections.unmodifiableList(new ArrayList<>(nodes));
    outputs = Collections.unmodifiableList(new ArrayList<>(outputs));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    NetworkFaults.shapes(inputs, nodes, outputs);
  }

  /** Shapes of all inputs and nodes by name, for one example, in order. */
  public Map<String, Shape> shapes() {
    return NetworkFaults.shapes(inputs, nodes, outputs);
  }
}
