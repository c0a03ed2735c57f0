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
package io.github.debutdl4j.convert.internal.kind;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.factorize.DenseMatrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies filters into row-major matrices on the Java heap and orders their columns. */
final class FilterMatrix {

  private FilterMatrix() {}

  /**
   * A matrix in the precision of its array; half precision becomes single.
   *
   * @param weights any view with outputs x inputs numbers
   */
  static DenseMatrix of(INDArray weights, int outputs, int inputs) {
    boolean isDouble = weights.dataType() == DataType.DOUBLE;
    try (INDArray copy = weights.castTo(isDouble ? DataType.DOUBLE : DataType.FLOAT).dup('c')) {
      return isDouble
          ? DenseMatrix.of(copy.data().asDouble(), outputs, inputs)
          : DenseMatrix.of(copy.data().asFloat(), outputs, inputs);
    }
  }

  /** Elements of an array in c order. */
  static double[] inCOrder(INDArray array) {
    return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }

  /**
   * Renumbers columns from {@link ColumnOrder#CHANNEL_MAJOR}.
   *
   * @param matrix outputs x (channels*taps)
   */
  static double[] inOrder(double[] matrix, int outputs, int channels, int taps, ColumnOrder order) {
    if (order == ColumnOrder.CHANNEL_MAJOR || taps == 1 || channels == 1) {
      return matrix;
    }
    int columns = channels * taps;
    double[] reordered = new double[matrix.length];
    for (int row = 0; row < outputs; row++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int tap = 0; tap < taps; tap++) {
          reordered[row * columns + order.column(channel, tap, channels, taps)] =
              matrix[row * columns + channel * taps + tap];
        }
      }
    }
    return reordered;
  }
}
