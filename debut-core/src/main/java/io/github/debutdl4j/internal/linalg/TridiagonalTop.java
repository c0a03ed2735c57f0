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

/**
 * The largest eigenvalue and its vector of a small symmetric tridiagonal matrix, by Newton steps on
 * the last pivot of its elimination, kept inside a bracket.
 */
final class TridiagonalTop {

  private static final int MOST_STEPS = 200;

  private final double[] pivots;
  private final double[] upward;
  private final double[] vector;
  private double value;
  private double slope;

  TridiagonalTop(int largestSize) {
    pivots = new double[largestSize];
    upward = new double[largestSize];
    vector = new double[largestSize];
  }

  /**
   * Finds the top of the matrix with this diagonal and off-diagonal.
   *
   * @param off {@code off[i]} couples i and i + 1
   */
  void solve(double[] diagonal, double[] off, int size) {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      low = Math.max(low, diagonal[i]);
      double radius = (i > 0 ? Math.abs(off[i - 1]) : 0) + (i + 1 < size ? Math.abs(off[i]) : 0);
      high = Math.max(high, diagonal[i] + radius);
    }
    double at = high;
    for (int step = 0; step < MOST_STEPS && high - low > Math.ulp(high); step++) {
      boolean valid = eliminate(diagonal, off, size, at);
      double last = pivots[size - 1];
      if (valid && last <= 0) {
        high = at;
      } else {
        low = at;
      }
      double next = valid ? at - last / slope : Double.NaN;
      if (Math.abs(next - at) <= Math.ulp(at)) {
        break;
      }
      at = next > low && next < high ? next : (low + high) / 2;
    }
    value = at;
    findVector(diagonal, off, size);
  }

  double value() {
    return value;
  }

  /** Unit eigenvector; entries beyond the size of the matrix have no meaning. */
  double[] vector() {
    return vector;
  }

  /** Pivots of (T - at); false where one before the last is not negative. */
  private boolean eliminate(double[] diagonal, double[] off, int size, double at) {
    double pivot = diagonal[0] - at;
    slope = -1;
    pivots[0] = pivot;
    for (int i = 1; i < size; i++) {
      if (pivot >= 0) {
        return false;
      }
      double ratio = off[i - 1] / pivot;
      slope = -1 + ratio * ratio * slope;
      pivot = diagonal[i] - at - off[i - 1] * ratio;
      pivots[i] = pivot;
    }
    return true;
  }

  /**
   * Eliminates from both ends and starts the vector where the two meet in the smallest pivot, from
   * where its entries follow by division by safe pivots.
   */
  private void findVector(double[] diagonal, double[] off, int size) {
    double least = Math.ulp(value);
    pivots[0] = awayFromZero(diagonal[0] - value, least);
    for (int i = 1; i < size; i++) {
      double pivot = diagonal[i] - value - off[i - 1] * off[i - 1] / pivots[i - 1];
      pivots[i] = awayFromZero(pivot, least);
    }
    upward[size - 1] = awayFromZero(diagonal[size - 1] - value, least);
    int meet = size - 1;
    double smallest = Math.abs(pivots[size - 1]);
    for (int i = size - 2; i >= 0; i--) {
      double pivot = diagonal[i] - value - off[i] * off[i] / upward[i + 1];
      upward[i] = awayFromZero(pivot, least);
      double both = Math.abs(pivots[i] + pivot - (diagonal[i] - value));
      if (both < smallest) {
        smallest = both;
        meet = i;
      }
    }
    vector[meet] = 1;
    double squares = 1;
    for (int i = meet - 1; i >= 0; i--) {
      vector[i] = -off[i] * vector[i + 1] / pivots[i];
      squares += vector[i] * vector[i];
    }
    for (int i = meet + 1; i < size; i++) {
      vector[i] = -off[i - 1] * vector[i - 1] / upward[i];
      squares += vector[i] * vector[i];
    }
    double scale = 1 / Math.sqrt(squares);
    for (int i = 0; i < size; i++) {
      vector[i] *= scale;
    }
  }

  private static double awayFromZero(double pivot, double least) {
    return Math.abs(pivot) < least ? -least : pivot;
  }
}
