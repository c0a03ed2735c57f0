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

import io.github.debutdl4j.internal.large.LargeMatrix;

/**
 * A matrix to factorise: its sizes, and its numbers in single or in double precision.
 *
 * <p>The numbers are not copied; they must not change while the matrix is in use.
 */
public final class DenseMatrix {

  private final int outputs;
  private final int inputs;

  /** One of the two is null. */
  private final float[] floats;

  private final double[] doubles;

  private DenseMatrix(int outputs, int inputs, float[] floats, double[] doubles) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.floats = floats;
    this.doubles = doubles;
    check();
  }

  /**
   * Takes a matrix in single precision; it needs half the memory.
   *
   * @param w outputs x inputs, row major
   * @throws FactorizeException if the number of entries does not fit or an entry is not finite
   */
  public static DenseMatrix of(float[] w, int outputs, int inputs) {
    return new DenseMatrix(outputs, inputs, w, null);
  }

  /**
   * Takes a matrix in double precision.
   *
   * @param w outputs x inputs, row major
   * @throws FactorizeException if the number of entries does not fit or an entry is not finite
   */
  public static DenseMatrix of(double[] w, int outputs, int inputs) {
    return new DenseMatrix(outputs, inputs, null, w);
  }

  /** Rows. */
  public int outputs() {
    return outputs;
  }

  /** Columns. */
  public int inputs() {
    return inputs;
  }

  /** One number. */
  public double get(int output, int input) {
    return entry(output * inputs + input);
  }

  /** Number of entries. */
  int length() {
    return floats == null ? doubles.length : floats.length;
  }

  /** The numbers in double precision, row major; the caller's own array if that is what it gave. */
  double[] inDouble() {
    if (doubles != null) {
      return doubles;
    }
    double[] converted = new double[floats.length];
    for (int e = 0; e < converted.length; e++) {
      converted[e] = floats[e];
    }
    return converted;
  }

  /** The matrix in single precision; numbers of moderate size are shared, not copied. */
  LargeMatrix inSingle() {
    return floats == null
        ? LargeMatrix.of(doubles, outputs, inputs)
        : LargeMatrix.of(floats, outputs, inputs);
  }

  private double entry(int index) {
    return floats == null ? doubles[index] : floats[index];
  }

  private void check() {
    long expected = (long) outputs * inputs;
    if (length() != expected) {
      throw new FactorizeException(
          String.format(
              "the matrix has %d entries; expected %d x %d = %d",
              length(), outputs, inputs, expected));
    }
    for (int e = 0; e < length(); e++) {
      if (!Double.isFinite(entry(e))) {
        throw new FactorizeException(
            String.format(
                "the matrix has %s at row %d, column %d; expected finite numbers",
                entry(e), e / inputs, e % inputs));
      }
    }
  }
}
