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

import io.github.debutdl4j.internal.network.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import onnx.Onnx;
import org.nd4j.shade.protobuf.ByteString;

/** Collects the nodes and constants of an ONNX graph. */
final class OnnxGraph {

  private static final String BATCH = "N";

  private final Onnx.GraphProto.Builder graph = Onnx.GraphProto.newBuilder();
  private final Map<String, Integer> counters = new HashMap<>();

  /** Constants that are there already, by their content. */
  private final Map<List<Long>, String> integers = new HashMap<>();

  OnnxGraph(String name) {
    graph.setName(name);
  }

  /** Adds an input of any minibatch. */
  void input(String name, Shape shape) {
    graph.addInput(value(name, shape));
  }

  /** Adds an output of any minibatch. */
  void output(String name, Shape shape) {
    graph.addOutput(value(name, shape));
  }

  private static Onnx.ValueInfoProto value(String name, Shape shape) {
    Onnx.TensorShapeProto.Builder sizes = Onnx.TensorShapeProto.newBuilder();
    sizes.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
    for (int size : shape.sizes()) {
      sizes.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    Onnx.TypeProto.Tensor.Builder tensor =
        Onnx.TypeProto.Tensor.newBuilder()
            .setElemType(Onnx.TensorProto.DataType.FLOAT_VALUE)
            .setShape(sizes);
    return Onnx.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(Onnx.TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** A name that no other value has. */
  String fresh(String stem) {
    int count = counters.merge(stem, 1, Integer::sum);
    return stem + ":" + count;
  }

  /** Adds a constant of floats. */
  String floats(String stem, float[] numbers, long... shape) {
    ByteBuffer raw = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(numbers);
    String name = fresh(stem);
    graph.addInitializer(
        Onnx.TensorProto.newBuilder()
            .setName(name)
            .setDataType(Onnx.TensorProto.DataType.FLOAT_VALUE)
            .addAllDims(Arrays.stream(shape).boxed().toList())
            .setRawData(ByteString.copyFrom(raw.array())));
    return name;
  }

  /** Adds a constant list of integers, or finds it. */
  String integers(long... numbers) {
    return integers.computeIfAbsent(
        Arrays.stream(numbers).boxed().toList(),
        content -> {
          String name = fresh("integers");
          graph.addInitializer(
              Onnx.TensorProto.newBuilder()
                  .setName(name)
                  .setDataType(Onnx.TensorProto.DataType.INT64_VALUE)
                  .addDims(numbers.length)
                  .addAllInt64Data(content));
          return name;
        });
  }

  /** Adds a constant single number. */
  String scalar(double number) {
    return floats("number", new float[] {(float) number});
  }

  /**
   * Adds a node with one output.
   *
   * @return the name of its output
   */
  String node(String operator, String stem, List<String> inputs, OnnxAttribute... attributes) {
    return nodeTo(fresh(stem), operator, inputs, attributes);
  }

  /** Adds a node that computes the value of this name. */
  String nodeTo(String output, String operator, List<String> inputs, OnnxAttribute... attributes) {
    nodeToAll(List.of(output), operator, inputs, attributes);
    return output;
  }

  /** Adds a node of several outputs; those with empty names are not computed. */
  void nodeToAll(
      List<String> outputs, String operator, List<String> inputs, OnnxAttribute... attributes) {
    Onnx.NodeProto.Builder node =
        Onnx.NodeProto.newBuilder()
            .setName(outputs.get(outputs.size() - 1))
            .setOpType(operator)
            .addAllInput(inputs)
            .addAllOutput(outputs);
    for (OnnxAttribute attribute : attributes) {
      node.addAttribute(attribute.proto());
    }
    graph.addNode(node);
  }

  Onnx.GraphProto build() {
    return graph.build();
  }
}
