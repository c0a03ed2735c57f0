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

/**
 * Makes the columns of a factor's blocks orthonormal among those that share a link, by Gram-Schmidt
 * with a second pass: the canonical gauge in which least squares needs no division.
 */
final class Orthonormal {

  /** A column that loses all but this share of its length to the others counts as dependent. */
  private static final double DEPENDENT = 1e-13;

  private Orthonormal() {}

  /**
   * Works in place; a column that is zero or depends on those before it becomes zero.
   *
   * @param rank columns that share a link; they are side by side
   */
  static void columns(PatternTensor x, int rank) {
    int slice = x.rows() * x.columns();
    for (int from = 0; from < x.data().length; from += slice) {
      for (int j = 0; j < x.columns(); j++) {
        int first = j - j % rank;
        orthonormalise(x, from, first, j);
      }
    }
  }

  private static void orthonormalise(PatternTensor x, int from, int first, int j) {
    double[] data = x.data();
    double before = Math.sqrt(dot(x, from, j, j));
    for (int pass = 0; pass < 2; pass++) {
      for (int other = first; other < j; other++) {
        double overlap = dot(x, from, other, j);
        for (int i = 0; i < x.rows(); i++) {
          data[from + i * x.columns() + j] -= overlap * data[from + i * x.columns() + other];
        }
      }
    }
    double length = Math.sqrt(dot(x, from, j, j));
    double scale = length > DEPENDENT * before ? 1 / length : 0;
    for (int i = 0; i < x.rows(); i++) {
      data[from + i * x.columns() + j] *= scale;
    }
  }

  private static double dot(PatternTensor x, int from, int j, int other) {
    double sum = 0;
    for (int i = 0; i < x.rows(); i++) {
      int row = from + i * x.columns();
      sum += x.data()[row + j] * x.data()[row + other];
    }
    return sum;
  }
}
