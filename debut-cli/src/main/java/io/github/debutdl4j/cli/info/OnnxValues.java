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
package io.github.debutdl4j.cli.info;

import io.github.debutdl4j.cli.data.DataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import onnx.Onnx;

/**
 * What is known of the values of an ONNX graph: shapes, for one example, and constants of whole
 * numbers. Sizes that the graph leaves open, such as that of the minibatch, count as 1.
 */
final class OnnxValues {

  private final Map<String, long[]> shapes = new HashMap<>();
  private final Map<String, Onnx.TensorProto> constants = new HashMap<>();

  OnnxValues(Onnx.GraphProto graph) {
    graph.getInputList().forEach(this::declare);
    graph.getValueInfoList().forEach(this::declare);
    graph.getOutputList().forEach(this::declare);
    for (Onnx.TensorProto constant : graph.getInitializerList()) {
      constants.put(constant.getName(), constant);
      shapes.put(constant.getName(), sizes(constant));
    }
  }

  private void declare(Onnx.ValueInfoProto value) {
    if (value.getType().getTensorType().hasShape()) {
      Onnx.TensorShapeProto shape = value.getType().getTensorType().getShape();
      long[] sizes = new long[shape.getDimCount()];
      for (int d = 0; d < sizes.length; d++) {
        sizes[d] = Math.max(1, shape.getDim(d).getDimValue());
      }
      shapes.put(value.getName(), checked(value.getName(), sizes));
    }
  }

  private static long[] sizes(Onnx.TensorProto constant) {
    long[] sizes = constant.getDimsList().stream().mapToLong(Long::longValue).toArray();
    return checked(constant.getName(), sizes);
  }

  private static long[] checked(String name, long[] sizes) {
    try {
      numbers(sizes);
      return sizes;
    } catch (ArithmeticException e) {
      throw new DataException("the value '" + name + "' has impossible sizes", e);
    }
  }

  /**
   * How many numbers a value of this shape has.
   *
   * @throws ArithmeticException if a size is below zero or they are more than can be counted
   */
  static long numbers(long[] shape) {
    long numbers = 1;
    for (long size : shape) {
      if (size < 0) {
        throw new ArithmeticException("a size of " + size);
      }
      numbers = Math.multiplyExact(numbers, size);
    }
    return numbers;
  }

  /** The shape of a value, or null if it is not known. */
  long[] shape(String name) {
    return shapes.get(name);
  }

  /** Notes a shape that was worked out; what the graph says itself stays. */
  void note(String name, long[] shape) {
    shapes.putIfAbsent(name, shape);
  }

  /** The constant of this name, or null. */
  Onnx.TensorProto constant(String name) {
    return constants.get(name);
  }

  /** A constant list of whole numbers, or null if the value is something else. */
  long[] wholes(String name) {
    Onnx.TensorProto constant = constants.get(name);
    if (constant == null || constant.getDataType() != Onnx.TensorProto.DataType.INT64_VALUE) {
      return null;
    }
    if (constant.getInt64DataCount() > 0) {
      return constant.getInt64DataList().stream().mapToLong(Long::longValue).toArray();
    }
    ByteBuffer raw = constant.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long[] wholes = new long[raw.remaining() / Long.BYTES];
    raw.asLongBuffer().get(wholes);
    return wholes;
  }
}
