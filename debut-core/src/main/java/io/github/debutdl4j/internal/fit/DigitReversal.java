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
package io.github.debutdl4j.internal.fit;

/** Reverses the order of the digits of an index. */
public final class DigitReversal {

  private DigitReversal() {}

  /** For each number in the mixed radix of these digits, the number with its digits reversed. */
  public static int[] of(int... digits) {
    int size = 1;
    for (int digit : digits) {
      size *= digit;
    }
    int[] map = new int[size];
    for (int n = 0; n < size; n++) {
      int rest = n;
      int image = 0;
      for (int l = digits.length - 1; l >= 0; l--) {
        image = image * digits[l] + rest % digits[l];
        rest /= digits[l];
      }
      map[n] = image;
    }
    return map;
  }
}
