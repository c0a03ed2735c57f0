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

/**
 * Adds up the lanes of vectors that were stored in memory: one number at a time, because HotSpot
 * may allocate vectors that are passed between methods.
 */
final class SimdFloatLanes {

  private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  private SimdFloatLanes() {}

  /**
   * Adds the lanes of a given number of weights to their sums.
   *
   * @param at place of the first lane
   * @param to place of the first sum
   */
  static void add(float[] lanes, int at, int count, float[] sums, int to) {
    for (int w = 0; w < count; w++) {
      int from = at + w * LANES;
      // No loop for few lanes: HotSpot would vectorise it, at a loss.
      float sum = LANES < 4 ? lanes[from] + lanes[from + 1] : sumOfFour(lanes, from);
      if (LANES > 4) {
        sum += sumOfFour(lanes, from + 4);
      }
      for (int l = 8; l < LANES; l += 4) {
        sum += sumOfFour(lanes, from + l);
      }
      sums[to + w] += sum;
    }
  }

  private static float sumOfFour(float[] lanes, int at) {
    return (lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]);
  }
}
