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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through a network in order, computes the shapes and collects all faults. */
final class NetworkFaults {

  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  /** Values that are there, though a fault leaves their shape unknown. */
  private final Set<String> names = new HashSet<>();

  private final List<String> faults = new ArrayList<>();

  private NetworkFaults() {}

  /**
   * Shapes of all inputs and nodes by name, in order.
   *
   * @throws IllegalArgumentException with all faults, if there are any
   */
  static Map<String, Shape> shapes(
      List<Network.Input> inputs, List<Network.Node> nodes, List<String> outputs) {
    NetworkFaults check = new NetworkFaults();
    for (Network.Input input : inputs) {
      check.declare("input", input.name());
      check.shapes.put(input.name(), input.shape());
    }
    for (Network.Node node : nodes) {
      check.add(node);
    }
    check.checkEnds(inputs, outputs);
    if (!check.faults.isEmpty()) {
      throw new IllegalArgumentException("the network: " + String.join("; ", check.faults));
    }
    return check.shapes;
  }

  private void add(Network.Node node) {
    List<Shape> operands = new ArrayList<>();
    for (String input : node.inputs()) {
      if (!names.contains(input)) {
        faults.add(
            place(node) + " reads '" + input + "', which is neither an input nor an earlier node");
      } else if (shapes.containsKey(input)) {
        operands.add(shapes.get(input));
      }
    }
    declare("node", node.name());
    if (operands.size() < node.inputs().size()) {
      return;
    }
    try {
      shapes.put(node.name(), node.operation().outputShape(operands));
    } catch (IllegalArgumentException | ArithmeticException e) {
      faults.add(place(node) + ": " + e.getMessage());
    }
  }

  private static String place(Network.Node node) {
    return "node '" + node.name() + "' (" + node.operation().getClass().getSimpleName() + ")";
  }

  private void declare(String what, String name) {
    if (name.isEmpty()) {
      faults.add("a name is empty");
    } else if (!names.add(name)) {
      faults.add(what + " '" + name + "' is there twice");
    }
  }

  private void checkEnds(List<Network.Input> inputs, List<String> outputs) {
    if (inputs.isEmpty()) {
      faults.add("no inputs");
    }
    if (outputs.isEmpty()) {
      faults.add("no outputs");
    }
    Set<String> seen = new HashSet<>();
    for (String output : outputs) {
      if (!names.contains(output)) {
        faults.add("output '" + output + "' is neither an input nor a node");
      }
      if (!seen.add(output)) {
        faults.add("output '" + output + "' is there twice");
      }
    }
  }
}
