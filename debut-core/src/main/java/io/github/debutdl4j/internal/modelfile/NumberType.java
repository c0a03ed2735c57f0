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

import java.nio.ByteBuffer;

/** How a tensor stores numbers; the constants have the names of safetensors. */
enum NumberType {
  /** Float. */
  F32(4),
  /** The upper half of a float. */
  BF16(2),
  /** IEEE 754 half precision. */
  F16(2),
  /** A whole number from -128 to 127. */
  I8(1);

  private static final int UPPER_HALF = 16;

  private final int bytes;

  NumberType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one number. */
  int bytes() {
    return bytes;
  }

  /**
   * Writes numbers, rounded to the nearest that the type has; for BF16 and I8 they must be such
   * numbers already.
   *
   * @throws IllegalArgumentException if a number is beyond what the type can hold
   */
  void write(float[] numbers, ByteBuffer to) {
    for (float number : numbers) {
      switch (this) {
        case F32:
          to.putFloat(number);
          break;
        case BF16:
          to.putShort((short) (Float.floatToRawIntBits(number) >>> UPPER_HALF));
          break;
        case F16:
          to.putShort(HalfFloat.of(number));
          break;
        default:
          to.put((byte) number);
      }
    }
  }

  /**
   * Checks that all numbers are finite.
   *
   * @param name what they are, for the message
   */
  static void checkFinite(String name, float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw new IllegalArgumentException("'" + name + "' holds the number " + number);
      }
    }
  }

  /** Reads the numbers from the start of a buffer on, which must be little-endian. */
  void read(ByteBuffer from, float[] to, int at, int count) {
    switch (this) {
      case F32:
        from.asFloatBuffer().get(to, at, count);
        break;
      case BF16:
        for (int i = 0; i < count; i++) {
          to[at + i] = Float.intBitsToFloat(from.getShort(i * bytes) << UPPER_HALF);
        }
        break;
      case F16:
        for (int i = 0; i < count; i++) {
          to[at + i] = HalfFloat.toFloat(from.getShort(i * bytes));
        }
        break;
      default:
        for (int i = 0; i < count; i++) {
          to[at + i] = from.get(i);
        }
    }
  }
}
