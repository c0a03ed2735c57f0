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

import io.github.debutdl4j.internal.kernel.factor.FloatGrid;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Grids of any shape: each output row is a combination of input rows.
 *
 * <p>Of eight or nine inputs, the grids of 3 x 3 kernels, all weights of an output row stay in
 * registers, and two sums run side by side. Other loops are blocked so that their vectors fit the
 * 16 registers of AVX2: two rows of outputs by four vectors of columns, eight sums.
 */
final class SimdFloatGrid {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdFloatGrid() {}

  /** Each output is the sum over inputs of weight times input: any shape, and its transpose. */
  static void combine(FloatGrid grid) {
    int inputs = grid.inputs();
    int outputs = grid.outputs();
    int columns = grid.columns();
    if (inputs == 8 || inputs == 9) {
      for (int i = 0; i < outputs; i++) {
        if (inputs == 8) {
          combineEight(grid, i, columns);
        } else {
          combineNine(grid, i, columns);
        }
      }
      return;
    }
    int q = 0;
    for (; q + 4 * LANES <= columns; q += 4 * LANES) {
      int i = 0;
      for (; i + 2 <= outputs; i += 2) {
        combineTwoByFour(grid, i, inputs, q);
      }
      if (i < outputs) {
        combineOneByFour(grid, i, inputs, q);
      }
    }
    for (; q < columns; q += LANES) {
      for (int i = 0; i < outputs; i++) {
        combineOne(grid, i, inputs, q);
      }
    }
  }

  /** Two outputs, four vectors of columns. */
  private static void combineTwoByFour(FloatGrid grid, int i, int inputs, int q) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    for (int j = 0; j < inputs; j++) {
      float[] row = grid.input(j);
      FloatVector a = FloatVector.broadcast(SPECIES, grid.weight(i, j));
      FloatVector b = FloatVector.broadcast(SPECIES, grid.weight(i + 1, j));
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
    float[] y0 = grid.output(i);
    float[] y1 = grid.output(i + 1);
    a0.intoArray(y0, q);
    a1.intoArray(y0, q + LANES);
    a2.intoArray(y0, q + 2 * LANES);
    a3.intoArray(y0, q + 3 * LANES);
    b0.intoArray(y1, q);
    b1.intoArray(y1, q + LANES);
    b2.intoArray(y1, q + 2 * LANES);
    b3.intoArray(y1, q + 3 * LANES);
  }

  /** One output, four vectors of columns. */
  private static void combineOneByFour(FloatGrid grid, int i, int inputs, int q) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    for (int j = 0; j < inputs; j++) {
      float[] row = grid.input(j);
      FloatVector a = FloatVector.broadcast(SPECIES, grid.weight(i, j));
      a0 = FloatVector.fromArray(SPECIES, row, q).fma(a, a0);
      a1 = FloatVector.fromArray(SPECIES, row, q + LANES).fma(a, a1);
      a2 = FloatVector.fromArray(SPECIES, row, q + 2 * LANES).fma(a, a2);
      a3 = FloatVector.fromArray(SPECIES, row, q + 3 * LANES).fma(a, a3);
    }
    float[] y = grid.output(i);
    a0.intoArray(y, q);
    a1.intoArray(y, q + LANES);
    a2.intoArray(y, q + 2 * LANES);
    a3.intoArray(y, q + 3 * LANES);
  }

  private static void combineOne(FloatGrid grid, int i, int inputs, int q) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < inputs; j++) {
      FloatVector a = FloatVector.broadcast(SPECIES, grid.weight(i, j));
      sum = FloatVector.fromArray(SPECIES, grid.input(j), q).fma(a, sum);
    }
    sum.intoArray(grid.output(i), q);
  }

  private static void combineEight(FloatGrid grid, int i, int columns) {
    FloatVector w0 = FloatVector.broadcast(SPECIES, grid.weight(i, 0));
    FloatVector w1 = FloatVector.broadcast(SPECIES, grid.weight(i, 1));
    FloatVector w2 = FloatVector.broadcast(SPECIES, grid.weight(i, 2));
    FloatVector w3 = FloatVector.broadcast(SPECIES, grid.weight(i, 3));
    FloatVector w4 = FloatVector.broadcast(SPECIES, grid.weight(i, 4));
    FloatVector w5 = FloatVector.broadcast(SPECIES, grid.weight(i, 5));
    FloatVector w6 = FloatVector.broadcast(SPECIES, grid.weight(i, 6));
    FloatVector w7 = FloatVector.broadcast(SPECIES, grid.weight(i, 7));
    float[] x0 = grid.input(0);
    float[] x1 = grid.input(1);
    float[] x2 = grid.input(2);
    float[] x3 = grid.input(3);
    float[] x4 = grid.input(4);
    float[] x5 = grid.input(5);
    float[] x6 = grid.input(6);
    float[] x7 = grid.input(7);
    float[] y = grid.output(i);
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

  private static void combineNine(FloatGrid grid, int i, int columns) {
    FloatVector w0 = FloatVector.broadcast(SPECIES, grid.weight(i, 0));
    FloatVector w1 = FloatVector.broadcast(SPECIES, grid.weight(i, 1));
    FloatVector w2 = FloatVector.broadcast(SPECIES, grid.weight(i, 2));
    FloatVector w3 = FloatVector.broadcast(SPECIES, grid.weight(i, 3));
    FloatVector w4 = FloatVector.broadcast(SPECIES, grid.weight(i, 4));
    FloatVector w5 = FloatVector.broadcast(SPECIES, grid.weight(i, 5));
    FloatVector w6 = FloatVector.broadcast(SPECIES, grid.weight(i, 6));
    FloatVector w7 = FloatVector.broadcast(SPECIES, grid.weight(i, 7));
    FloatVector w8 = FloatVector.broadcast(SPECIES, grid.weight(i, 8));
    float[] x0 = grid.input(0);
    float[] x1 = grid.input(1);
    float[] x2 = grid.input(2);
    float[] x3 = grid.input(3);
    float[] x4 = grid.input(4);
    float[] x5 = grid.input(5);
    float[] x6 = grid.input(6);
    float[] x7 = grid.input(7);
    float[] x8 = grid.input(8);
    float[] y = grid.output(i);
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
