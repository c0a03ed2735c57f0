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
package io.github.debutdl4j.internal.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Grids of any shape: each output row a combination of input rows.
 *
 * <p>Of eight or nine inputs, the grids of 3 x 3 kernels, all weights of an output row stay in
 * registers, and two sums run side by side. Other loops are blocked so that their vectors fit the
 * 16 registers of AVX2: two rows of outputs by four vectors of columns, eight sums.
 */
final class SimdFloatGrid {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdFloatGrid() {}

  /**
   * {@code y_i = sum over j of w[from + i * outStep + j * inStep] * x_j}, rows t apart: any shape,
   * and its transpose.
   */
  static void combine(
      float[] w,
      int from,
      int outStep,
      int inStep,
      float[][] x,
      int xRow,
      int inputs,
      float[][] y,
      int yRow,
      int outputs,
      int t,
      int columns) {
    if (inputs == 8 || inputs == 9) {
      for (int i = 0; i < outputs; i++) {
        int at = from + i * outStep;
        if (inputs == 8) {
          combineEight(w, at, inStep, x, xRow, t, y[yRow + i * t], columns);
        } else {
          combineNine(w, at, inStep, x, xRow, t, y[yRow + i * t], columns);
        }
      }
      return;
    }
    int q = 0;
    for (; q + 4 * LANES <= columns; q += 4 * LANES) {
      int i = 0;
      for (; i + 2 <= outputs; i += 2) {
        int at = from + i * outStep;
        float[] y0 = y[yRow + i * t];
        float[] y1 = y[yRow + (i + 1) * t];
        combineTwoByFour(w, at, at + outStep, inStep, x, xRow, inputs, t, y0, y1, q);
      }
      if (i < outputs) {
        combineOneByFour(w, from + i * outStep, inStep, x, xRow, inputs, t, y[yRow + i * t], q);
      }
    }
    for (; q < columns; q += LANES) {
      for (int i = 0; i < outputs; i++) {
        combineOne(w, from + i * outStep, inStep, x, xRow, inputs, t, y[yRow + i * t], q);
      }
    }
  }

  private static void combineTwoByFour(
      float[] w,
      int from0,
      int from1,
      int step,
      float[][] x,
      int xRow,
      int inputs,
      int t,
      float[] y0,
      float[] y1,
      int q) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    for (int j = 0; j < inputs; j++) {
      float[] row = x[xRow + j * t];
      FloatVector a = FloatVector.broadcast(SPECIES, w[from0 + j * step]);
      FloatVector b = FloatVector.broadcast(SPECIES, w[from1 + j * step]);
      FloatVector u = FloatVector.fromArray(SPECIES, row, q);
      a0 = u.fma(a, a0);
      b0 = u.fma(b, b0);
      u = FloatVector.fromArray(SPECIES, row, q + LANES);
      a1 = u.fma(a, a1);
      b1 = u.fma(b, b1);
      u = FloatVector.fromArray(SPECIES, row, q + 2 * LANES);
      a2 = u.fma(a, a2);
      b2 = u.fma(b, b2);
      u = FloatVector.fromArray(SPECIES, row, q + 3 * LANES);
      a3 = u.fma(a, a3);
      b3 = u.fma(b, b3);
    }
    a0.intoArray(y0, q);
    a1.intoArray(y0, q + LANES);
    a2.intoArray(y0, q + 2 * LANES);
    a3.intoArray(y0, q + 3 * LANES);
    b0.intoArray(y1, q);
    b1.intoArray(y1, q + LANES);
    b2.intoArray(y1, q + 2 * LANES);
    b3.intoArray(y1, q + 3 * LANES);
  }

  private static void combineOneByFour(
      float[] w, int from, int step, float[][] x, int xRow, int inputs, int t, float[] y, int q) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    for (int j = 0; j < inputs; j++) {
      float[] row = x[xRow + j * t];
      FloatVector a = FloatVector.broadcast(SPECIES, w[from + j * step]);
      a0 = FloatVector.fromArray(SPECIES, row, q).fma(a, a0);
      a1 = FloatVector.fromArray(SPECIES, row, q + LANES).fma(a, a1);
      a2 = FloatVector.fromArray(SPECIES, row, q + 2 * LANES).fma(a, a2);
      a3 = FloatVector.fromArray(SPECIES, row, q + 3 * LANES).fma(a, a3);
    }
    a0.intoArray(y, q);
    a1.intoArray(y, q + LANES);
    a2.intoArray(y, q + 2 * LANES);
    a3.intoArray(y, q + 3 * LANES);
  }

  private static void combineOne(
      float[] w, int from, int step, float[][] x, int xRow, int inputs, int t, float[] y, int q) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < inputs; j++) {
      FloatVector a = FloatVector.broadcast(SPECIES, w[from + j * step]);
      sum = FloatVector.fromArray(SPECIES, x[xRow + j * t], q).fma(a, sum);
    }
    sum.intoArray(y, q);
  }

  private static void combineEight(
      float[] w, int from, int step, float[][] x, int xRow, int t, float[] y, int columns) {
    FloatVector w0 = FloatVector.broadcast(SPECIES, w[from]);
    FloatVector w1 = FloatVector.broadcast(SPECIES, w[from + step]);
    FloatVector w2 = FloatVector.broadcast(SPECIES, w[from + 2 * step]);
    FloatVector w3 = FloatVector.broadcast(SPECIES, w[from + 3 * step]);
    FloatVector w4 = FloatVector.broadcast(SPECIES, w[from + 4 * step]);
    FloatVector w5 = FloatVector.broadcast(SPECIES, w[from + 5 * step]);
    FloatVector w6 = FloatVector.broadcast(SPECIES, w[from + 6 * step]);
    FloatVector w7 = FloatVector.broadcast(SPECIES, w[from + 7 * step]);
    float[] x0 = x[xRow];
    float[] x1 = x[xRow + t];
    float[] x2 = x[xRow + 2 * t];
    float[] x3 = x[xRow + 3 * t];
    float[] x4 = x[xRow + 4 * t];
    float[] x5 = x[xRow + 5 * t];
    float[] x6 = x[xRow + 6 * t];
    float[] x7 = x[xRow + 7 * t];
    for (int q = 0; q < columns; q += LANES) {
      FloatVector one = w0.mul(load(x0, q));
      one = w1.fma(load(x1, q), one);
      one = w2.fma(load(x2, q), one);
      one = w3.fma(load(x3, q), one);
      FloatVector two = w4.mul(load(x4, q));
      two = w5.fma(load(x5, q), two);
      two = w6.fma(load(x6, q), two);
      two = w7.fma(load(x7, q), two);
      one.add(two).intoArray(y, q);
    }
  }

  private static void combineNine(
      float[] w, int from, int step, float[][] x, int xRow, int t, float[] y, int columns) {
    FloatVector w0 = FloatVector.broadcast(SPECIES, w[from]);
    FloatVector w1 = FloatVector.broadcast(SPECIES, w[from + step]);
    FloatVector w2 = FloatVector.broadcast(SPECIES, w[from + 2 * step]);
    FloatVector w3 = FloatVector.broadcast(SPECIES, w[from + 3 * step]);
    FloatVector w4 = FloatVector.broadcast(SPECIES, w[from + 4 * step]);
    FloatVector w5 = FloatVector.broadcast(SPECIES, w[from + 5 * step]);
    FloatVector w6 = FloatVector.broadcast(SPECIES, w[from + 6 * step]);
    FloatVector w7 = FloatVector.broadcast(SPECIES, w[from + 7 * step]);
    FloatVector w8 = FloatVector.broadcast(SPECIES, w[from + 8 * step]);
    float[] x0 = x[xRow];
    float[] x1 = x[xRow + t];
    float[] x2 = x[xRow + 2 * t];
    float[] x3 = x[xRow + 3 * t];
    float[] x4 = x[xRow + 4 * t];
    float[] x5 = x[xRow + 5 * t];
    float[] x6 = x[xRow + 6 * t];
    float[] x7 = x[xRow + 7 * t];
    float[] x8 = x[xRow + 8 * t];
    for (int q = 0; q < columns; q += LANES) {
      FloatVector one = w0.mul(load(x0, q));
      one = w1.fma(load(x1, q), one);
      one = w2.fma(load(x2, q), one);
      one = w3.fma(load(x3, q), one);
      one = w4.fma(load(x4, q), one);
      FloatVector two = w5.mul(load(x5, q));
      two = w6.fma(load(x6, q), two);
      two = w7.fma(load(x7, q), two);
      two = w8.fma(load(x8, q), two);
      one.add(two).intoArray(y, q);
    }
  }

  private static FloatVector load(float[] row, int from) {
    return FloatVector.fromArray(SPECIES, row, from);
  }
}
