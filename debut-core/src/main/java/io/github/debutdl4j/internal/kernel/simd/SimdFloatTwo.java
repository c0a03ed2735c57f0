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
 * Two outputs of a factor, or one, at a time: the sums stay in registers while the inputs stream
 * by. HotSpot keeps vectors in registers only if each is a local variable, which makes this long.
 */
final class SimdFloatTwo {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdFloatTwo() {}

  /** Two vectors of columns. */
  static void byTwo(FloatPackedCall call, int weight, int bias, int xAt, int y) {
    float[] w = call.factor.weights();
    float[] x = call.x;
    float[] from = call.factor.bias();
    FloatVector a0 = FloatVector.broadcast(SPECIES, from[bias]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, from[bias + 1]);
    FloatVector b0 = a0;
    FloatVector b1 = a1;
    int step = call.xRow;
    int end = weight + 2 * call.factor.shape().s();
    for (int p = weight, q = xAt; p < end; p += 2, q += step) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, q);
      FloatVector v = FloatVector.fromArray(SPECIES, x, q + LANES);
      FloatVector c = FloatVector.broadcast(SPECIES, w[p]);
      a0 = u.fma(c, a0);
      b0 = v.fma(c, b0);
      c = FloatVector.broadcast(SPECIES, w[p + 1]);
      a1 = u.fma(c, a1);
      b1 = v.fma(c, b1);
    }
    float[] to = call.y;
    int row = call.yRow;
    a0.intoArray(to, y);
    b0.intoArray(to, y + LANES);
    a1.intoArray(to, y + row);
    b1.intoArray(to, y + row + LANES);
  }

  /** All columns of a factor of four inputs, whose weights stay in registers. */
  static void ofFour(FloatPackedCall call, int weight, int bias, int xAt, int y) {
    float[] w = call.factor.weights();
    float[] x = call.x;
    float[] to = call.y;
    FloatVector a = FloatVector.broadcast(SPECIES, call.factor.bias()[bias]);
    FloatVector b = FloatVector.broadcast(SPECIES, call.factor.bias()[bias + 1]);
    FloatVector a0 = FloatVector.broadcast(SPECIES, w[weight]);
    FloatVector b0 = FloatVector.broadcast(SPECIES, w[weight + 1]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, w[weight + 2]);
    FloatVector b1 = FloatVector.broadcast(SPECIES, w[weight + 3]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, w[weight + 4]);
    FloatVector b2 = FloatVector.broadcast(SPECIES, w[weight + 5]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, w[weight + 6]);
    FloatVector b3 = FloatVector.broadcast(SPECIES, w[weight + 7]);
    int x1 = xAt + call.xRow;
    int x2 = x1 + call.xRow;
    int x3 = x2 + call.xRow;
    int y1 = y + call.yRow;
    for (int c = 0; c < call.columns; c += LANES) {
      FloatVector u0 = FloatVector.fromArray(SPECIES, x, xAt + c);
      FloatVector u1 = FloatVector.fromArray(SPECIES, x, x1 + c);
      FloatVector u2 = FloatVector.fromArray(SPECIES, x, x2 + c);
      FloatVector u3 = FloatVector.fromArray(SPECIES, x, x3 + c);
      u3.fma(a3, u2.fma(a2, u1.fma(a1, u0.fma(a0, a)))).intoArray(to, y + c);
      u3.fma(b3, u2.fma(b2, u1.fma(b1, u0.fma(b0, b)))).intoArray(to, y1 + c);
    }
  }

  /** One vector of columns. */
  static void byOne(FloatPackedCall call, int weight, int bias, int xAt, int y) {
    float[] w = call.factor.weights();
    float[] x = call.x;
    float[] from = call.factor.bias();
    FloatVector a0 = FloatVector.broadcast(SPECIES, from[bias]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, from[bias + 1]);
    int step = call.xRow;
    int end = weight + 2 * call.factor.shape().s();
    for (int p = weight, q = xAt; p < end; p += 2, q += step) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, q);
      a0 = u.fma(FloatVector.broadcast(SPECIES, w[p]), a0);
      a1 = u.fma(FloatVector.broadcast(SPECIES, w[p + 1]), a1);
    }
    float[] to = call.y;
    int row = call.yRow;
    a0.intoArray(to, y);
    a1.intoArray(to, y + row);
  }

  /** One vector of columns of one output. */
  static void single(FloatPackedCall call, int weight, int bias, int xAt, int y) {
    float[] w = call.factor.weights();
    float[] x = call.x;
    float[] from = call.factor.bias();
    FloatVector a0 = FloatVector.broadcast(SPECIES, from[bias]);
    int step = call.xRow;
    int end = weight + call.factor.shape().s();
    for (int p = weight, q = xAt; p < end; p += 1, q += step) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, q);
      a0 = u.fma(FloatVector.broadcast(SPECIES, w[p]), a0);
    }
    float[] to = call.y;
    a0.intoArray(to, y);
  }
}
