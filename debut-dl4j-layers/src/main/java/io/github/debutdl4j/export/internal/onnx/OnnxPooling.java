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

import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Operation.PoolingKind;
import io.github.debutdl4j.internal.network.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Pooling as ONNX nodes. */
final class OnnxPooling {

  private OnnxPooling() {}

  static void write(Operation.Pooling pooling, OnnxStep step) {
    Window window = pooling.window();
    boolean dilated = window.dilationHeight() > 1 || window.dilationWidth() > 1;
    OnnxAttribute[] places = OnnxWindow.withoutDilation(window);
    switch (pooling.kind()) {
      case MAXIMUM -> step.finish("MaxPool", List.of(step.from()), OnnxWindow.attributes(window));
      case AVERAGE -> {
        requireDense(dilated, "AveragePool");
        step.finish(
            "AveragePool",
            List.of(step.from()),
            and(
                places,
                OnnxAttribute.integer("count_include_pad", pooling.countPadding() ? 1 : 0)));
      }
      case P_NORM -> {
        requireDense(dilated, "LpPool");
        step.finish(
            "LpPool", List.of(step.from()), and(places, OnnxAttribute.integer("p", pooling.p())));
      }
      default -> {
        requireDense(dilated, "LpPool");
        throw new UnsupportedOperation("a sum under a window has no ONNX operator");
      }
    }
  }

  private static void requireDense(boolean dilated, String operator) {
    if (dilated) {
      throw new UnsupportedOperation(
          "ONNX's " + operator + " of opset 17 has no dilation; the runtime's format has");
    }
  }

  private static OnnxAttribute[] and(OnnxAttribute[] some, OnnxAttribute last) {
    OnnxAttribute[] all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = last;
    return all;
  }

  static void write(Operation.GlobalPooling pooling, OnnxStep step) {
    int rank = step.inputShape().rank();
    long[] axes = LongStream.rangeClosed(2, rank).toArray();
    OnnxAttribute flat = OnnxAttribute.integer("keepdims", 0);
    OnnxAttribute over = OnnxAttribute.integers("axes", axes);
    List<String> from = List.of(step.from());
    if (pooling.kind() == PoolingKind.MAXIMUM) {
      step.finish("ReduceMax", from, over, flat);
    } else if (pooling.kind() == PoolingKind.AVERAGE) {
      step.finish("ReduceMean", from, over, flat);
    } else if (pooling.kind() == PoolingKind.SUM) {
      step.finish("ReduceSum", List.of(step.from(), step.graph().integers(axes)), flat);
    } else {
      String size = step.add("Abs", from);
      String power = step.add("Pow", List.of(size, step.graph().scalar(pooling.p())));
      String sum = step.add("ReduceSum", List.of(power, step.graph().integers(axes)), flat);
      step.finish("Pow", List.of(sum, step.graph().scalar(1.0 / pooling.p())));
    }
  }
}
