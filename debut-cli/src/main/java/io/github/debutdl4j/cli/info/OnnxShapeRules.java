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

import java.util.Arrays;
import java.util.Set;

/**
 * Works out the shapes of values from the operators that {@code debut export} writes and other
 * common ones. A shape that cannot be told is null.
 */
final class OnnxShapeRules {

  private static final Set<String> ELEMENTWISE =
      Set.of(
          "Abs",
          "Add",
          "BatchNormalization",
          "Cast",
          "Clip",
          "Div",
          "Dropout",
          "Elu",
          "Exp",
          "Gelu",
          "HardSigmoid",
          "HardSwish",
          "Identity",
          "LRN",
          "LeakyRelu",
          "LogSoftmax",
          "Max",
          "Mean",
          "Min",
          "Mul",
          "Neg",
          "PRelu",
          "Pow",
          "Reciprocal",
          "Relu",
          "Selu",
          "Sigmoid",
          "Sign",
          "Softmax",
          "Softplus",
          "Softsign",
          "Sqrt",
          "Sub",
          "Sum",
          "Tanh",
          "ThresholdedRelu");

  private static final Set<String> OF_SECOND = Set.of("Add", "Div", "Max", "Mul", "Sub", "Sum");

  private final OnnxNode node;

  private OnnxShapeRules(OnnxNode node) {
    this.node = node;
  }

  /** The shape of a node's first output, or null. */
  static long[] of(OnnxNode node) {
    try {
      return new OnnxShapeRules(node).shape();
    } catch (ArithmeticException | IndexOutOfBoundsException e) {
      return null; // a graph that no runtime would take
    }
  }

  private long[] shape() {
    long[] x = node.shape(0);
    if (x == null) {
      return null;
    }
    if (ELEMENTWISE.contains(node.operator())) {
      return OF_SECOND.contains(node.operator()) ? broadcast() : x;
    }
    return switch (node.operator()) {
      case "Conv" -> windowed(x, node.shape(1));
      case "ConvTranspose" -> transposed(x, node.shape(1));
      case "MaxPool", "AveragePool", "LpPool" -> windowed(x, null);
      case "GlobalMaxPool", "GlobalAveragePool", "GlobalLpPool" -> global(x);
      case "Gemm" -> product(x, node.whole("transA", 0) != 0, node.shape(1), transB());
      case "MatMul" -> product(x, false, node.shape(1), false);
      case "LSTM", "GRU", "RNN" -> recurrent(x);
      default -> new OnnxRearrangements(node, x).shape();
    };
  }

  private boolean transB() {
    return node.whole("transB", 0) != 0;
  }

  /** Sizes of two or more operands; of each axis the larger. */
  private long[] broadcast() {
    long[] result = {};
    for (int i = 0; i < node.inputs().size(); i++) {
      long[] each = node.shape(i);
      if (each == null) {
        return null;
      }
      long[] longer = result.length >= each.length ? result.clone() : each.clone();
      long[] shorter = result.length >= each.length ? each : result;
      int shift = longer.length - shorter.length;
      for (int d = 0; d < shorter.length; d++) {
        longer[shift + d] = Math.max(longer[shift + d], shorter[d]);
      }
      result = longer;
    }
    return result;
  }

  /**
   * @param weights of a convolution, or null for a pooling
   */
  private long[] windowed(long[] x, long[] weights) {
    int axes = x.length - 2;
    long[] kernel = node.wholes("kernel_shape", null);
    if (kernel == null && weights != null) {
      kernel = Arrays.copyOfRange(weights, 2, weights.length);
    }
    if (kernel == null || kernel.length != axes) {
      return null;
    }
    long[] stride = node.wholes("strides", axes, 1);
    long[] dilation = node.wholes("dilations", axes, 1);
    long[] pads = node.wholes("pads", 2 * axes, 0);
    boolean same = node.text("auto_pad").startsWith("SAME");
    boolean up = node.whole("ceil_mode", 0) != 0;
    long[] result = x.clone();
    result[1] = weights == null ? x[1] : weights[0];
    for (int d = 0; d < axes; d++) {
      long room = x[d + 2] + pads[d] + pads[axes + d] - dilation[d] * (kernel[d] - 1) - 1;
      result[d + 2] =
          same
              ? up(x[d + 2], stride[d])
              : (up ? up(room, stride[d]) : Math.floorDiv(room, stride[d])) + 1;
    }
    return result;
  }

  private static long up(long number, long divisor) {
    return -Math.floorDiv(-number, divisor);
  }

  private static long[] global(long[] x) {
    long[] result = x.clone();
    Arrays.fill(result, 2, result.length, 1);
    return result;
  }

  /** Matrices, or stacks of matrices on the left. */
  private static long[] product(long[] a, boolean transA, long[] b, boolean transB) {
    if (b == null || b.length < 2 || a.length < 2) {
      return null;
    }
    long[] result = (a.length >= b.length ? a : b).clone();
    int last = result.length - 1;
    result[last - 1] = a[a.length - (transA ? 1 : 2)];
    result[last] = b[b.length - (transB ? 2 : 1)];
    return result;
  }

  /** [steps, minibatch, features] to [steps, directions, minibatch, size]. */
  private long[] recurrent(long[] x) {
    long[] weights = node.shape(2);
    return new long[] {x[0], weights[0], x[1], weights[2]};
  }

  private long[] transposed(long[] x, long[] weights) {
    int axes = x.length - 2;
    long[] stride = node.wholes("strides", axes, 1);
    long[] dilation = node.wholes("dilations", axes, 1);
    long[] pads = node.wholes("pads", 2 * axes, 0);
    long[] more = node.wholes("output_padding", axes, 0);
    long[] result = x.clone();
    result[1] = weights[1] * node.whole("group", 1);
    for (int d = 0; d < axes; d++) {
      result[d + 2] =
          (x[d + 2] - 1) * stride[d]
              + dilation[d] * (weights[d + 2] - 1)
              + 1
              + more[d]
              - pads[d]
              - pads[axes + d];
    }
    return result;
  }
}
