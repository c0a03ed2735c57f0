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
import onnx.Onnx;

/** How much the nodes of an ONNX graph hold and compute. */
final class OnnxWork {

  private OnnxWork() {}

  /**
   * Multiply-adds of a node, for one example; -1 if its shapes are not known.
   *
   * @param output shape of its result, or null
   * @throws ArithmeticException if they are more than can be counted
   */
  static long multiplyAdds(OnnxNode node, long[] output) {
    long[] x = node.shape(0);
    long[] weights = node.shape(1);
    return switch (node.operator()) {
      case "Conv" -> times(weights, positions(output));
      case "ConvTranspose" -> times(weights, positions(x));
      case "Gemm", "MatMul" -> product(node, x, output);
      case "LSTM", "GRU", "RNN" -> recurrent(x, weights, node.shape(2));
      default -> 0;
    };
  }

  /** Each weight is used once for each place. */
  private static long times(long[] weights, long places) {
    return weights == null || places < 0
        ? -1
        : Math.multiplyExact(OnnxValues.numbers(weights), places);
  }

  private static long positions(long[] shape) {
    return shape == null || shape.length < 2
        ? -1
        : OnnxValues.numbers(Arrays.copyOfRange(shape, 2, shape.length));
  }

  private static long product(OnnxNode node, long[] x, long[] output) {
    if (x == null || x.length == 0 || output == null) {
      return -1;
    }
    boolean turned = node.operator().equals("Gemm") && node.whole("transA", 0) != 0;
    return Math.multiplyExact(OnnxValues.numbers(output), turned ? x[0] : x[x.length - 1]);
  }

  private static long recurrent(long[] x, long[] input, long[] recurrent) {
    if (x == null || x.length == 0 || input == null || recurrent == null) {
      return -1;
    }
    long weights = Math.addExact(OnnxValues.numbers(input), OnnxValues.numbers(recurrent));
    return Math.multiplyExact(weights, x[0]);
  }

  /** Whether a constant holds numbers of a type that weights have. */
  static boolean isWeight(Onnx.TensorProto constant) {
    return switch (constant.getDataType()) {
      case Onnx.TensorProto.DataType.FLOAT_VALUE,
          Onnx.TensorProto.DataType.DOUBLE_VALUE,
          Onnx.TensorProto.DataType.FLOAT16_VALUE,
          Onnx.TensorProto.DataType.BFLOAT16_VALUE,
          Onnx.TensorProto.DataType.INT8_VALUE,
          Onnx.TensorProto.DataType.UINT8_VALUE ->
          true;
      default -> false;
    };
  }

  /** Bytes of a constant's numbers; 0 if they are in another file. */
  static long bytes(Onnx.TensorProto constant) {
    return constant.getRawData().size()
        + 4L * constant.getFloatDataCount()
        + 8L * constant.getDoubleDataCount()
        + 4L * constant.getInt32DataCount()
        + 8L * (constant.getInt64DataCount() + constant.getUint64DataCount());
  }
}
