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
package io.github.debutdl4j.internal.large;

/**
 * Some of many items, evenly spread without a period, always the same ones.
 *
 * @param items how many there are
 * @param size how many to take
 */
record Sample(long items, int size) {

  private static final int FEWEST = 4;
  private static final int LARGE = 1 << 15;
  private static final int VERY_LARGE = 1 << 17;
  private static final double GOLDEN = 0.6180339887498949;

  /** At most this number of items; all of them if there are no more. */
  static Sample of(long items, int atMost) {
    return new Sample(items, (int) Math.min(items, atMost));
  }

  /** How many items of a size are needed at least: large ones have enough numbers each. */
  static int fewest(long sizeOfItem) {
    return sizeOfItem > VERY_LARGE ? 1 : sizeOfItem > LARGE ? 2 : FEWEST;
  }

  /** The item at a place of the sample; one may come twice. */
  long index(int place) {
    return size == items ? place : (long) (((place + 1) * GOLDEN) % 1.0 * items);
  }
}
