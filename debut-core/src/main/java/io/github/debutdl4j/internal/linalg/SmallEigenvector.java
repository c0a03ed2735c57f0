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
 * The leading eigenvector of a small Gram matrix, by power iteration on its square, or the square
 * of that. For a few rows this takes less time than Lanczos iteration. Where two eigenvalues are
 * close, the vector of the lesser one may count as found; the eigenvalue is then a few per cent too
 * small.
 *
 * <p>Not for use by two threads at once: it reuses its buffers.
 */
final class SmallEigenvector {

  /** Most rows of a matrix. */
  static final int LARGEST = 16;

  /** Eigenvalues that these steps do not tell apart are as good as one another. */
  private static final int MOST_STEPS = 60;

  /** Steps that look for a greater eigenvalue than the one found. */
  private static final int PROBES = 8;

  private static final double GOLDEN = 0.6180339887498949;

  private double[] power = new double[LARGEST * LARGEST];
  private double[] square = new double[LARGEST * LARGEST];
  private double[] vector = new double[LARGEST];
  private double[] image = new double[LARGEST];
  private final double[] lesser = new double[LARGEST];
  private double found;
  private double value;

  /**
   * Finds the vector.
   *
   * @param matrix size x size, row major, not zero
   * @param tolerance residual at which the vector counts as found, relative to the eigenvalue
   */
  void solve(double[] matrix, int size, double tolerance) {
    scale(matrix, power, size * size, 1 / trace(matrix, size));
    for (int n = squarings(size); n > 0; n--) {
      square(size);
    }
    for (int i = 0; i < size; i++) {
      vector[i] = 0.5 + ((i + 1) * GOLDEN) % 1.0;
    }
    iterate(matrix, size, tolerance);
    if (leavesRoomForGreater(size) && findsGreater(size)) {
      iterate(matrix, size, tolerance);
    }
    value = multiply(matrix, size);
  }

  /** Multiplies the vector with the power until it no longer turns. */
  private void iterate(double[] matrix, int size, double tolerance) {
    double enough = tolerance * tolerance;
    for (int n = 0; n < MOST_STEPS; n++) {
      double quotient = multiply(power, size);
      double squares = DotProduct.of(image, 0, image, 0, size);
      if (squares == 0) {
        takeLargestDiagonal(matrix, size);
        continue;
      }
      found = quotient;
      scale(image, image, size, 1 / Math.sqrt(squares));
      swapVectors();
      if (n > 0 && squares - quotient * quotient <= enough * squares) {
        break;
      }
    }
  }

  /**
   * Whether another eigenvalue of the power can be greater than the one found: the squares of all
   * eigenvalues add up to the squares of all entries.
   */
  private boolean leavesRoomForGreater(int size) {
    return DotProduct.of(power, 0, power, 0, size * size) > 2 * found * found;
  }

  /**
   * Looks for a greater eigenvalue among the vectors orthogonal to the one found: the iteration
   * stays at a lesser eigenvalue where its first vector was almost orthogonal to the leading one.
   * Replaces the vector if it finds one that stretches more.
   */
  private boolean findsGreater(int size) {
    System.arraycopy(vector, 0, lesser, 0, size);
    takeLargestRest(size);
    for (int n = 0; n < PROBES; n++) {
      removeLesser(size);
      double quotient = multiply(power, size);
      double squares = DotProduct.of(vector, 0, vector, 0, size);
      if (quotient > found * squares) {
        scale(vector, vector, size, 1 / Math.sqrt(squares));
        return true;
      }
      swapVectors();
    }
    System.arraycopy(lesser, 0, vector, 0, size);
    return false;
  }

  /** Takes the unit vector that is stretched most once the vector found is removed. */
  private void takeLargestRest(int size) {
    int largest = 0;
    double most = -1;
    for (int i = 0; i < size; i++) {
      double rest = power[i * size + i] - found * lesser[i] * lesser[i];
      if (rest > most) {
        most = rest;
        largest = i;
      }
    }
    Arrays.fill(vector, 0, size, 0);
    vector[largest] = 1;
  }

  private void removeLesser(int size) {
    double overlap = DotProduct.of(vector, 0, lesser, 0, size);
    for (int i = 0; i < size; i++) {
      vector[i] -= overlap * lesser[i];
    }
  }

  /** Unit length; numbers beyond the size of the matrix have no meaning. */
  double[] vector() {
    return vector;
  }

  /** The eigenvalue, or a little less. */
  double value() {
    return value;
  }

  /** A step on the square counts twice, but the square must be computed. */
  private static int squarings(int size) {
    return size <= 4 ? 3 : size <= 8 ? 2 : 1;
  }

  private void square(int size) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double product = DotProduct.of(power, i * size, power, j * size, size);
        square[i * size + j] = product;
        square[j * size + i] = product;
      }
    }
    double[] aside = power;
    power = square;
    square = aside;
  }

  /** Begins again where the first vector was orthogonal to all that matters. */
  private void takeLargestDiagonal(double[] matrix, int size) {
    int largest = 0;
    for (int i = 1; i < size; i++) {
      largest = matrix[i * size + i] > matrix[largest * size + largest] ? i : largest;
    }
    Arrays.fill(vector, 0, size, 0);
    vector[largest] = 1;
  }

  /** Multiplies the vector, and returns the product of the vector and its image. */
  private double multiply(double[] matrix, int size) {
    double quotient = 0;
    for (int i = 0; i < size; i++) {
      double sum = DotProduct.of(matrix, i * size, vector, 0, size);
      image[i] = sum;
      quotient += sum * vector[i];
    }
    return quotient;
  }

  private void swapVectors() {
    double[] aside = vector;
    vector = image;
    image = aside;
  }

  private static double trace(double[] matrix, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += matrix[i * size + i];
    }
    return sum;
  }

  private static void scale(double[] from, double[] to, int count, double factor) {
    for (int e = 0; e < count; e++) {
      to[e] = factor * from[e];
    }
  }
}
