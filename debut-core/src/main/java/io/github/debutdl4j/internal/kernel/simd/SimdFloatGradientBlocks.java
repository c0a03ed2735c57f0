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
 * {@code end - 1}, stored at {@code at}.
 */
final class SimdFloatGradientBlocks {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private final float[] weights;
  private final float[][] rows;
  private final float[] lanes;
  private final SimdFloatSide outputs;
  private final SimdFloatSide inputs;
  private int first;
  private int end;

  /**
   * @param lanes where the lanes of the sums are stored
   * @param outputs the rows with epsilon
   * @param inputs the rows with what enters
   */
  SimdFloatGradientBlocks(
      float[] weights, float[][] rows, float[] lanes, SimdFloatSide outputs, SimdFloatSide inputs) {
    this.weights = weights;
    this.rows = rows;
    this.lanes = lanes;
    this.outputs = outputs;
    this.inputs = inputs;
  }

  /** Selects some columns. */
  void select(int first, int end) {
    this.first = first;
    this.end = end;
  }

  /** A grid (2,4) of any distances between rows. */
  void twoByFour(int output, int input, int at) {
    twoByFour(outputs, output, inputs, input, at);
  }

  /**
   * Lanes of the r x s weights of one grid. Where sizes are not a multiple of a block, the last
   * block is moved back and computes some weights again, with the same result.
   *
   * @param output its first row with epsilon
   * @param input its first input row
   * @param to where its lanes begin
   */
  void grid(int r, int output, int s, int input, int to) {
    if (r >= 4 && s >= 3) {
      for (int i = 0; i < r; i += 4) {
        int row = Math.min(i, r - 4);
        for (int j = 0; j < s; j += 3) {
          int column = Math.min(j, s - 3);
          fourByThree(
              outputs, output(output, row), inputs, input(input, column), at(to, row, column));
        }
      }
    } else if (r == 3 && s >= 4) {
      for (int j = 0; j < s; j += 4) {
        int column = Math.min(j, s - 4);
        fourByThree(inputs, input(input, column), outputs, output, at(to, 0, column));
      }
    } else if (r == 2 && s >= 4) {
      for (int j = 0; j < s; j += 4) {
        int column = Math.min(j, s - 4);
        twoByFour(outputs, output, inputs, input(input, column), at(to, 0, column));
      }
    } else if (s == 2 && r >= 4) {
      for (int i = 0; i < r; i += 4) {
        int row = Math.min(i, r - 4);
        twoByFour(inputs, input, outputs, output(output, row), at(to, row, 0));
      }
    } else {
      for (int i = 0; i < r; i++) {
        for (int j = 0; j < s; j++) {
          one(output(output, i), input(input, j), at(to, i, j));
        }
      }
    }
  }

  private int output(int first, int i) {
    return first + i * outputs.rowStep();
  }

  private int input(int first, int j) {
    return first + j * inputs.rowStep();
  }

  /** Where the lanes of a weight begin. */
  private int at(int to, int i, int j) {
    return to + i * outputs.laneStep() + j * inputs.laneStep();
  }

  private void one(int output, int input, int at) {
    float[] e = rows[output];
    float[] x = rows[input];
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
   * A grid (2,2) whose input rows are replaced by their epsilon: {@code x0 = a e0 + c e1, x1 = b e0
   * + d e1}.
   *
   * @param weight index of its first weight
   * @param output its first row with epsilon
   * @param input its first input row
   * @param at where its lanes begin
   */
  void butterflyInPlace(int weight, int output, int input, int at) {
    FloatVector a = FloatVector.broadcast(SPECIES, weights[weight]);
    FloatVector b = FloatVector.broadcast(SPECIES, weights[weight + 1]);
    FloatVector c = FloatVector.broadcast(SPECIES, weights[weight + 2]);
    FloatVector d = FloatVector.broadcast(SPECIES, weights[weight + 3]);
    float[] x0 = rows[input];
    float[] x1 = rows[input + inputs.rowStep()];
    float[] e0 = rows[output];
    float[] e1 = rows[output + outputs.rowStep()];
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int from = first;
    int columns = end - from;
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u = load(x0, from + q);
      FloatVector v = load(x1, from + q);
      FloatVector f = load(e0, from + q);
      FloatVector g = load(e1, from + q);
      a0 = u.fma(f, a0);
      a1 = v.fma(f, a1);
      a2 = u.fma(g, a2);
      a3 = v.fma(g, a3);
      g.fma(c, f.mul(a)).intoArray(x0, from + q);
      g.fma(d, f.mul(b)).intoArray(x1, from + q);
    }
    a0.intoArray(lanes, at);
    a1.intoArray(lanes, at + LANES);
    a2.intoArray(lanes, at + 2 * LANES);
    a3.intoArray(lanes, at + 3 * LANES);
  }

  /** Two rows of one side by four of the other. */
  private void twoByFour(SimdFloatSide y, int yRow, SimdFloatSide z, int zRow, int at) {
    int yT = y.rowStep();
    int zT = z.rowStep();
    int yStep = y.laneStep();
    int zStep = z.laneStep();
    float[] y0 = rows[yRow];
    float[] y1 = rows[yRow + yT];
    float[] z0 = rows[zRow];
    float[] z1 = rows[zRow + zT];
    float[] z2 = rows[zRow + 2 * zT];
    float[] z3 = rows[zRow + 3 * zT];
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    int from = first;
    int columns = end - from;
    for (int q = 0; q < columns; q += LANES) {
      FloatVector f = load(y0, from + q);
      FloatVector g = load(y1, from + q);
      FloatVector u = load(z0, from + q);
      a0 = u.fma(f, a0);
      b0 = u.fma(g, b0);
      u = load(z1, from + q);
      a1 = u.fma(f, a1);
      b1 = u.fma(g, b1);
      u = load(z2, from + q);
      a2 = u.fma(f, a2);
      b2 = u.fma(g, b2);
      u = load(z3, from + q);
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

  /** Four rows of one side by three of the other. */
  private void fourByThree(SimdFloatSide y, int yRow, SimdFloatSide z, int zRow, int at) {
    int yT = y.rowStep();
    int zT = z.rowStep();
    int yStep = y.laneStep();
    int zStep = z.laneStep();
    float[] y0 = rows[yRow];
    float[] y1 = rows[yRow + yT];
    float[] y2 = rows[yRow + 2 * yT];
    float[] y3 = rows[yRow + 3 * yT];
    float[] z0 = rows[zRow];
    float[] z1 = rows[zRow + zT];
    float[] z2 = rows[zRow + 2 * zT];
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
    int from = first;
    int columns = end - from;
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u = load(z0, from + q);
      FloatVector v = load(z1, from + q);
      FloatVector w = load(z2, from + q);
      FloatVector f = load(y0, from + q);
      a0 = u.fma(f, a0);
      a1 = v.fma(f, a1);
      a2 = w.fma(f, a2);
      f = load(y1, from + q);
      b0 = u.fma(f, b0);
      b1 = v.fma(f, b1);
      b2 = w.fma(f, b2);
      f = load(y2, from + q);
      c0 = u.fma(f, c0);
      c1 = v.fma(f, c1);
      c2 = w.fma(f, c2);
      f = load(y3, from + q);
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
