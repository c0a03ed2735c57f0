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
package io.github.debutdl4j.internal.session.kernel;

import java.util.Arrays;

/** Loops over rows in plain Java. */
final class ScalarRowKernels extends RowKernels {

  @Override
  public void add(float[] x, int from, float[] y, int to, int count) {
    for (int i = 0; i < count; i++) {
      y[to + i] += x[from + i];
    }
  }

  @Override
  public void maximum(float[] x, int from, float[] y, int to, int count) {
    for (int i = 0; i < count; i++) {
      y[to + i] = Math.max(y[to + i], x[from + i]);
    }
  }

  @Override
  public float sum(float[] array, int from, int count) {
    float sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += array[i];
    }
    return sum;
  }

  @Override
  public float largest(float[] array, int from, int count) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + count; i++) {
      largest = Math.max(largest, array[i]);
    }
    return largest;
  }

  @Override
  public void copyStrided(float[] x, int from, int stride, float[] y, int to, int count) {
    for (int i = 0; i < count; i++) {
      y[to + i] = x[from + i * stride];
    }
  }

  @Override
  public void largerOfPairs(float[] x, int from, float[] y, int to, int count) {
    for (int i = 0; i < count; i++) {
      y[to + i] = Math.max(x[from + 2 * i], x[from + 2 * i + 1]);
    }
  }

  @Override
  public void largerOfLines(float[] x, int from, float[] y, int to, int length, int lines) {
    for (int line = 0; line < lines; line++) {
      int upper = from + 2 * line * length;
      int toLine = to + line * length;
      for (int i = 0; i < length; i++) {
        y[toLine + i] = Math.max(x[upper + i], x[upper + length + i]);
      }
    }
  }

  @Override
  public void copyLines(float[] x, int from, Lines lines, float[] y, int to, int count) {
    int pitch = lines.pitch();
    int length = lines.length();
    for (int line = 0; line < count; line++) {
      System.arraycopy(x, from + line * pitch, y, to + line * length, length);
    }
  }

  @Override
  public void copyMasked(float[] x, int xAt, MaskRow mask, float[] y, int yAt, int columns) {
    int column = mask.column;
    for (int c = 0; c < columns; c++) {
      y[yAt + c] = mask.mask[mask.row + column] == 0 ? 0 : x[xAt + c];
      column = column + 1 == mask.period ? 0 : column + 1;
    }
  }

  @Override
  public void combine(float[] array, RowCombination rows, int to, int count) {
    Arrays.fill(array, to, to + count, 0);
    for (int k = 0; k < rows.count; k++) {
      float factor = array[rows.factor + k * rows.factorStep];
      int from = rows.row + k * rows.rowStep;
      for (int c = 0; c < count; c++) {
        array[to + c] += factor * array[from + c];
      }
    }
  }
}
