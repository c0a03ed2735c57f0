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

/**
 * Multiplies a product by the transpose of one of its end factors and keeps only what lies on the
 * pattern of the rest; and the reverse. All links have rank one.
 */
final class LargeContraction {

  private LargeContraction() {}

  /**
   * Takes the left-most factor off: {@code out[(a,c), d, p, z] = sum_i x[a, (p,d), i, c] t[a, d,
   * (i,p), (c,z)]}.
   */
  static FloatTensor left(FloatTensor t, FloatTensor x) {
    int freeRows = t.rows() / x.rows();
    int groups = x.columns();
    int width = t.columns() / groups;
    FloatTensor out = FloatTensor.zeros(t.blocks() * groups, t.diagonal(), freeRows, width);
    ParallelRanges.run(
        t.blocks() * t.diagonal() * freeRows,
        (long) x.rows() * t.columns(),
        (from, to) -> {
          for (int item = from; item < to; item++) {
            int p = item % freeRows;
            int d = item / freeRows % t.diagonal();
            int a = item / freeRows / t.diagonal();
            for (int i = 0; i < x.rows(); i++) {
              int in = ((a * t.diagonal() + d) * t.rows() + i * freeRows + p) * t.columns();
              int weight = ((a * x.diagonal() + p * t.diagonal() + d) * x.rows() + i) * groups;
              for (int g = 0; g < groups; g++) {
                int to0 = (((a * groups + g) * t.diagonal() + d) * freeRows + p) * width;
                addScaled(x.data()[weight + g], t.data(), in + g * width, out.data(), to0, width);
              }
            }
          }
        });
    return out;
  }

  /**
   * Takes the right-most factor off: {@code out[a, (p,d), i, c] = sum_z t[a, d, (i,p), (c,z)]
   * y[(a,c), d, p, z]}.
   */
  static FloatTensor right(FloatTensor t, FloatTensor y) {
    int freeRows = y.rows();
    int rows = t.rows() / freeRows;
    int width = y.columns();
    int groups = t.columns() / width;
    FloatTensor out = FloatTensor.zeros(t.blocks(), freeRows * t.diagonal(), rows, groups);
    ParallelRanges.run(
        t.blocks() * t.diagonal() * rows,
        (long) freeRows * t.columns(),
        (from, to) -> {
          for (int item = from; item < to; item++) {
            int i = item % rows;
            int d = item / rows % t.diagonal();
            int a = item / rows / t.diagonal();
            for (int p = 0; p < freeRows; p++) {
              int in = ((a * t.diagonal() + d) * t.rows() + i * freeRows + p) * t.columns();
              int outRow = ((a * out.diagonal() + p * t.diagonal() + d) * rows + i) * groups;
              for (int g = 0; g < groups; g++) {
                int yRow = (((a * groups + g) * t.diagonal() + d) * freeRows + p) * width;
                out.data()[outRow + g] =
                    FloatDot.of(t.data(), in + g * width, y.data(), yRow, width);
              }
            }
          }
        });
    return out;
  }

  /**
   * Multiplies a factor by the product of all factors to its right, which has no diagonals: {@code
   * out[a, (i,p), (c,z)] = x[a, p, i, c] rest[(a,c), p, z]}.
   */
  static FloatTensor expand(FloatTensor rest, FloatTensor x) {
    int blocks = x.blocks();
    int freeRows = rest.rows();
    FloatTensor out =
        FloatTensor.zeros(blocks, 1, x.rows() * freeRows, x.columns() * rest.columns());
    ParallelRanges.run(
        blocks * out.rows(),
        out.columns(),
        (from, to) -> {
          for (int row = from; row < to; row++) {
            expandRow(rest, x, row, out.data(), row * out.columns());
          }
        });
    return out;
  }

  /**
   * One row of {@link #expand}.
   *
   * @param row row of the product, counted through all blocks
   * @param at index in {@code out} at which the row begins
   */
  static void expandRow(FloatTensor rest, FloatTensor x, int row, float[] out, int at) {
    int freeRows = rest.rows();
    int width = rest.columns();
    int groups = x.columns();
    int a = row / (x.rows() * freeRows);
    int i = row / freeRows % x.rows();
    int p = row % freeRows;
    int weight = ((a * freeRows + p) * x.rows() + i) * groups;
    for (int g = 0; g < groups; g++) {
      float scale = x.data()[weight + g];
      int from = ((a * groups + g) * freeRows + p) * width;
      for (int z = 0; z < width; z++) {
        out[at + g * width + z] = scale * rest.data()[from + z];
      }
    }
  }

  private static void addScaled(float scale, float[] x, int xFrom, float[] y, int yFrom, int n) {
    for (int z = 0; z < n; z++) {
      y[yFrom + z] += scale * x[xFrom + z];
    }
  }
}
