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
package io.github.debutdl4j.cli.npy;

import io.github.debutdl4j.factorize.DenseMatrix;

/** The numbers of an array: floats where these are as exact as the file, else doubles. */
public final class NpyNumbers {

  /** One of the two is null. */
  private final float[] floats;

  private final double[] doubles;

  private NpyNumbers(float[] floats, double[] doubles) {
    this.floats = floats;
    this.doubles = doubles;
  }

  static NpyNumbers of(double... values) {
    return new NpyNumbers(null, values);
  }

  /** Zeros, as many as an array has, of the precision that its type needs. */
  static NpyNumbers of(NpyHeader header) {
    return zeros(header.length(), header.type().isSingle());
  }

  private static NpyNumbers zeros(int length, boolean isSingle) {
    return isSingle
        ? new NpyNumbers(new float[length], null)
        : new NpyNumbers(null, new double[length]);
  }

  /** Memory that the numbers of an array take. */
  static long bytes(NpyHeader header) {
    return (long) header.length() * (header.type().isSingle() ? Float.BYTES : Double.BYTES);
  }

  public int length() {
    return floats == null ? doubles.length : floats.length;
  }

  public double get(int index) {
    return floats == null ? doubles[index] : floats[index];
  }

  void set(int index, double value) {
    if (floats == null) {
      doubles[index] = value;
    } else {
      floats[index] = (float) value;
    }
  }

  /** Zeros, as many and of the same precision. */
  NpyNumbers zeros() {
    return zeros(length(), floats != null);
  }

  /** The numbers as a row-major matrix; they are shared, not copied. */
  DenseMatrix asMatrix(int outputs, int inputs) {
    return floats == null
        ? DenseMatrix.of(doubles, outputs, inputs)
        : DenseMatrix.of(floats, outputs, inputs);
  }
}
