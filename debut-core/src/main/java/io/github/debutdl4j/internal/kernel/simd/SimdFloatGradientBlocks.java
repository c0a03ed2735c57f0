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
 * Blocks of a grid's gradient that registers hold as a whole: the lanes of a few weights, each the
 * product of a row of epsilon and a row of the input summed over the columns {@code first} to
 * {@code end - 1}, put down at {@code at}.
 */
final class SimdFloatGradientBlocks {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdFloatGradientBlocks() {}

  /** One weight. */
  static void one(float[] x, float[] e, int first, int end, float[] lanes, int at) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int q = first;
    for (; q + 4 * LANES <= end; q += 4 * LANES) {
      a0 = load(x, q).fma(load(e, q), a0);
      a1 = load(x, q + LANES).fma(load(e, q + LANES), a1);
      a2 = load(x, q + 2 * LANES).fma(load(e, q + 2 * LANES), a2);
      a3 = load(x, q + 3 * LANES).fma(load(e, q + 3 * LANES), a3);
    }
    for (; q < end; q += LANES) {
      a0 = load(x, q).fma(load(e, q), a0);
    }
    a0.add(a1).add(a2.add(a3)).intoArray(lanes, at);
  }

  /**
   * A grid (2,2), whose input rows the epsilon there replaces: {@code x0 = a e0 + c e1, x1 = b e0 +
   * d e1}.
   */
  static void butterflyInPlace(
      float[] w,
      int from,
      float[] x0,
      float[] x1,
      float[] e0,
      float[] e1,
      int first,
      int end,
      float[] lanes,
      int at) {
    FloatVector a = FloatVector.broadcast(SPECIES, w[from]);
    FloatVector b = FloatVector.broadcast(SPECIES, w[from + 1]);
    FloatVector c = FloatVector.broadcast(SPECIES, w[from + 2]);
    FloatVector d = FloatVector.broadcast(SPECIES, w[from + 3]);
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int columns = end - first;
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u = load(x0, first + q);
      FloatVector v = load(x1, first + q);
      FloatVector f = load(e0, first + q);
      FloatVector g = load(e1, first + q);
      a0 = u.fma(f, a0);
      a1 = v.fma(f, a1);
      a2 = u.fma(g, a2);
      a3 = v.fma(g, a3);
      g.fma(c, f.mul(a)).intoArray(x0, first + q);
      g.fma(d, f.mul(b)).intoArray(x1, first + q);
    }
    a0.intoArray(lanes, at);
    a1.intoArray(lanes, at + LANES);
    a2.intoArray(lanes, at + 2 * LANES);
    a3.intoArray(lanes, at + 3 * LANES);
  }

  /**
   * Two rows of one side, yT apart, by four of the other, zT apart; the steps say how their weights
   * lie.
   */
  static void twoByFour(
      float[][] y,
      int yRow,
      int yT,
      float[][] z,
      int zRow,
      int zT,
      int first,
      int end,
      float[] lanes,
      int at,
      int yStep,
      int zStep) {
    float[] y0 = y[yRow];
    float[] y1 = y[yRow + yT];
    float[] z0 = z[zRow];
    float[] z1 = z[zRow + zT];
    float[] z2 = z[zRow + 2 * zT];
    float[] z3 = z[zRow + 3 * zT];
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    int columns = end - first;
    for (int q = 0; q < columns; q += LANES) {
      FloatVector f = load(y0, first + q);
      FloatVector g = load(y1, first + q);
      FloatVector u = load(z0, first + q);
      a0 = u.fma(f, a0);
      b0 = u.fma(g, b0);
      u = load(z1, first + q);
      a1 = u.fma(f, a1);
      b1 = u.fma(g, b1);
      u = load(z2, first + q);
      a2 = u.fma(f, a2);
      b2 = u.fma(g, b2);
      u = load(z3, first + q);
      a3 = u.fma(f, a3);
      b3 = u.fma(g, b3);
    }
    a0.intoArray(lanes, at);
    a1.intoArray(lanes, at + zStep);
    a2.intoArray(lanes, at + 2 * zStep);
    a3.intoArray(lanes, at + 3 * zStep);
    b0.intoArray(lanes, at + yStep);
    b1.intoArray(lanes, at + yStep + zStep);
    b2.intoArray(lanes, at + yStep + 2 * zStep);
    b3.intoArray(lanes, at + yStep + 3 * zStep);
  }

  /** Four rows of one side by three of the other; the steps say how their weights lie. */
  static void fourByThree(
      float[][] y,
      int yRow,
      float[][] z,
      int zRow,
      int t,
      int first,
      int end,
      float[] lanes,
      int at,
      int yStep,
      int zStep) {
    float[] y0 = y[yRow];
    float[] y1 = y[yRow + t];
    float[] y2 = y[yRow + 2 * t];
    float[] y3 = y[yRow + 3 * t];
    float[] z0 = z[zRow];
    float[] z1 = z[zRow + t];
    float[] z2 = z[zRow + 2 * t];
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector c2 = a0;
    FloatVector d0 = a0;
    FloatVector d1 = a0;
    FloatVector d2 = a0;
    int columns = end - first;
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u = load(z0, first + q);
      FloatVector v = load(z1, first + q);
      FloatVector w = load(z2, first + q);
      FloatVector f = load(y0, first + q);
      a0 = u.fma(f, a0);
      a1 = v.fma(f, a1);
      a2 = w.fma(f, a2);
      f = load(y1, first + q);
      b0 = u.fma(f, b0);
      b1 = v.fma(f, b1);
      b2 = w.fma(f, b2);
      f = load(y2, first + q);
      c0 = u.fma(f, c0);
      c1 = v.fma(f, c1);
      c2 = w.fma(f, c2);
      f = load(y3, first + q);
      d0 = u.fma(f, d0);
      d1 = v.fma(f, d1);
      d2 = w.fma(f, d2);
    }
    a0.intoArray(lanes, at);
    a1.intoArray(lanes, at + zStep);
    a2.intoArray(lanes, at + 2 * zStep);
    b0.intoArray(lanes, at + yStep);
    b1.intoArray(lanes, at + yStep + zStep);
    b2.intoArray(lanes, at + yStep + 2 * zStep);
    c0.intoArray(lanes, at + 2 * yStep);
    c1.intoArray(lanes, at + 2 * yStep + zStep);
    c2.intoArray(lanes, at + 2 * yStep + 2 * zStep);
    d0.intoArray(lanes, at + 3 * yStep);
    d1.intoArray(lanes, at + 3 * yStep + zStep);
    d2.intoArray(lanes, at + 3 * yStep + 2 * zStep);
  }

  private static FloatVector load(float[] row, int from) {
    return FloatVector.fromArray(SPECIES, row, from);
  }
}
