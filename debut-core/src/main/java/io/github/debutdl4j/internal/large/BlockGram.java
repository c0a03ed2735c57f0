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
package io.github.debutdl4j.internal.large;

import io.github.debutdl4j.internal.linalg.GramOperator;
import java.util.Arrays;

/**
 * The smaller Gram matrix of one block of a large matrix: formed where it is small, else applied as
 * two products that read the block in place.
 *
 * <p>Reuses its buffers, so each thread needs its own.
 */
final class BlockGram implements GramOperator {

  private static final int LARGEST_FORMED = 128;

  /** From this size on, sums of outer products are faster than dot products. */
  private static final int OUTER_PRODUCTS = 24;

  private static final int AT_ONCE = 4;

  private float[] data;
  private int base;
  private int stride;
  private int rows;
  private int columns;
  private double squares;
  private float[] vectors = new float[0];
  private float[] products = new float[0];
  private double[] gram = new double[0];
  private float[] image = new float[0];
  private float[] preimage = new float[0];

  /**
   * Selects a block; its numbers must not change while this is in use.
   *
   * @param base index of its first number
   * @param stride distance between its rows
   */
  void take(float[] data, int base, int stride, int rows, int columns) {
    this.data = data;
    this.base = base;
    this.stride = stride;
    this.rows = rows;
    this.columns = columns;
    squares = 0;
    for (int i = 0; i < rows; i++) {
      squares += SquaredNorm.of(data, base + i * stride, columns);
    }
  }

  /** Prepares {@link #apply}. */
  void prepare() {
    if (isFormed()) {
      form();
    } else if (image.length < Math.max(rows, columns)) {
      image = new float[Math.max(rows, columns)];
      preimage = new float[Math.max(rows, columns)];
    }
  }

  /** Squared Frobenius norm of the block. */
  double squares() {
    return squares;
  }

  int rows() {
    return rows;
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
      Arrays.fill(y, 0, size, 0);
      for (int i = 0; i < size; i++) {
        double scale = x[i];
        int from = i * size;
        for (int j = 0; j < size; j++) {
          y[j] += scale * gram[from + j];
        }
      }
      return;
    }
    for (int i = 0; i < size; i++) {
      preimage[i] = (float) x[i];
    }
    if (isLeft()) {
      multiplyTransposed(preimage, image);
      multiply(image, preimage);
    } else {
      multiply(preimage, image);
      multiplyTransposed(image, preimage);
    }
    for (int i = 0; i < size; i++) {
      y[i] = preimage[i];
    }
  }

  @Override
  public void toLeft(double[] x, double[] u) {
    if (isLeft()) {
      System.arraycopy(x, 0, u, 0, rows);
      return;
    }
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      int from = base + i * stride;
      for (int z = 0; z < columns; z++) {
        sum += data[from + z] * x[z];
      }
      u[i] = sum;
    }
  }

  private boolean isLeft() {
    return rows <= columns;
  }

  private void form() {
    int size = size();
    if (gram.length < size * size) {
      gram = new double[size * size];
      products = new float[size * size];
    }
    if (size >= OUTER_PRODUCTS) {
      formByOuterProducts(size);
    } else {
      formByDots(size);
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        gram[i * size + j] = products[i * size + j];
        gram[j * size + i] = products[i * size + j];
      }
    }
  }

  private void formByDots(int size) {
    int length = Math.max(rows, columns);
    float[] from = data;
    int start = base;
    int distance = stride;
    if (!isLeft()) {
      pack(columns, rows, true);
      from = vectors;
      start = 0;
      distance = rows;
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        products[i * size + j] =
            FloatDot.of(from, start + i * distance, from, start + j * distance, length);
      }
    }
  }

  /** Sums outer products of the vectors along the longer side, a few at a time. */
  private void formByOuterProducts(int size) {
    int length = Math.max(rows, columns);
    int padded = (length + AT_ONCE - 1) / AT_ONCE * AT_ONCE;
    pack(padded, size, isLeft());
    Arrays.fill(vectors, length * size, padded * size, 0);
    Arrays.fill(products, 0, size * size, 0);
    for (int k = 0; k < padded; k += AT_ONCE) {
      addOuterProducts(k * size, size);
    }
  }

  private void addOuterProducts(int v0, int size) {
    int v1 = v0 + size;
    int v2 = v1 + size;
    int v3 = v2 + size;
    for (int i = 0; i < size; i++) {
      float s0 = vectors[v0 + i];
      float s1 = vectors[v1 + i];
      float s2 = vectors[v2 + i];
      float s3 = vectors[v3 + i];
      int row = i * size;
      for (int j = 0; j <= i; j++) {
        products[row + j] +=
            s0 * vectors[v0 + j]
                + s1 * vectors[v1 + j]
                + s2 * vectors[v2 + j]
                + s3 * vectors[v3 + j];
      }
    }
  }

  /** Copies the block, rows after rows, or columns after columns. */
  private void pack(int count, int length, boolean transposed) {
    if (vectors.length < count * length) {
      vectors = new float[count * length];
    }
    for (int i = 0; i < rows; i++) {
      int from = base + i * stride;
      if (transposed) {
        for (int z = 0; z < columns; z++) {
          vectors[z * rows + i] = data[from + z];
        }
      } else {
        System.arraycopy(data, from, vectors, i * columns, columns);
      }
    }
  }

  private void multiply(float[] x, float[] y) {
    for (int i = 0; i < rows; i++) {
      y[i] = FloatDot.of(data, base + i * stride, x, 0, columns);
    }
  }

  private void multiplyTransposed(float[] x, float[] y) {
    Arrays.fill(y, 0, columns, 0);
    for (int i = 0; i < rows; i++) {
      float scale = x[i];
      int from = base + i * stride;
      for (int z = 0; z < columns; z++) {
        y[z] += scale * data[from + z];
      }
    }
  }
}
