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
package io.github.debutdl4j.internal.session;

import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.Operation;
import java.util.ArrayList;
import java.util.List;

/** A node of a network while it is simplified. */
final class GraphNode {

  String name;
  Operation operation;
  final List<String> inputs;

  /** For a linear operation: the value that is added to its result, or null. */
  String addend;

  /** For a linear operation: what follows it. */
  Activation activation = Activation.IDENTITY;

  GraphNode(String name, Operation operation, List<String> inputs) {
    this.name = name;
    this.operation = operation;
    this.inputs = new ArrayList<>(inputs);
  }

  /** The map of an operation with an epilogue, or null. */
  Linear linear() {
    if (operation instanceof Operation.FullyConnected fully) {
      return new Linear(fully.map(), fully.bias());
    } else if (operation instanceof Operation.Convolution convolution) {
      return new Linear(convolution.map(), convolution.bias());
    }
    return null;
  }

  void replace(Linear linear) {
    if (operation instanceof Operation.Convolution convolution) {
      operation =
          new Operation.Convolution(
              linear.map(), convolution.order(), convolution.window(), linear.bias());
    } else {
      operation = new Operation.FullyConnected(linear.map(), linear.bias());
    }
  }

  /** Whether nothing follows the product yet. */
  boolean isBare() {
    return addend == null && activation.kind() == Activation.Kind.IDENTITY;
  }
}
