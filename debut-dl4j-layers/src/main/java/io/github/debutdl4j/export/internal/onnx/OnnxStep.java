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
package io.github.debutdl4j.export.internal.onnx;

import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation on its way into an ONNX graph.
 *
 * @param graph where it is written
 * @param node the operation and the names of what it reads; its result takes the node's name
 * @param inputs shapes of what it reads, for one example
 * @param output shape of what it computes, for one example
 */
record OnnxStep(OnnxGraph graph, Network.Node node, List<Shape> inputs, Shape output) {

  /** Name of the result. */
  String name() {
    return node.name();
  }

  /** Name of the only, or first, input. */
  String from() {
    return node.inputs().get(0);
  }

  /** Shape of the only, or first, input. */
  Shape inputShape() {
    return inputs.get(0);
  }

  /** Adds a node of an intermediate result. */
  String add(String operator, List<String> from, OnnxAttribute... attributes) {
    return graph.node(operator, name(), from, attributes);
  }

  /** Adds the node that computes the result. */
  void finish(String operator, List<String> from, OnnxAttribute... attributes) {
    graph.nodeTo(name(), operator, from, attributes);
  }

  /**
   * Adds a convolution.
   *
   * @param from the image and the weights
   * @param bias one number per output, or null
   */
  String convolution(List<String> from, float[] bias, OnnxAttribute... attributes) {
    List<String> inputs = new ArrayList<>(from);
    if (bias != null) {
      inputs.add(graph.floats(name(), bias, bias.length));
    }
    return add("Conv", inputs, attributes);
  }

  /** Adds a reshape of an intermediate result; the minibatch stays. */
  String reshape(String from, long... sizes) {
    return add("Reshape", List.of(from, graph.integers(withBatch(sizes))));
  }

  /** Adds a reshape that computes the result. */
  void finishReshape(String from) {
    long[] sizes = output.sizes().stream().mapToLong(Integer::longValue).toArray();
    finish("Reshape", List.of(from, graph.integers(withBatch(sizes))));
  }

  /** Zero means the size that is there: the minibatch. */
  private static long[] withBatch(long[] sizes) {
    long[] all = new long[sizes.length + 1];
    System.arraycopy(sizes, 0, all, 1, sizes.length);
    return all;
  }

  /** One number per feature in a shape that fits any position. */
  String perFeature(float[] numbers, Shape shape) {
    long[] sizes = new long[shape.rank()];
    java.util.Arrays.fill(sizes, 1);
    sizes[0] = numbers.length;
    return graph.floats(name(), numbers, sizes);
  }
}
