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
import io.github.debutdl4j.internal.kernel.factor.FloatGridPair;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Grids (2,2) and (2,4), and the transpose of (2,4), with all their weights in registers. */
final class SimdFloatButterflies {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdFloatButterflies() {}

  /** {@code y0 = a x0 + b x1, y1 = c x0 + d x1}. */
  static void butterfly(FloatGrid grid, int columns) {
    FloatVector a = FloatVector.broadcast(SPECIES, grid.weight(0, 0));
    FloatVector b = FloatVector.broadcast(SPECIES, grid.weight(0, 1));
    FloatVector c = FloatVector.broadcast(SPECIES, grid.weight(1, 0));
    FloatVector d = FloatVector.broadcast(SPECIES, grid.weight(1, 1));
    float[] x0 = grid.input(0);
    float[] x1 = grid.input(1);
    float[] y0 = grid.output(0);
    float[] y1 = grid.output(1);
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x0, q);
      FloatVector v = FloatVector.fromArray(SPECIES, x1, q);
      v.fma(b, u.mul(a)).intoArray(y0, q);
      v.fma(d, u.mul(c)).intoArray(y1, q);
    }
  }

  /** Four rows through two factors in registers. */
  static void butterflyPair(FloatGridPair pair, int columns) {
    FloatVector a0 = FloatVector.broadcast(SPECIES, pair.first(0, 0));
    FloatVector a1 = FloatVector.broadcast(SPECIES, pair.first(0, 1));
    FloatVector a2 = FloatVector.broadcast(SPECIES, pair.first(0, 2));
    FloatVector a3 = FloatVector.broadcast(SPECIES, pair.first(0, 3));
    FloatVector b0 = FloatVector.broadcast(SPECIES, pair.first(1, 0));
    FloatVector b1 = FloatVector.broadcast(SPECIES, pair.first(1, 1));
    FloatVector b2 = FloatVector.broadcast(SPECIES, pair.first(1, 2));
    FloatVector b3 = FloatVector.broadcast(SPECIES, pair.first(1, 3));
    FloatVector c0 = FloatVector.broadcast(SPECIES, pair.second(0, 0));
    FloatVector c1 = FloatVector.broadcast(SPECIES, pair.second(0, 1));
    FloatVector c2 = FloatVector.broadcast(SPECIES, pair.second(0, 2));
    FloatVector c3 = FloatVector.broadcast(SPECIES, pair.second(0, 3));
    FloatVector d0 = FloatVector.broadcast(SPECIES, pair.second(1, 0));
    FloatVector d1 = FloatVector.broadcast(SPECIES, pair.second(1, 1));
    FloatVector d2 = FloatVector.broadcast(SPECIES, pair.second(1, 2));
    FloatVector d3 = FloatVector.broadcast(SPECIES, pair.second(1, 3));
    float[] x0 = pair.input(0);
    float[] x1 = pair.input(1);
    float[] x2 = pair.input(2);
    float[] x3 = pair.input(3);
    float[] y0 = pair.output(0);
    float[] y1 = pair.output(1);
    float[] y2 = pair.output(2);
    float[] y3 = pair.output(3);
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
  static void twoFromFour(FloatGrid grid, int columns) {
    FloatVector a0 = FloatVector.broadcast(SPECIES, grid.weight(0, 0));
    FloatVector a1 = FloatVector.broadcast(SPECIES, grid.weight(0, 1));
    FloatVector a2 = FloatVector.broadcast(SPECIES, grid.weight(0, 2));
    FloatVector a3 = FloatVector.broadcast(SPECIES, grid.weight(0, 3));
    FloatVector b0 = FloatVector.broadcast(SPECIES, grid.weight(1, 0));
    FloatVector b1 = FloatVector.broadcast(SPECIES, grid.weight(1, 1));
    FloatVector b2 = FloatVector.broadcast(SPECIES, grid.weight(1, 2));
    FloatVector b3 = FloatVector.broadcast(SPECIES, grid.weight(1, 3));
    float[] x0 = grid.input(0);
    float[] x1 = grid.input(1);
    float[] x2 = grid.input(2);
    float[] x3 = grid.input(3);
    float[] y0 = grid.output(0);
    float[] y1 = grid.output(1);
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
  static void fourFromTwo(FloatGrid grid, int columns) {
    FloatVector a0 = FloatVector.broadcast(SPECIES, grid.weight(0, 0));
    FloatVector a1 = FloatVector.broadcast(SPECIES, grid.weight(1, 0));
    FloatVector a2 = FloatVector.broadcast(SPECIES, grid.weight(2, 0));
    FloatVector a3 = FloatVector.broadcast(SPECIES, grid.weight(3, 0));
    FloatVector b0 = FloatVector.broadcast(SPECIES, grid.weight(0, 1));
    FloatVector b1 = FloatVector.broadcast(SPECIES, grid.weight(1, 1));
    FloatVector b2 = FloatVector.broadcast(SPECIES, grid.weight(2, 1));
    FloatVector b3 = FloatVector.broadcast(SPECIES, grid.weight(3, 1));
    float[] e0 = grid.input(0);
    float[] e1 = grid.input(1);
    float[] y0 = grid.output(0);
    float[] y1 = grid.output(1);
    float[] y2 = grid.output(2);
    float[] y3 = grid.output(3);
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
