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
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Elementary functions of vectors of float, with a relative error of about 1e-7. They consist of
 * operations that IEEE 754 defines, so that results are the same before and after compilation and
 * on every processor; the Vector API's own functions do not guarantee that.
 */
final class SimdElementary {

  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  private static final float LOG2_E = 1.44269504f;

  /** ln 2 as the sum of two numbers; the product of the first with any exponent is exact. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = -2.12194440e-4f;

  /** 1.5 x 2^23: added to a small number, it leaves the nearest integer in the last bits. */
  private static final float ROUND = 12582912f;

  /** The exponential of a larger number is beyond the normal numbers. */
  private static final float MOST = 88;

  private static final float LEAST = -87;

  private SimdElementary() {}

  /** {@code e^x}; that of -87 below it, and of 88 above. */
  static FloatVector exp(FloatVector x) {
    FloatVector bounded = x.min(MOST).max(LEAST);
    FloatVector rounded = bounded.mul(LOG2_E).add(ROUND);
    FloatVector r = remainder(bounded, rounded.sub(ROUND));
    return scale(expm1OfRemainder(r).add(1), rounded);
  }

  /** {@code e^x - 1}, as accurate near zero; for x of at most 88. */
  static FloatVector expm1(FloatVector x) {
    FloatVector bounded = x.max(LEAST);
    FloatVector rounded = bounded.mul(LOG2_E).add(ROUND);
    FloatVector n = rounded.sub(ROUND);
    FloatVector small = expm1OfRemainder(remainder(bounded, n));
    FloatVector large = scale(small.add(1), rounded).sub(1);
    VectorMask<Float> isSmall = n.compare(VectorOperators.EQ, 0);
    return large.blend(small, isSmall);
  }

  /** {@code x - n ln 2}. */
  private static FloatVector remainder(FloatVector x, FloatVector n) {
    return x.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
  }

  /** For numbers up to half of ln 2; coefficients from Cephes (Moshier, 1989). */
  private static FloatVector expm1OfRemainder(FloatVector r) {
    FloatVector p = r.mul(1.9875691500e-4f).add(1.3981999507e-3f);
    p = p.mul(r).add(8.3334519073e-3f);
    p = p.mul(r).add(4.1665795894e-2f);
    p = p.mul(r).add(1.6666665459e-1f);
    p = p.mul(r).add(5.0000001201e-1f);
    return p.mul(r.mul(r)).add(r);
  }

  /** Multiplies by two to the power of the integer in the last bits. */
  private static FloatVector scale(FloatVector x, FloatVector rounded) {
    return x.reinterpretAsInts()
        .add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
        .reinterpretAsFloats();
  }

  /** {@code 1 / (1 + e^-x)}; 0 where that is not a normal number. */
  static FloatVector sigmoid(FloatVector x) {
    FloatVector denominator = exp(x.neg()).add(1);
    FloatVector value = FloatVector.broadcast(SPECIES, 1).div(denominator);
    return value.blend(0, x.compare(VectorOperators.LT, LEAST));
  }

  /** The hyperbolic tangent; near zero a polynomial from Cephes, so that no digits cancel. */
  static FloatVector tanh(FloatVector x) {
    FloatVector square = x.mul(x);
    FloatVector p = square.mul(-5.70498872745e-3f).add(2.06390887954e-2f);
    p = p.mul(square).add(-5.37397155531e-2f);
    p = p.mul(square).add(1.33314422036e-1f);
    p = p.mul(square).add(-3.33332819422e-1f);
    FloatVector near = p.mul(square).mul(x).add(x);
    FloatVector quotient = FloatVector.broadcast(SPECIES, 2).div(exp(x.add(x)).add(1));
    FloatVector far = FloatVector.broadcast(SPECIES, 1).sub(quotient);
    return far.blend(near, x.abs().compare(VectorOperators.LT, 0.625f));
  }

  /** {@code ln(1 + u)} for u from 0 to 1, by the series of the inverse hyperbolic tangent. */
  static FloatVector log1p(FloatVector u) {
    FloatVector s = u.div(u.add(2));
    FloatVector square = s.mul(s);
    FloatVector p = square.mul(1f / 15).add(1f / 13);
    p = p.mul(square).add(1f / 11);
    p = p.mul(square).add(1f / 9);
    p = p.mul(square).add(1f / 7);
    p = p.mul(square).add(1f / 5);
    p = p.mul(square).add(1f / 3);
    p = p.mul(square).add(1);
    return s.add(s).mul(p);
  }
}
