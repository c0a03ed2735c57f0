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
package io.github.debutdl4j.internal.session.simd;

import io.github.debutdl4j.internal.session.kernel.FactorCall;
import io.github.debutdl4j.internal.session.kernel.ShiftedTaps;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Outputs of a channel's shifted pixels: as for a factor whose inputs are rows, but the rows are
 * one row of the image, shifted and masked.
 */
final class SimdTaps {

  private static final VectorSpecies<Float> SPECIES = SimdSessionKernels.SPECIES;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = SimdSessionKernels.LANES;

  private SimdTaps() {}

  /**
   * Eight outputs, two vectors of columns.
   *
   * @param output the first output, from the start of the factor's
   * @param xAt the columns in the image
   * @param m the first vector's columns in the mask
   * @param n the second vector's columns in the mask
   * @param y the columns in the first output's row
   */
  static void eightByTwo(FactorCall call, int output, int xAt, int m, int n, int y) {
    float[] bias = call.factor.bias();
    FloatVector a0 = FloatVector.broadcast(SPECIES, bias[output]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, bias[output + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, bias[output + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, bias[output + 3]);
    FloatVector a4 = FloatVector.broadcast(SPECIES, bias[output + 4]);
    FloatVector a5 = FloatVector.broadcast(SPECIES, bias[output + 5]);
    FloatVector a6 = FloatVector.broadcast(SPECIES, bias[output + 6]);
    FloatVector a7 = FloatVector.broadcast(SPECIES, bias[output + 7]);
    FloatVector b0 = a0;
    FloatVector b1 = a1;
    FloatVector b2 = a2;
    FloatVector b3 = a3;
    FloatVector b4 = a4;
    FloatVector b5 = a5;
    FloatVector b6 = a6;
    FloatVector b7 = a7;
    float[] w = call.factor.weights();
    float[] x = call.x;
    ShiftedTaps taps = call.taps;
    for (int j = 0, p = output * taps.count(); j < taps.count(); j++, p += 8) {
      int q = xAt + taps.shift()[j];
      FloatVector u = masked(x, q, taps, m + j * taps.maskPitch());
      FloatVector v = masked(x, q + LANES, taps, n + j * taps.maskPitch());
      FloatVector c = FloatVector.broadcast(SPECIES, w[p]);
      a0 = u.fma(c, a0);
      b0 = v.fma(c, b0);
      c = FloatVector.broadcast(SPECIES, w[p + 1]);
      a1 = u.fma(c, a1);
      b1 = v.fma(c, b1);
      c = FloatVector.broadcast(SPECIES, w[p + 2]);
      a2 = u.fma(c, a2);
      b2 = v.fma(c, b2);
      c = FloatVector.broadcast(SPECIES, w[p + 3]);
      a3 = u.fma(c, a3);
      b3 = v.fma(c, b3);
      c = FloatVector.broadcast(SPECIES, w[p + 4]);
      a4 = u.fma(c, a4);
      b4 = v.fma(c, b4);
      c = FloatVector.broadcast(SPECIES, w[p + 5]);
      a5 = u.fma(c, a5);
      b5 = v.fma(c, b5);
      c = FloatVector.broadcast(SPECIES, w[p + 6]);
      a6 = u.fma(c, a6);
      b6 = v.fma(c, b6);
      c = FloatVector.broadcast(SPECIES, w[p + 7]);
      a7 = u.fma(c, a7);
      b7 = v.fma(c, b7);
    }
    int row = call.yRow;
    store(call, y, a0, b0);
    store(call, y + row, a1, b1);
    store(call, y + 2 * row, a2, b2);
    store(call, y + 3 * row, a3, b3);
    store(call, y + 4 * row, a4, b4);
    store(call, y + 5 * row, a5, b5);
    store(call, y + 6 * row, a6, b6);
    store(call, y + 7 * row, a7, b7);
  }

  /** Eight outputs, one vector of columns. */
  static void eightByOne(FactorCall call, int output, int xAt, int m, int y) {
    float[] bias = call.factor.bias();
    FloatVector a0 = FloatVector.broadcast(SPECIES, bias[output]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, bias[output + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, bias[output + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, bias[output + 3]);
    FloatVector a4 = FloatVector.broadcast(SPECIES, bias[output + 4]);
    FloatVector a5 = FloatVector.broadcast(SPECIES, bias[output + 5]);
    FloatVector a6 = FloatVector.broadcast(SPECIES, bias[output + 6]);
    FloatVector a7 = FloatVector.broadcast(SPECIES, bias[output + 7]);
    float[] w = call.factor.weights();
    float[] x = call.x;
    ShiftedTaps taps = call.taps;
    for (int j = 0, p = output * taps.count(); j < taps.count(); j++, p += 8) {
      int q = xAt + taps.shift()[j];
      FloatVector u = masked(x, q, taps, m + j * taps.maskPitch());
      a0 = u.fma(FloatVector.broadcast(SPECIES, w[p]), a0);
      a1 = u.fma(FloatVector.broadcast(SPECIES, w[p + 1]), a1);
      a2 = u.fma(FloatVector.broadcast(SPECIES, w[p + 2]), a2);
      a3 = u.fma(FloatVector.broadcast(SPECIES, w[p + 3]), a3);
      a4 = u.fma(FloatVector.broadcast(SPECIES, w[p + 4]), a4);
      a5 = u.fma(FloatVector.broadcast(SPECIES, w[p + 5]), a5);
      a6 = u.fma(FloatVector.broadcast(SPECIES, w[p + 6]), a6);
      a7 = u.fma(FloatVector.broadcast(SPECIES, w[p + 7]), a7);
    }
    float[] to = call.y;
    int row = call.yRow;
    a0.intoArray(to, y);
    a1.intoArray(to, y + row);
    a2.intoArray(to, y + 2 * row);
    a3.intoArray(to, y + 3 * row);
    a4.intoArray(to, y + 4 * row);
    a5.intoArray(to, y + 5 * row);
    a6.intoArray(to, y + 6 * row);
    a7.intoArray(to, y + 7 * row);
  }

  /** Four outputs, one vector of columns. */
  static void fourByOne(FactorCall call, int output, int xAt, int m, int y) {
    float[] bias = call.factor.bias();
    FloatVector a0 = FloatVector.broadcast(SPECIES, bias[output]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, bias[output + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, bias[output + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, bias[output + 3]);
    float[] w = call.factor.weights();
    float[] x = call.x;
    ShiftedTaps taps = call.taps;
    for (int j = 0, p = output * taps.count(); j < taps.count(); j++, p += 4) {
      int q = xAt + taps.shift()[j];
      FloatVector u = masked(x, q, taps, m + j * taps.maskPitch());
      a0 = u.fma(FloatVector.broadcast(SPECIES, w[p]), a0);
      a1 = u.fma(FloatVector.broadcast(SPECIES, w[p + 1]), a1);
      a2 = u.fma(FloatVector.broadcast(SPECIES, w[p + 2]), a2);
      a3 = u.fma(FloatVector.broadcast(SPECIES, w[p + 3]), a3);
    }
    float[] to = call.y;
    int row = call.yRow;
    a0.intoArray(to, y);
    a1.intoArray(to, y + row);
    a2.intoArray(to, y + 2 * row);
    a3.intoArray(to, y + 3 * row);
  }

  /** Two outputs, one vector of columns. */
  static void twoByOne(FactorCall call, int output, int xAt, int m, int y) {
    float[] bias = call.factor.bias();
    FloatVector a0 = FloatVector.broadcast(SPECIES, bias[output]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, bias[output + 1]);
    float[] w = call.factor.weights();
    float[] x = call.x;
    ShiftedTaps taps = call.taps;
    for (int j = 0, p = output * taps.count(); j < taps.count(); j++, p += 2) {
      int q = xAt + taps.shift()[j];
      FloatVector u = masked(x, q, taps, m + j * taps.maskPitch());
      a0 = u.fma(FloatVector.broadcast(SPECIES, w[p]), a0);
      a1 = u.fma(FloatVector.broadcast(SPECIES, w[p + 1]), a1);
    }
    float[] to = call.y;
    int row = call.yRow;
    a0.intoArray(to, y);
    a1.intoArray(to, y + row);
  }

  /** One output, one vector of columns. */
  static void oneByOne(FactorCall call, int output, int xAt, int m, int y) {
    float[] bias = call.factor.bias();
    FloatVector a0 = FloatVector.broadcast(SPECIES, bias[output]);
    float[] w = call.factor.weights();
    float[] x = call.x;
    ShiftedTaps taps = call.taps;
    for (int j = 0, p = output * taps.count(); j < taps.count(); j++, p += 1) {
      int q = xAt + taps.shift()[j];
      FloatVector u = masked(x, q, taps, m + j * taps.maskPitch());
      a0 = u.fma(FloatVector.broadcast(SPECIES, w[p]), a0);
    }
    float[] to = call.y;
    a0.intoArray(to, y);
  }

  /** A vector of the image, zero where the mask, from m on, is. */
  private static FloatVector masked(float[] x, int at, ShiftedTaps taps, int m) {
    IntVector bits = FloatVector.fromArray(SPECIES, x, at).reinterpretAsInts();
    return bits.and(IntVector.fromArray(INTS, taps.mask(), m)).reinterpretAsFloats();
  }

  /** Two vectors of an output, side by side. */
  private static void store(FactorCall call, int at, FloatVector a, FloatVector b) {
    a.intoArray(call.y, at);
    b.intoArray(call.y, at + LANES);
  }
}
