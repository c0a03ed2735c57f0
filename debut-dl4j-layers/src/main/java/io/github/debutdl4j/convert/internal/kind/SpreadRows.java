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
package io.github.debutdl4j.convert.internal.kind;

/**
 * Picks rows spread evenly over all of them, at irregular distances: every n-th row of an image
 * would give the same columns again and again. The choice is always the same.
 */
final class SpreadRows {

  /** Multiples of it fill the unit interval evenly. */
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private SpreadRows() {}

  /**
   * Picks rows in ascending order.
   *
   * @param rows number of rows
   * @param most largest number of rows to pick
   */
  static int[] pick(int rows, int most) {
    int count = Math.min(rows, most);
    int[] picked = new int[count];
    for (int i = 0; i < count; i++) {
      double within = count == rows ? 0 : (i * GOLDEN) % 1;
      picked[i] = (int) Math.min(rows - 1.0, (i + within) * rows / count);
    }
    return picked;
  }
}
