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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.util.Arrays;

/**
 * The weights of a chain as whole numbers from -127 to 127, with a scale for each row of the last
 * factor. A row of another factor needs none: it is divided by its largest magnitude, and the next
 * factor's column is multiplied by that.
 *
 * @param numbers in the order of the weights; in a factor that is not the last, 127 stands for 1
 * @param scales of the last factor's rows, {@code [blocks, t, r]}, with the precision of BF16
 */
record QuantizedChain(byte[] numbers, float[] scales) {

  /** The number of the largest magnitude. */
  static final int LARGEST = 127;

  private static final int LOWER_HALF = 0xffff;

  /**
   * Rounds weights, which must be finite.
   *
   * @throws IllegalArgumentException if products of weights are beyond what a float can hold
   */
  static QuantizedChain of(DeButChain chain, float[] weights) {
    byte[] numbers = new byte[weights.length];
    double[] columns = new double[chain.inputs()];
    Arrays.fill(columns, 1);
    int last = chain.length() - 1;
    int at = 0;
    for (int l = 0; l < last; l++) {
      DeButFactor factor = chain.factor(l);
      double[] outputs = new double[factor.p()];
      for (int row = 0; row < factor.p(); row++) {
        double[] scaled = scaled(factor, row, weights, at, columns);
        double largest = largest(scaled);
        for (double weight : scaled) {
          numbers[at++] = largest == 0 ? 0 : (byte) Math.rint(weight / largest * LARGEST);
        }
        int bk = row / factor.r();
        int output = bk / factor.t() * factor.r() + row % factor.r();
        outputs[output * factor.t() + bk % factor.t()] = largest;
      }
      columns = outputs;
    }
    DeButFactor factor = chain.factor(last);
    float[] scales = new float[factor.p()];
    for (int row = 0; row < scales.length; row++) {
      double[] scaled = scaled(factor, row, weights, at, columns);
      scales[row] = scale(largest(scaled));
      for (double weight : scaled) {
        numbers[at++] = scales[row] == 0 ? 0 : (byte) Math.rint(weight / scales[row]);
      }
    }
    return new QuantizedChain(numbers, scales);
  }

  /**
   * A row of a factor whose columns are multiplied by numbers.
   *
   * @param row in the order of the weights
   * @param at where the row's weights begin
   */
  private static double[] scaled(
      DeButFactor factor, int row, float[] weights, int at, double[] columns) {
    int bk = row / factor.r();
    int first = bk / factor.t() * factor.s() * factor.t() + bk % factor.t();
    double[] scaled = new double[factor.s()];
    for (int j = 0; j < scaled.length; j++) {
      scaled[j] = weights[at + j] * columns[first + j * factor.t()];
    }
    return scaled;
  }

  private static double largest(double[] row) {
    double largest = 0;
    for (double number : row) {
      largest = Math.max(largest, Math.abs(number));
    }
    if (!(largest <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException("products of weights are beyond what I8 can hold");
    }
    return largest;
  }

  /** The least scale with the precision of BF16 that keeps all numbers within 127. */
  private static float scale(double largest) {
    float scale = (float) (largest / LARGEST);
    if ((double) scale * LARGEST < largest) {
      scale = Math.nextUp(scale);
    }
    return Float.intBitsToFloat((Float.floatToRawIntBits(scale) + LOWER_HALF) & ~LOWER_HALF);
  }
}
