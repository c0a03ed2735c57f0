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

import io.github.debutdl4j.internal.kernel.factor.FloatPackedCall;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four outputs of a factor at a time: the sums stay in registers while the inputs stream by.
 * HotSpot keeps vectors in registers only if each is a local variable, which makes this long.
 */
final class SimdFloatFour {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdFloatFour() {}

  /** Four vectors of columns: for processors with 32 registers. */
  static void byFour(FloatPackedCall call, int weight, int bias, int xAt, int y) {
    float[] w = call.factor.weights();
    float[] x = call.x;
    float[] from = call.factor.bias();
    FloatVector a0 = FloatVector.broadcast(SPECIES, from[bias]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, from[bias + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, from[bias + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, from[bias + 3]);
    FloatVector b0 = a0;
    FloatVector b1 = a1;
    FloatVector b2 = a2;
    FloatVector b3 = a3;
    FloatVector c0 = a0;
    FloatVector c1 = a1;
    FloatVector c2 = a2;
    FloatVector c3 = a3;
    FloatVector d0 = a0;
    FloatVector d1 = a1;
    FloatVector d2 = a2;
    FloatVector d3 = a3;
    int step = call.xRow;
    int end = weight + 4 * call.factor.shape().s();
    for (int p = weight, q = xAt; p < end; p += 4, q += step) {
      FloatVector t = FloatVector.fromArray(SPECIES, x, q);
      FloatVector u = FloatVector.fromArray(SPECIES, x, q + LANES);
      FloatVector v = FloatVector.fromArray(SPECIES, x, q + 2 * LANES);
      FloatVector z = FloatVector.fromArray(SPECIES, x, q + 3 * LANES);
      FloatVector m = FloatVector.broadcast(SPECIES, w[p]);
      a0 = t.fma(m, a0);
      b0 = u.fma(m, b0);
      c0 = v.fma(m, c0);
      d0 = z.fma(m, d0);
      m = FloatVector.broadcast(SPECIES, w[p + 1]);
      a1 = t.fma(m, a1);
      b1 = u.fma(m, b1);
      c1 = v.fma(m, c1);
      d1 = z.fma(m, d1);
      m = FloatVector.broadcast(SPECIES, w[p + 2]);
      a2 = t.fma(m, a2);
      b2 = u.fma(m, b2);
      c2 = v.fma(m, c2);
      d2 = z.fma(m, d2);
      m = FloatVector.broadcast(SPECIES, w[p + 3]);
      a3 = t.fma(m, a3);
      b3 = u.fma(m, b3);
      c3 = v.fma(m, c3);
      d3 = z.fma(m, d3);
    }
    store(call, y, a0, b0, c0, d0);
    store(call, y + call.yRow, a1, b1, c1, d1);
    store(call, y + 2 * call.yRow, a2, b2, c2, d2);
    store(call, y + 3 * call.yRow, a3, b3, c3, d3);
  }

  private static void store(
      FloatPackedCall call, int at, FloatVector a, FloatVector b, FloatVector c, FloatVector d) {
    a.intoArray(call.y, at);
    b.intoArray(call.y, at + LANES);
    c.intoArray(call.y, at + 2 * LANES);
    d.intoArray(call.y, at + 3 * LANES);
  }

  /** Two vectors of columns. */
  static void byTwo(FloatPackedCall call, int weight, int bias, int xAt, int y) {
    float[] w = call.factor.weights();
    float[] x = call.x;
    float[] from = call.factor.bias();
    FloatVector a0 = FloatVector.broadcast(SPECIES, from[bias]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, from[bias + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, from[bias + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, from[bias + 3]);
    FloatVector b0 = a0;
    FloatVector b1 = a1;
    FloatVector b2 = a2;
    FloatVector b3 = a3;
    int step = call.xRow;
    int end = weight + 4 * call.factor.shape().s();
    for (int p = weight, q = xAt; p < end; p += 4, q += step) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, q);
      FloatVector v = FloatVector.fromArray(SPECIES, x, q + LANES);
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
    }
    float[] to = call.y;
    int row = call.yRow;
    a0.intoArray(to, y);
    b0.intoArray(to, y + LANES);
    a1.intoArray(to, y + row);
    b1.intoArray(to, y + row + LANES);
    a2.intoArray(to, y + 2 * row);
    b2.intoArray(to, y + 2 * row + LANES);
    a3.intoArray(to, y + 3 * row);
    b3.intoArray(to, y + 3 * row + LANES);
  }

  /** One vector of columns. */
  static void byOne(FloatPackedCall call, int weight, int bias, int xAt, int y) {
    float[] w = call.factor.weights();
    float[] x = call.x;
    float[] from = call.factor.bias();
    FloatVector a0 = FloatVector.broadcast(SPECIES, from[bias]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, from[bias + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, from[bias + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, from[bias + 3]);
    int step = call.xRow;
    int end = weight + 4 * call.factor.shape().s();
    for (int p = weight, q = xAt; p < end; p += 4, q += step) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, q);
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
}
