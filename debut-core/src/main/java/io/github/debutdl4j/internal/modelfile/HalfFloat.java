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
package io.github.debutdl4j.internal.modelfile;

/** Conversions between float and IEEE 754 half precision; Java has them from version 20 on. */
public final class HalfFloat {

  /** Numbers from this one on round to infinity. */
  private static final float BEYOND = 65520;

  private static final float SMALLEST_NORMAL = 0x1p-14f;

  private HalfFloat() {}

  /**
   * The nearest half, of two equally near ones the even one.
   *
   * @throws IllegalArgumentException if the number is not finite in half precision
   */
  static short of(float number) {
    float size = Math.abs(number);
    if (!(size < BEYOND)) {
      throw new IllegalArgumentException(number + " is beyond what F16 can hold");
    }
    int sign = Float.floatToRawIntBits(number) >>> 16 & 0x8000;
    if (size < SMALLEST_NORMAL) {
      return (short) (sign | (int) Math.rint(size * 0x1p24f));
    }
    int bits = Float.floatToRawIntBits(size);
    // 13 bits of the fraction go; half of the last that stays is added, less one where that is
    // even.
    int rounded = bits + 0xfff + (bits >>> 13 & 1);
    return (short) (sign | (rounded >>> 13) - ((127 - 15) << 10));
  }

  /** Value of a half; exact. */
  public static float toFloat(short half) {
    int exponent = half >>> 10 & 0x1f;
    int fraction = half & 0x3ff;
    float size;
    if (exponent == 0) {
      size = fraction * 0x1p-24f;
    } else if (exponent == 0x1f) {
      size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      size = Float.intBitsToFloat((exponent + 127 - 15) << 23 | fraction << 13);
    }
    return half < 0 ? -size : size;
  }
}
