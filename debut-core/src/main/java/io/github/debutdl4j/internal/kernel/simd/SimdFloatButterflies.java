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

/** Grids (2,2) and (2,4), and the transpose of (2,4), with all their weights in registers. */
final class SimdFloatButterflies {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdFloatButterflies() {}

  /** {@code y0 = a x0 + b x1, y1 = c x0 + d x1}. */
  static void butterfly(
      float[] w, int from, float[] x0, float[] x1, float[] y0, float[] y1, int columns) {
    FloatVector a = FloatVector.broadcast(SPECIES, w[from]);
    FloatVector b = FloatVector.broadcast(SPECIES, w[from + 1]);
    FloatVector c = FloatVector.broadcast(SPECIES, w[from + 2]);
    FloatVector d = FloatVector.broadcast(SPECIES, w[from + 3]);
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x0, q);
      FloatVector v = FloatVector.fromArray(SPECIES, x1, q);
      v.fma(b, u.mul(a)).intoArray(y0, q);
      v.fma(d, u.mul(c)).intoArray(y1, q);
    }
  }

  /**
   * Four rows through two factors in registers. The first joins rows 0, 1 and 2, 3, the second rows
   * 0, 2 and 1, 3; the weights of the other two rows are {@code other} further on.
   */
  static void butterflyPair(
      float[] w,
      int first,
      int second,
      int other,
      float[][] x,
      int xRow,
      float[][] y,
      int yRow,
      int t,
      int columns) {
    FloatVector a0 = FloatVector.broadcast(SPECIES, w[first]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, w[first + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, w[first + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, w[first + 3]);
    FloatVector b0 = FloatVector.broadcast(SPECIES, w[first + other]);
    FloatVector b1 = FloatVector.broadcast(SPECIES, w[first + other + 1]);
    FloatVector b2 = FloatVector.broadcast(SPECIES, w[first + other + 2]);
    FloatVector b3 = FloatVector.broadcast(SPECIES, w[first + other + 3]);
    FloatVector c0 = FloatVector.broadcast(SPECIES, w[second]);
    FloatVector c1 = FloatVector.broadcast(SPECIES, w[second + 1]);
    FloatVector c2 = FloatVector.broadcast(SPECIES, w[second + 2]);
    FloatVector c3 = FloatVector.broadcast(SPECIES, w[second + 3]);
    FloatVector d0 = FloatVector.broadcast(SPECIES, w[second + other]);
    FloatVector d1 = FloatVector.broadcast(SPECIES, w[second + other + 1]);
    FloatVector d2 = FloatVector.broadcast(SPECIES, w[second + other + 2]);
    FloatVector d3 = FloatVector.broadcast(SPECIES, w[second + other + 3]);
    float[] x0 = x[xRow];
    float[] x1 = x[xRow + t];
    float[] x2 = x[xRow + 2 * t];
    float[] x3 = x[xRow + 3 * t];
    float[] y0 = y[yRow];
    float[] y1 = y[yRow + t];
    float[] y2 = y[yRow + 2 * t];
    float[] y3 = y[yRow + 3 * t];
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u0 = FloatVector.fromArray(SPECIES, x0, q);
      FloatVector u1 = FloatVector.fromArray(SPECIES, x1, q);
      FloatVector v0 = u1.fma(a1, u0.mul(a0));
      FloatVector v1 = u1.fma(a3, u0.mul(a2));
      FloatVector u2 = FloatVector.fromArray(SPECIES, x2, q);
      FloatVector u3 = FloatVector.fromArray(SPECIES, x3, q);
      FloatVector v2 = u3.fma(b1, u2.mul(b0));
      FloatVector v3 = u3.fma(b3, u2.mul(b2));
      v2.fma(c1, v0.mul(c0)).intoArray(y0, q);
      v2.fma(c3, v0.mul(c2)).intoArray(y2, q);
      v3.fma(d1, v1.mul(d0)).intoArray(y1, q);
      v3.fma(d3, v1.mul(d2)).intoArray(y3, q);
    }
  }

  /** A grid (2,4): two rows from four. */
  static void twoFromFour(
      float[] w, int from, float[][] x, int row, float[] y0, float[] y1, int t, int columns) {
    FloatVector a0 = FloatVector.broadcast(SPECIES, w[from]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, w[from + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, w[from + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, w[from + 3]);
    FloatVector b0 = FloatVector.broadcast(SPECIES, w[from + 4]);
    FloatVector b1 = FloatVector.broadcast(SPECIES, w[from + 5]);
    FloatVector b2 = FloatVector.broadcast(SPECIES, w[from + 6]);
    FloatVector b3 = FloatVector.broadcast(SPECIES, w[from + 7]);
    float[] x0 = x[row];
    float[] x1 = x[row + t];
    float[] x2 = x[row + 2 * t];
    float[] x3 = x[row + 3 * t];
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u0 = FloatVector.fromArray(SPECIES, x0, q);
      FloatVector u1 = FloatVector.fromArray(SPECIES, x1, q);
      FloatVector u2 = FloatVector.fromArray(SPECIES, x2, q);
      FloatVector u3 = FloatVector.fromArray(SPECIES, x3, q);
      u3.fma(a3, u2.fma(a2, u1.fma(a1, u0.mul(a0)))).intoArray(y0, q);
      u3.fma(b3, u2.fma(b2, u1.fma(b1, u0.mul(b0)))).intoArray(y1, q);
    }
  }

  /** The transpose of (2,4): four rows from two. */
  static void fourFromTwo(
      float[] w, int from, float[] e0, float[] e1, float[][] y, int row, int t, int columns) {
    FloatVector a0 = FloatVector.broadcast(SPECIES, w[from]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, w[from + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, w[from + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, w[from + 3]);
    FloatVector b0 = FloatVector.broadcast(SPECIES, w[from + 4]);
    FloatVector b1 = FloatVector.broadcast(SPECIES, w[from + 5]);
    FloatVector b2 = FloatVector.broadcast(SPECIES, w[from + 6]);
    FloatVector b3 = FloatVector.broadcast(SPECIES, w[from + 7]);
    float[] y0 = y[row];
    float[] y1 = y[row + t];
    float[] y2 = y[row + 2 * t];
    float[] y3 = y[row + 3 * t];
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, e0, q);
      FloatVector v = FloatVector.fromArray(SPECIES, e1, q);
      v.fma(b0, u.mul(a0)).intoArray(y0, q);
      v.fma(b1, u.mul(a1)).intoArray(y1, q);
      v.fma(b2, u.mul(a2)).intoArray(y2, q);
      v.fma(b3, u.mul(a3)).intoArray(y3, q);
    }
  }
}
