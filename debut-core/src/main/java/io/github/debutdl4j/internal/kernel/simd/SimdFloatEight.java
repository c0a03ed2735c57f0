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
 * Eight outputs of a factor at a time: the sums stay in registers while the inputs stream by.
 * HotSpot keeps vectors in registers only if each is a local variable, which makes this long.
 */
final class SimdFloatEight {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdFloatEight() {}

  /** Two vectors of columns. */
  static void byTwo(FloatPackedCall call, int weight, int bias, int xAt, int y) {
    float[] w = call.factor.weights();
    float[] x = call.x;
    float[] from = call.factor.bias();
    FloatVector a0 = FloatVector.broadcast(SPECIES, from[bias]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, from[bias + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, from[bias + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, from[bias + 3]);
    FloatVector a4 = FloatVector.broadcast(SPECIES, from[bias + 4]);
    FloatVector a5 = FloatVector.broadcast(SPECIES, from[bias + 5]);
    FloatVector a6 = FloatVector.broadcast(SPECIES, from[bias + 6]);
    FloatVector a7 = FloatVector.broadcast(SPECIES, from[bias + 7]);
    FloatVector b0 = a0;
    FloatVector b1 = a1;
    FloatVector b2 = a2;
    FloatVector b3 = a3;
    FloatVector b4 = a4;
    FloatVector b5 = a5;
    FloatVector b6 = a6;
    FloatVector b7 = a7;
    int step = call.xRow;
    int end = weight + 8 * call.factor.shape().s();
    for (int p = weight, q = xAt; p < end; p += 8, q += step) {
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

  /** One vector of columns. */
  static void byOne(FloatPackedCall call, int weight, int bias, int xAt, int y) {
    float[] w = call.factor.weights();
    float[] x = call.x;
    float[] from = call.factor.bias();
    FloatVector a0 = FloatVector.broadcast(SPECIES, from[bias]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, from[bias + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, from[bias + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, from[bias + 3]);
    FloatVector a4 = FloatVector.broadcast(SPECIES, from[bias + 4]);
    FloatVector a5 = FloatVector.broadcast(SPECIES, from[bias + 5]);
    FloatVector a6 = FloatVector.broadcast(SPECIES, from[bias + 6]);
    FloatVector a7 = FloatVector.broadcast(SPECIES, from[bias + 7]);
    int step = call.xRow;
    int end = weight + 8 * call.factor.shape().s();
    for (int p = weight, q = xAt; p < end; p += 8, q += step) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, q);
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

  /** Two vectors of an output, side by side. */
  private static void store(FloatPackedCall call, int at, FloatVector a, FloatVector b) {
    a.intoArray(call.y, at);
    b.intoArray(call.y, at + LANES);
  }
}
