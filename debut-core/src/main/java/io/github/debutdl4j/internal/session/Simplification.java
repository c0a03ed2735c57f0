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

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a network shorter without changing what it computes: scaling and shifting are folded into
 * the weights of the linear operation before or after them; additions and activations are applied
 * where a linear operation writes its result.
 */
final class Simplification {

  private final Network network;
  private final List<GraphNode> nodes = new ArrayList<>();

  private Simplification(Network network) {
    this.network = network;
    for (Network.Node node : network.nodes()) {
      nodes.add(new GraphNode(node.name(), plain(node.operation()), node.inputs()));
    }
  }

  /** The nodes that are left, in execution order; each has the name of the value it computes. */
  static List<GraphNode> of(Network network) {
    Simplification simplification = new Simplification(network);
    boolean changed = true;
    while (changed) {
      changed = simplification.foldBackward() || simplification.foldForward();
    }
    while (simplification.followLinear()) {
      // Each round moves one operation; the next may follow where it was.
    }
    return simplification.nodes;
  }

  /** A depthwise convolution is a convolution with a chain of one factor. */
  private static Operation plain(Operation operation) {
    if (operation instanceof Operation.DepthwiseConvolution depthwise) {
      DeButFactor factor =
          DeButFactor.ofPattern(
              depthwise.channels(), depthwise.multiplier(), depthwise.window().taps(), 1);
      DeButChain chain = DeButChain.of(factor);
      LinearMap map = new LinearMap(chain, factor.p(), factor.q(), depthwise.filters().weights());
      return new Operation.Convolution(
          map, ColumnOrder.CHANNEL_MAJOR, depthwise.window(), depthwise.bias());
    }
    return operation;
  }

  private Map<String, Integer> uses() {
    Map<String, Integer> uses = new HashMap<>();
    for (String name : network.outputs()) {
      count(name, uses);
    }
    for (GraphNode node : nodes) {
      for (String name : node.inputs) {
        count(name, uses);
      }
      if (node.addend != null) {
        count(node.addend, uses);
      }
    }
    return uses;
  }

  private static void count(String name, Map<String, Integer> uses) {
    Integer before = uses.get(name);
    uses.put(name, before == null ? 1 : before + 1);
  }

  private GraphNode producer(String name) {
    for (GraphNode node : nodes) {
      if (node.name.equals(name)) {
        return node;
      }
    }
    return null;
  }

  /** The linear operation without epilogue whose result only the given node reads, or null. */
  private GraphNode linearBefore(String input, Map<String, Integer> uses) {
    GraphNode before = producer(input);
    boolean fits =
        before != null && before.linear() != null && before.isBare() && uses.get(input) == 1;
    return fits ? before : null;
  }

  /** Folds one scaling into the linear operation before it. */
  private boolean foldBackward() {
    Map<String, Integer> uses = uses();
    for (GraphNode node : nodes) {
      if (node.operation instanceof Operation.ScaleShift affine) {
        GraphNode linear = linearBefore(node.inputs.get(0), uses);
        if (linear != null) {
          linear.replace(linear.linear().then(affine.scale(), affine.shift()));
          take(linear, node);
          return true;
        }
      }
    }
    return false;
  }

  /** Folds one scaling into the linear operation after it. */
  private boolean foldForward() {
    Map<String, Integer> uses = uses();
    for (GraphNode node : nodes) {
      if (node.linear() == null) {
        continue;
      }
      GraphNode before = producer(node.inputs.get(0));
      if (before != null
          && before.operation instanceof Operation.ScaleShift affine
          && uses.get(before.name) == 1
          && isExact(node.operation, affine.shift())) {
        float[] scale = perInput(node.operation, affine.scale());
        float[] shift = perInput(node.operation, affine.shift());
        node.replace(node.linear().after(scale, shift));
        node.inputs.set(0, before.inputs.get(0));
        nodes.remove(before);
        return true;
      }
    }
    return false;
  }

  /** A shift does not reach the zeros around an image. */
  private static boolean isExact(Operation operation, float[] shift) {
    if (operation instanceof Operation.Convolution convolution) {
      Window w = convolution.window();
      boolean padded = w.padTop() + w.padBottom() + w.padLeft() + w.padRight() > 0;
      for (float each : shift) {
        if (padded && each != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Numbers of channels for each column of a map. */
  private static float[] perInput(Operation operation, float[] perChannel) {
    if (!(operation instanceof Operation.Convolution convolution)) {
      return perChannel;
    }
    int taps = convolution.window().taps();
    float[] perInput = new float[perChannel.length * taps];
    for (int channel = 0; channel < perChannel.length; channel++) {
      for (int tap = 0; tap < taps; tap++) {
        int column = convolution.order().column(channel, tap, perChannel.length, taps);
        perInput[column] = perChannel[channel];
      }
    }
    return perInput;
  }

  /** Lets one addition or activation follow the linear operation before it. */
  private boolean followLinear() {
    Map<String, Integer> uses = uses();
    for (GraphNode node : nodes) {
      if (node.operation instanceof Operation.Activate activate) {
        GraphNode linear = producer(node.inputs.get(0));
        if (linear != null
            && linear.linear() != null
            && linear.activation.kind() == Activation.Kind.IDENTITY
            && uses.get(linear.name) == 1) {
          linear.activation = activate.activation();
          take(linear, node);
          return true;
        }
      } else if (node.operation instanceof Operation.Combination sum
          && sum.kind() == Operation.CombinationKind.SUM
          && node.inputs.size() == 2
          && followSum(node, uses)) {
        return true;
      }
    }
    return false;
  }

  private boolean followSum(GraphNode node, Map<String, Integer> uses) {
    // The later operand first: the other one has been computed by then.
    for (int i = 1; i >= 0; i--) {
      GraphNode linear = linearBefore(node.inputs.get(i), uses);
      if (linear != null) {
        linear.addend = node.inputs.get(1 - i);
        take(linear, node);
        return true;
      }
    }
    return false;
  }

  /** Replaces a node by the linear operation that it was folded into. */
  private void take(GraphNode linear, GraphNode folded) {
    linear.name = folded.name;
    nodes.remove(linear);
    nodes.set(nodes.indexOf(folded), linear);
  }
}
