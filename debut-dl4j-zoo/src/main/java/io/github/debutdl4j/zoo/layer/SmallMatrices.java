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
package io.github.debutdl4j.zoo.layer;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One small square matrix for each example of a minibatch, stored as the rows of an array {@code
 * [examples, size * size]}; in doubles for every data type of the array.
 */
final class SmallMatrices {

  private final int size;
  private final double[][] values; // an example's matrix, row after row

  private SmallMatrices(int size, double[][] values) {
    this.size = size;
    this.values = values;
  }

  /** A copy of what the array holds. */
  static SmallMatrices of(INDArray rows, int size) {
    double[] all = rows.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    double[][] values = new double[Math.toIntExact(rows.size(0))][size * size];
    for (int example = 0; example < values.length; example++) {
      System.arraycopy(all, example * size * size, values[example], 0, size * size);
    }
    return new SmallMatrices(size, values);
  }

  static SmallMatrices zeros(int examples, int size) {
    return new SmallMatrices(size, new double[examples][size * size]);
  }

  int examples() {
    return values.length;
  }

  int size() {
    return size;
  }

  double get(int example, int row, int column) {
    return values[example][row * size + column];
  }

  void set(int example, int row, int column, double value) {
    values[example][row * size + column] = value;
  }

  void addIdentity() {
    for (double[] matrix : values) {
      for (int i = 0; i < size; i++) {
        matrix[i * size + i] += 1;
      }
    }
  }

  /** {@code T T' - I} of every matrix: zero where T is orthogonal. */
  SmallMatrices distancesFromOrthogonal() {
    SmallMatrices distances = zeros(examples(), size);
    IntStream.range(0, examples())
        .parallel()
        .forEach(example -> distance(values[example], distances.values[example]));
    return distances;
  }

  private void distance(double[] matrix, double[] result) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double product = InnerProduct.of(matrix, i * size, matrix, j * size, size);
        result[i * size + j] = product - (i == j ? 1 : 0);
        result[j * size + i] = result[i * size + j];
      }
    }
  }

  /** Square root of the sum of squares of an example's matrix. */
  double norm(int example) {
    double[] matrix = values[example];
    return Math.sqrt(InnerProduct.of(matrix, 0, matrix, 0, matrix.length));
  }

  /** The product with the matrices of {@code right}, every example's times its factor. */
  SmallMatrices times(SmallMatrices right, double[] factors) {
    SmallMatrices products = zeros(examples(), size);
    IntStream.range(0, examples())
        .parallel()
        .forEach(
            example ->
                multiply(
                    values[example],
                    right.values[example],
                    factors[example],
                    products.values[example]));
    return products;
  }

  private void multiply(double[] left, double[] right, double factor, double[] result) {
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        double entry = factor * left[i * size + k];
        for (int j = 0; j < size; j++) {
          result[i * size + j] += entry * right[k * size + j];
        }
      }
    }
  }

  /** Overwrites an array {@code [examples, size * size]}. */
  void writeTo(INDArray rows) {
    rows.assign(Nd4j.createFromArray(values).castTo(rows.dataType()));
  }

  /** Adds to an array {@code [examples, size * size]}. */
  void addTo(INDArray rows) {
    rows.addi(Nd4j.createFromArray(values).castTo(rows.dataType()));
  }
}
