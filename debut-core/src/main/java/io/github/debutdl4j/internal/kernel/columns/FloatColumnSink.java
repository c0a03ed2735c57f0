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
 * Where a chain writes the columns that it has computed: a matrix, the pixels of images, or a sum
 * over overlapping patches.
 *
 * <p>Columns of one part are written by one thread, in ascending order, after one call of {@link
 * #open} for the part; different parts may be written at the same time.
 */
public interface FloatColumnSink {

  /** Number of columns it takes. */
  int columns();

  /** Number of rows: features of an example. */
  int rows();

  /**
   * Columns that must be written by one thread, in order; a divisor of {@link #columns()}. It is 1
   * where every number is written once, and the columns of an image where patches add up.
   */
  default int columnsWrittenTogether() {
    return 1;
  }

  /** Announces that whole images are about to be written, so that a sum can start from zero. */
  default void open(int firstColumn, int columns) {}

  /**
   * Writes a rectangle: row {@code firstRow + i}, column {@code firstColumn + c} is number c of row
   * i.
   */
  void write(int firstColumn, int columns, int firstRow, int rows, FloatRows from);

  /** Writes one whole column from the beginning of an array. */
  void writeColumn(int column, float[] from);
}
