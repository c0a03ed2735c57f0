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
package io.github.debutdl4j.internal.kernel.columns;

/**
 * Where a chain reads the columns that it is applied to: a matrix, the pixels of images, or the
 * patches of a convolution.
 *
 * <p>A source must be safe to read from several threads at a time.
 */
public interface FloatColumnSource {

  /** Number of columns: examples of a matrix, pixels or patches of all images. */
  int columns();

  /** Number of rows: features of an example. */
  int rows();

  /**
   * Copies a rectangle: row {@code firstRow + i}, column {@code firstColumn + c} goes to number c
   * of row i. Nothing else is touched.
   */
  void read(int firstColumn, int columns, int firstRow, int rows, FloatRows to);

  /**
   * Whether {@link #read} is a plain copy, so that reading twice costs less than keeping what was
   * read.
   */
  default boolean readsPlainly() {
    return false;
  }

  /** Copies one whole column to the beginning of an array. */
  void readColumn(int column, float[] to);
}
