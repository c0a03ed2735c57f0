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
package io.github.debutdl4j.internal.fit;

import io.github.debutdl4j.internal.linalg.DotProduct;

/**
 * Takes one factor out of a product from its left or right end: multiplies by the transposed factor
 * and keeps only what lies on the pattern of the rest.
 *
 * <p>With orthonormal factors this is the projection that alternating least squares needs. The
 * index splits are those of {@link ChainLayout}.
 */
public final class Contraction {

  private Contraction() {}

  /**
   * {@code out[(a,c'), d, (k,B'), C'] = sum_b x[a, (B',d), b, (c',k)] t[a, d, (b,B'), (c',C')]}.
   *
   * @param t product of the left-most factor and the rest
   * @param x weights of the left-most factor
   * @param rank rank of the link between them
   */
  public static PatternTensor left(PatternTensor t, PatternTensor x, int rank) {
    int freeRows = t.rows() / x.rows();
    int groups = x.columns() / rank;
    int width = t.columns() / groups;
    PatternTensor out =
        PatternTensor.zeros(t.blocks() * groups, t.diagonal(), rank * freeRows, width);
    double[] from = t.data();
    double[] weights = x.data();
    double[] to = out.data();
    for (int a = 0; a < t.blocks(); a++) {
      for (int d = 0; d < t.diagonal(); d++) {
        int slice = a * t.diagonal() + d;
        for (int i = 0; i < x.rows(); i++) {
          for (int p = 0; p < freeRows; p++) {
            int row = (slice * t.rows() + i * freeRows + p) * t.columns();
            int xRow = ((a * x.diagonal() + p * t.diagonal() + d) * x.rows() + i) * x.columns();
            for (int g = 0; g < groups; g++) {
              int outSlice = ((a * groups + g) * t.diagonal() + d) * rank;
              for (int k = 0; k < rank; k++) {
                double scale = weights[xRow + g * rank + k];
                int out0 = ((outSlice + k) * freeRows + p) * width;
                int in0 = row + g * width;
                for (int z = 0; z < width; z++) {
                  to[out0 + z] += scale * from[in0 + z];
                }
              }
            }
          }
        }
      }
    }
    return out;
  }

  /**
   * {@code out[a, (b',d), B, (C,k)] = sum_c t[a, d, (B,b'), (C,c)] y[(a,C), d, (k,b'), c]}.
   *
   * @param t product of the rest and the right-most factor
   * @param y weights of the right-most factor
   * @param rank rank of the link between them
   */
  static PatternTensor right(PatternTensor t, PatternTensor y, int rank) {
    int freeRows = y.rows() / rank;
    int rows = t.rows() / freeRows;
    int width = y.columns();
    int groups = t.columns() / width;
    PatternTensor out =
        PatternTensor.zeros(t.blocks(), freeRows * t.diagonal(), rows, groups * rank);
    double[] from = t.data();
    double[] weights = y.data();
    double[] to = out.data();
    for (int a = 0; a < t.blocks(); a++) {
      for (int d = 0; d < t.diagonal(); d++) {
        int slice = a * t.diagonal() + d;
        for (int i = 0; i < rows; i++) {
          for (int p = 0; p < freeRows; p++) {
            int row = (slice * t.rows() + i * freeRows + p) * t.columns();
            int outSlice = a * out.diagonal() + p * t.diagonal() + d;
            int outRow = (outSlice * rows + i) * out.columns();
            for (int g = 0; g < groups; g++) {
              int ySlice = ((a * groups + g) * t.diagonal() + d) * y.rows();
              for (int k = 0; k < rank; k++) {
                int yRow = (ySlice + k * freeRows + p) * width;
                to[outRow + g * rank + k] =
                    DotProduct.of(from, row + g * width, weights, yRow, width);
              }
            }
          }
        }
      }
    }
    return out;
  }
}
