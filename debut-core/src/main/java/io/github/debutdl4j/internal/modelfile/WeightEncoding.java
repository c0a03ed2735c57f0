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

/** How a model file stores the weights of linear operations. */
public enum WeightEncoding {
  /** Float, 4 bytes: exact. */
  F32(4),
  /** IEEE 754 half precision, 2 bytes, rounded to the nearest. */
  F16(2),
  /**
   * A whole number from -127 to 127, 1 byte, times a scale per output of a factor; the scale is a
   * 127th of the largest magnitude.
   */
  I8(1);

  private static final int I8_LARGEST = 127;

  private final int bytes;

  WeightEncoding(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one number. */
  int bytes() {
    return bytes;
  }

  /**
   * The scale of each row.
   *
   * @param weights rows of equal length
   */
  static float[] scales(float[] weights, int rows) {
    float[] scales = new float[rows];
    int length = weights.length / rows;
    for (int row = 0; row < rows; row++) {
      float largest = 0;
      for (int i = row * length; i < (row + 1) * length; i++) {
        largest = Math.max(largest, Math.abs(weights[i]));
      }
      scales[row] = largest / I8_LARGEST;
    }
    return scales;
  }

  /**
   * Writes numbers.
   *
   * @param scales one per row, for I8
   * @throws IllegalArgumentException if a number is beyond what the encoding can hold
   */
  void write(float[] weights, float[] scales, ByteBuffer to) {
    int length = scales == null ? 0 : weights.length / scales.length;
    for (int i = 0; i < weights.length; i++) {
      switch (this) {
        case F32:
          to.putFloat(weights[i]);
          break;
        case F16:
          to.putShort(HalfFloat.of(weights[i]));
          break;
        default:
          to.put(quantized(weights[i], scales[i / length]));
      }
    }
  }

  private static byte quantized(float weight, float scale) {
    // A scale that underflows to zero means a row of zeros.
    double quotient = scale == 0 ? 0 : Math.rint((double) weight / scale);
    return (byte) Math.max(-I8_LARGEST, Math.min(I8_LARGEST, quotient));
  }

  /**
   * Reads numbers.
   *
   * @param scales one per row, for I8
   */
  void read(ByteBuffer from, ByteBuffer scales, float[] weights, int at, int count) {
    int rows = scales == null ? 1 : scales.remaining() / Float.BYTES;
    int length = Math.max(1, count / rows);
    for (int i = 0; i < count; i++) {
      switch (this) {
        case F32:
          weights[at + i] = from.getFloat();
          break;
        case F16:
          weights[at + i] = HalfFloat.toFloat(from.getShort());
          break;
        default:
          weights[at + i] =
              from.get() * scales.getFloat(scales.position() + i / length * Float.BYTES);
      }
    }
  }
}
