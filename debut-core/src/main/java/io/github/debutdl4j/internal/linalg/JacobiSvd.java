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
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Singular value decomposition of a small dense matrix by one-sided Jacobi rotations (Hestenes):
 * slow for large matrices, accurate to the last digits for small ones, and deterministic.
 */
public final class JacobiSvd {

  private static final int MOST_SWEEPS = 60;
  private static final double ORTHOGONAL = 1e-15;

  private final int rows;
  private final int count;
  private final double[][] scaledLeft; // singular value times left singular vector
  private final double[] values;
  private final Integer[] order;

  /**
   * Decomposes a matrix.
   *
   * @param matrix rows x columns, row major; not changed
   */
  public JacobiSvd(double[] matrix, int rows, int columns) {
    this.rows = rows;
    this.count = columns;
    scaledLeft = new double[columns][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        scaledLeft[j][i] = matrix[i * columns + j];
      }
    }
    rotateUntilOrthogonal();
    values = new double[columns];
    for (int j = 0; j < columns; j++) {
      values[j] = Math.sqrt(DotProduct.square(scaledLeft[j]));
    }
    order = IntStream.range(0, columns).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(j -> -values[j]));
  }

  /** The singular value of this rank, 0 the largest; 0 beyond the last. */
  public double value(int rank) {
    return rank < count ? values[order[rank]] : 0;
  }

  /**
   * The left singular vector of this rank with its largest entry positive; zeros where the singular
   * value is zero.
   */
  public double[] left(int rank) {
    double[] u = new double[rows];
    if (value(rank) > 0) {
      double[] column = scaledLeft[order[rank]];
      int largest = 0;
      for (int i = 1; i < rows; i++) {
        if (Math.abs(column[i]) > Math.abs(column[largest])) {
          largest = i;
        }
      }
      double scale = Math.signum(column[largest]) / value(rank);
      for (int i = 0; i < rows; i++) {
        u[i] = scale * column[i];
      }
    }
    return u;
  }

  private void rotateUntilOrthogonal() {
    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < MOST_SWEEPS; sweep++) {
      rotated = false;
      for (int i = 0; i < count - 1; i++) {
        for (int j = i + 1; j < count; j++) {
          rotated |= rotate(scaledLeft[i], scaledLeft[j]);
        }
      }
    }
  }

  private static boolean rotate(double[] x, double[] y) {
    double xx = DotProduct.square(x);
    double yy = DotProduct.square(y);
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += x[i] * y[i];
    }
    if (Math.abs(xy) <= ORTHOGONAL * Math.sqrt(xx) * Math.sqrt(yy)) {
      return false;
    }
    double zeta = (yy - xx) / (2 * xy);
    double tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
    double cosine = 1 / Math.hypot(1, tangent);
    double sine = cosine * tangent;
    for (int i = 0; i < x.length; i++) {
      double xi = x[i];
      x[i] = cosine * xi - sine * y[i];
      y[i] = sine * xi + cosine * y[i];
    }
    return true;
  }
}
