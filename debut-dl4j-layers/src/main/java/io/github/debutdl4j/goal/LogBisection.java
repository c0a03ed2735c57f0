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
package io.github.debutdl4j.goal;

/**
 * Narrows the boundary between sizes that suit and sizes that do not, by halving the range of their
 * logarithms.
 */
final class LogBisection {

  /** A range narrower than this ratio is not halved further. */
  private static final double NEAR = 1.08;

  private long below;
  private long above;

  /**
   * @param smallest the smallest size of interest
   * @param largest the largest
   */
  LogBisection(long smallest, long largest) {
    below = smallest;
    above = largest;
  }

  /** Whether there are sizes between those that are known that differ enough from both. */
  boolean isOpen() {
    return above > NEAR * below && above - below > 1;
  }

  /** The next size to try. */
  long next() {
    return Math.min(above - 1, Math.max(below + 1, Math.round(Math.sqrt((double) below * above))));
  }

  /** The boundary lies below this size. */
  void goBelow(long size) {
    above = Math.min(above, size);
  }

  /** The boundary lies above this size. */
  void goAbove(long size) {
    below = Math.max(below, size);
  }
}
