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
package io.github.debutdl4j.factorize;

/** Checks the numbers of a matrix that a user gave, and converts them. */
final class MatrixCheck {

  private MatrixCheck() {}

  /**
   * Checks a matrix.
   *
   * @param w outputs x inputs, row major
   * @throws FactorizeException if the number of entries does not fit or an entry is not finite
   */
  static void check(double[] w, int outputs, int inputs) {
    checkLength(w.length, outputs, inputs);
    for (int e = 0; e < w.length; e++) {
      if (!Double.isFinite(w[e])) {
        throw notFinite(w[e], e, inputs);
      }
    }
  }

  /**
   * Checks a matrix.
   *
   * @param w outputs x inputs, row major
   * @throws FactorizeException if the number of entries does not fit or an entry is not finite
   */
  static void check(float[] w, int outputs, int inputs) {
    checkLength(w.length, outputs, inputs);
    for (int e = 0; e < w.length; e++) {
      if (!Float.isFinite(w[e])) {
        throw notFinite(w[e], e, inputs);
      }
    }
  }

  static double[] toDoubles(float[] w) {
    double[] doubles = new double[w.length];
    for (int e = 0; e < w.length; e++) {
      doubles[e] = w[e];
    }
    return doubles;
  }

  private static FactorizeException notFinite(double entry, int index, int inputs) {
    return new FactorizeException(
        String.format(
            "the matrix has %s at row %d, column %d; expected finite numbers",
            entry, index / inputs, index % inputs));
  }

  private static void checkLength(int length, int outputs, int inputs) {
    long expected = (long) outputs * inputs;
    if (length != expected) {
      throw new FactorizeException(
          String.format(
              "the matrix has %d entries; expected %d x %d = %d",
              length, outputs, inputs, expected));
    }
  }
}
