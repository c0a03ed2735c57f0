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

import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import java.util.List;
import onnx.Onnx;

/** Operations that move, combine and look up numbers, as ONNX nodes. */
final class OnnxShapes {

  private OnnxShapes() {}

  static void write(Operation.Permutation permutation, OnnxStep step) {
    long[] axes = new long[permutation.axes().size() + 1];
    for (int i = 1; i < axes.length; i++) {
      axes[i] = permutation.axes().get(i - 1) + 1L;
    }
    step.finish("Transpose", List.of(step.from()), OnnxAttribute.integers("perm", axes));
  }

  static void write(Operation.Upsampling upsampling, OnnxStep step) {
    float[] scales = {1, 1, upsampling.height(), upsampling.width()};
    step.finish(
        "Resize",
        List.of(step.from(), "", step.graph().floats(step.name(), scales, scales.length)),
        OnnxAttribute.text("mode", "nearest"),
        OnnxAttribute.text("coordinate_transformation_mode", "asymmetric"),
        OnnxAttribute.text("nearest_mode", "floor"));
  }

  static void write(Operation.ZeroPadding padding, OnnxStep step) {
    String edges =
        step.graph()
            .integers(0, 0, padding.top(), padding.left(), 0, 0, padding.bottom(), padding.right());
    step.finish("Pad", List.of(step.from(), edges));
  }

  static void write(Operation.Cropping cropping, OnnxStep step) {
    Shape shape = step.inputShape();
    OnnxGraph graph = step.graph();
    step.finish(
        "Slice",
        List.of(
            step.from(),
            graph.integers(cropping.top(), cropping.left()),
            graph.integers(
                shape.size(1) - (long) cropping.bottom(), shape.size(2) - (long) cropping.right()),
            graph.integers(2, 3)));
  }

  static void write(Operation.LocalResponseNormalization normalization, OnnxStep step) {
    int size = 2 * (normalization.depth() / 2) + 1;
    step.finish(
        "LRN",
        List.of(step.from()),
        OnnxAttribute.integer("size", size),
        OnnxAttribute.number("alpha", normalization.alpha() * size),
        OnnxAttribute.number("beta", normalization.beta()),
        OnnxAttribute.number("bias", normalization.k()));
  }

  static void write(Operation.Combination combination, OnnxStep step) {
    List<String> inputs = step.node().inputs();
    switch (combination.kind()) {
      case SUM -> step.finish("Sum", inputs);
      case AVERAGE -> step.finish("Mean", inputs);
      case MAXIMUM -> step.finish("Max", inputs);
      case DIFFERENCE -> step.finish("Sub", inputs);
      case PRODUCT -> {
        String product = inputs.get(0);
        for (int i = 1; i < inputs.size() - 1; i++) {
          product = step.add("Mul", List.of(product, inputs.get(i)));
        }
        step.finish("Mul", List.of(product, inputs.get(inputs.size() - 1)));
      }
    }
  }

  static void write(Operation.ScaleShift affine, OnnxStep step) {
    Shape shape = step.inputShape();
    String scaled = step.add("Mul", List.of(step.from(), step.perFeature(affine.scale(), shape)));
    step.finish("Add", List.of(scaled, step.perFeature(affine.shift(), shape)));
  }

  static void write(Operation.MatrixProduct product, OnnxStep step) {
    String first = turned(step.node().inputs().get(0), product.transposeFirst(), step);
    String second = turned(step.node().inputs().get(1), product.transposeSecond(), step);
    step.finish("MatMul", List.of(first, second));
  }

  private static String turned(String matrix, boolean transpose, OnnxStep step) {
    return transpose
        ? step.add("Transpose", List.of(matrix), OnnxAttribute.integers("perm", 0, 2, 1))
        : matrix;
  }

  static void write(Operation.Embedding embedding, OnnxStep step) {
    LinearMap table = embedding.table();
    OnnxGraph graph = step.graph();
    String rows =
        graph.floats(step.name(), DenseWeights.of(table), table.outputs(), table.inputs());
    String indices =
        step.add(
            "Cast",
            List.of(step.from()),
            OnnxAttribute.integer("to", Onnx.TensorProto.DataType.INT64_VALUE));
    String found = step.add("Gather", List.of(rows, indices)); // [N, steps, features]
    if (embedding.bias() != null) {
      String bias = graph.floats(step.name(), embedding.bias(), table.inputs());
      found = step.add("Add", List.of(found, bias));
    }
    if (step.output().rank() == 1) {
      step.finishReshape(found);
    } else {
      step.finish("Transpose", List.of(found), OnnxAttribute.integers("perm", 0, 2, 1));
    }
  }

  static void write(Operation.SingleStep single, OnnxStep step) {
    long index = single.first() ? 0 : step.inputShape().size(1) - 1L;
    OnnxGraph graph = step.graph();
    String one =
        step.add(
            "Slice",
            List.of(
                step.from(), graph.integers(index), graph.integers(index + 1), graph.integers(2)));
    step.finishReshape(one);
  }
}
