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
 * The leading left singular vector of a small dense matrix, from its smaller Gram matrix: by
 * Lanczos iteration with full reorthogonalisation, or where the matrix is very small and a few
 * digits are enough, by power iteration.
 *
 * <p>Starts from a fixed vector, so the same matrix gives the same bits. Not for use by two threads
 * at once: it reuses its buffers.
 */
public final class LeadingSingularVector {

  private static final int MOST_STEPS = 72;
  private static final int FIRST_CHECK = 4;
  private static final int CHECK_EVERY = 3;
  private static final double GOLDEN = 0.6180339887498949;

  /** Where fewer digits are enough, small matrices need no Lanczos iteration. */
  private static final double ROUGH = 1e-3;

  private final double tolerance;
  private final SmallEigenvector small = new SmallEigenvector();
  private final SmallerGram gram = new SmallerGram();
  private final TridiagonalTop top = new TridiagonalTop(MOST_STEPS);
  private final double[] diagonal = new double[MOST_STEPS];
  private final double[] off = new double[MOST_STEPS];
  private double[][] basis = new double[0][];
  private double squaredValue;

  /**
   * @param tolerance residual of the eigenvector of the Gram matrix, relative to its eigenvalue;
   *     the error of the squared singular value goes with its square
   */
  public LeadingSingularVector(double tolerance) {
    this.tolerance = tolerance;
  }

  /** Square of the largest singular value of the matrix last solved. */
  public double squaredValue() {
    return squaredValue;
  }

  /**
   * Finds the vector, unit length, largest entry positive; a zero matrix gives the first unit
   * vector.
   *
   * @param matrix rows x columns, row major; not changed
   * @param u receives the vector
   */
  public void solve(double[] matrix, int rows, int columns, double[] u) {
    double squares = DotProduct.of(matrix, 0, matrix, 0, rows * columns);
    if (rows == 1 || squares == 0) {
      Arrays.fill(u, 0, rows, 0);
      u[0] = 1;
      squaredValue = squares;
    } else if (columns == 1) {
      System.arraycopy(matrix, 0, u, 0, rows);
      squaredValue = squares;
    } else {
      gram.take(matrix, rows, columns);
      gram.toLeft(eigenvector(gram), u);
    }
    normalise(u, rows);
  }

  /**
   * Finds the vector of a matrix that is not zero and has two rows and two columns or more.
   *
   * @param operator Gram matrix of the matrix
   * @param rows rows of the matrix
   * @param u receives the vector, unit length, largest entry positive
   */
  public void solve(GramOperator operator, int rows, double[] u) {
    operator.toLeft(eigenvector(operator), u);
    normalise(u, rows);
  }

  private double[] eigenvector(GramOperator operator) {
    if (tolerance >= ROUGH && operator.size() <= SmallEigenvector.LARGEST && operator.isFormed()) {
      small.solve(operator.formed(), operator.size(), tolerance);
      squaredValue = small.value();
      return small.vector();
    }
    return lanczos(operator);
  }

  private double[] lanczos(GramOperator operator) {
    int size = operator.size();
    int most = Math.min(size, MOST_STEPS);
    reserveBasis(most, size);
    double[] start = basis[0];
    for (int i = 0; i < size; i++) {
      start[i] = 0.5 + ((i + 1) * GOLDEN) % 1.0;
    }
    operator.apply(start, basis[1]);
    System.arraycopy(basis[1], 0, start, 0, size);
    if (scaleToUnit(start, size) == 0) {
      start[0] = 1;
    }
    int steps = 0;
    while (true) {
      double[] next = basis[steps + 1];
      operator.apply(basis[steps], next);
      diagonal[steps] = DotProduct.of(next, 0, basis[steps], 0, size);
      orthogonalise(next, steps, size);
      double length = Math.sqrt(DotProduct.of(next, 0, next, 0, size));
      off[steps] = length;
      steps++;
      boolean exhausted = steps == most || length <= 1e-15 * diagonal[0];
      if (exhausted || (steps >= FIRST_CHECK && (steps - FIRST_CHECK) % CHECK_EVERY == 0)) {
        top.solve(diagonal, off, steps);
        double residual = length * Math.abs(top.vector()[steps - 1]);
        if (exhausted || residual <= tolerance * top.value()) {
          break;
        }
      }
      scale(next, size, 1 / length);
    }
    squaredValue = top.value();
    return combineBasis(steps, size);
  }

  private double[] combineBasis(int steps, int size) {
    double[] x = basis[steps];
    Arrays.fill(x, 0, size, 0);
    for (int l = 0; l < steps; l++) {
      double weight = top.vector()[l];
      double[] q = basis[l];
      for (int i = 0; i < size; i++) {
        x[i] += weight * q[i];
      }
    }
    return x;
  }

  private void orthogonalise(double[] next, int upTo, int size) {
    for (int pass = 0; pass < 2; pass++) {
      for (int l = upTo; l >= 0; l--) {
        double[] q = basis[l];
        double overlap = DotProduct.of(next, 0, q, 0, size);
        for (int i = 0; i < size; i++) {
          next[i] -= overlap * q[i];
        }
      }
    }
  }

  private void reserveBasis(int most, int size) {
    if (basis.length < most + 1 || basis[0].length < size) {
      int length = Math.max(size, basis.length > 0 ? basis[0].length : 0);
      basis = new double[Math.max(most + 1, basis.length)][length];
    }
  }

  /** Unit length, and the largest entry positive. */
  private static void normalise(double[] u, int size) {
    int largest = 0;
    for (int i = 1; i < size; i++) {
      if (Math.abs(u[i]) > Math.abs(u[largest])) {
        largest = i;
      }
    }
    double sign = u[largest] < 0 ? -1 : 1;
    scaleToUnit(u, size);
    scale(u, size, sign);
  }

  /** Scales to unit length and returns the length it had; leaves a zero vector. */
  private static double scaleToUnit(double[] x, int size) {
    double length = Math.sqrt(DotProduct.of(x, 0, x, 0, size));
    if (length > 0) {
      scale(x, size, 1 / length);
    }
    return length;
  }

  private static void scale(double[] x, int size, double factor) {
    for (int i = 0; i < size; i++) {
      x[i] *= factor;
    }
  }
}
