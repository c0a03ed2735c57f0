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

import java.util.List;

/**
 * How large an operation is.
 *
 * @param parameters numbers that it holds: weights, biases, scales and shifts
 * @param bytes that hold them in memory or in the file
 * @param multiplyAdds of weights, or of one computed matrix with another, for one example; what
 *     adds biases, pools or activates is not counted
 */
public record OperationSize(long parameters, long bytes, long multiplyAdds) {

  private static final OperationSize NOTHING = new OperationSize(0, 0, 0);

  /**
   * The size of an operation, without reading its weights.
   *
   * @param inputs shapes of what it reads
   * @param output shape of its result
   */
  public static OperationSize of(Operation operation, List<Shape> inputs, Shape output) {
    if (operation instanceof Operation.FullyConnected fully) {
      return of(fully.map(), output.positions()).plus(fully.bias());
    } else if (operation instanceof Operation.Convolution convolution) {
      return of(convolution.map(), output.positions()).plus(convolution.bias());
    } else if (operation instanceof Operation.DepthwiseConvolution depthwise) {
      return of(depthwise.filters(), output.positions()).plus(depthwise.bias());
    } else if (operation instanceof Operation.TransposedConvolution transposed) {
      return of(transposed.map(), inputs.get(0).positions()).plus(transposed.bias());
    } else if (operation instanceof Operation.Lstm lstm) {
      return recurrent(lstm.input(), lstm.recurrent(), lstm.bias(), output)
          .plus(peepholes(lstm.peepholes(), output.positions()));
    } else if (operation instanceof Operation.SimpleRecurrence simple) {
      return recurrent(simple.input(), simple.recurrent(), simple.bias(), output);
    } else if (operation instanceof Operation.Embedding embedding) {
      return of(embedding.table(), 0).plus(embedding.bias());
    } else if (operation instanceof Operation.ScaleShift affine) {
      return new OperationSize(0, 0, output.count()).plus(affine.scale()).plus(affine.shift());
    } else if (operation instanceof Operation.MatrixProduct product) {
      long inner = inputs.get(0).size(product.transposeFirst() ? 0 : 1);
      return new OperationSize(0, 0, inner * output.count());
    }
    return NOTHING;
  }

  private static OperationSize recurrent(
      LinearMap input, LinearMap recurrent, float[] bias, Shape output) {
    int steps = output.positions();
    return of(input, steps).plus(of(recurrent, steps)).plus(bias);
  }

  /** Each is used once in every step. */
  private static OperationSize peepholes(float[] peepholes, long steps) {
    long used = peepholes == null ? 0 : peepholes.length * steps;
    return new OperationSize(0, 0, used).plus(peepholes);
  }

  /** A map that is applied to some columns: each weight is used once for each of them. */
  private static OperationSize of(LinearMap map, long columns) {
    long weights = map.chain().parameters();
    return new OperationSize(weights, map.bytes(), weights * columns);
  }

  /** Both together. */
  public OperationSize plus(OperationSize other) {
    return new OperationSize(
        parameters + other.parameters, bytes + other.bytes, multiplyAdds + other.multiplyAdds);
  }

  private OperationSize plus(float[] numbers) {
    if (numbers == null) {
      return this;
    }
    return plus(new OperationSize(numbers.length, (long) Float.BYTES * numbers.length, 0));
  }
}
