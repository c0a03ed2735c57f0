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
package io.github.debutdl4j.internal.linalg;

import java.util.Arrays;

/**
 * The smaller of the two Gram matrices {@code A A'} and {@code A' A} of a dense matrix, as an
 * operator: formed where it is small, else applied as two products.
 *
 * <p>Not for use by two threads at once: it reuses its buffers for each matrix.
 */
final class SmallerGram implements GramOperator {

  /** Up to this size it is cheaper to form the matrix than to apply two products a few times. */
  private static final int LARGEST_FORMED = 64;

  private double[] gram = new double[0];
  private double[] image = new double[0];
  private double[] matrix;
  private int rows;
  private int columns;

  /**
   * Selects a matrix, which must not change while this is in use.
   *
   * @param matrix rows x columns, row major
   */
  void take(double[] matrix, int rows, int columns) {
    this.matrix = matrix;
    this.rows = rows;
    this.columns = columns;
    if (image.length < Math.max(rows, columns)) {
      image = new double[Math.max(rows, columns)];
    }
    if (isFormed()) {
      form();
    }
  }

  @Override
  public int size() {
    return Math.min(rows, columns);
  }

  @Override
  public boolean isFormed() {
    return size() <= LARGEST_FORMED;
  }

  @Override
  public double[] formed() {
    return gram;
  }

  @Override
  public void apply(double[] x, double[] y) {
    int size = size();
    if (isFormed()) {
      for (int i = 0; i < size; i++) {
        y[i] = DotProduct.of(gram, i * size, x, 0, size);
      }
    } else if (isLeft()) {
      multiplyTransposed(x, image);
      multiply(image, y);
    } else {
      multiply(x, image);
      multiplyTransposed(image, y);
    }
  }

  @Override
  public void toLeft(double[] x, double[] u) {
    if (isLeft()) {
      System.arraycopy(x, 0, u, 0, rows);
    } else {
      multiply(x, u);
    }
  }

  private boolean isLeft() {
    return rows <= columns;
  }

  private void form() {
    int size = size();
    if (gram.length < size * size) {
      gram = new double[size * size];
    }
    if (isLeft()) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++) {
          gram[i * size + j] = DotProduct.of(matrix, i * columns, matrix, j * columns, columns);
        }
      }
    } else {
      Arrays.fill(gram, 0, size * size, 0);
      for (int row = 0; row < rows * columns; row += columns) {
        for (int i = 0; i < size; i++) {
          double scale = matrix[row + i];
          for (int j = 0; j <= i; j++) {
            gram[i * size + j] += scale * matrix[row + j];
          }
        }
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        gram[j * size + i] = gram[i * size + j];
      }
    }
  }

  private void multiply(double[] x, double[] y) {
    for (int i = 0; i < rows; i++) {
      y[i] = DotProduct.of(matrix, i * columns, x, 0, columns);
    }
  }

  private void multiplyTransposed(double[] x, double[] y) {
    Arrays.fill(y, 0, columns, 0);
    for (int i = 0; i < rows; i++) {
      double scale = x[i];
      int from = i * columns;
      for (int z = 0; z < columns; z++) {
        y[z] += scale * matrix[from + z];
      }
    }
  }
}
