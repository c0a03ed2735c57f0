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

import java.util.stream.IntStream;

/** Runs independent items on the common pool, several neighbours at a time. */
final class ParallelRanges {

  /** Numbers that one task should at least read, so that starting it does not matter. */
  private static final int WORTH_A_TASK = 1 << 17;

  private static final int MOST_TASKS = 64;

  private ParallelRanges() {}

  /** Works on items from (inclusive) to (exclusive). */
  @FunctionalInterface
  interface Body {
    void run(int from, int to);
  }

  /**
   * Covers all items. What an item computes must not depend on which others run in the same range.
   *
   * @param sizeOfItem numbers that an item reads, about
   */
  static void run(int items, long sizeOfItem, Body body) {
    long wanted = items * sizeOfItem / WORTH_A_TASK;
    int tasks = (int) Math.max(1, Math.min(Math.min(items, MOST_TASKS), wanted));
    if (tasks == 1) {
      body.run(0, items);
      return;
    }
    IntStream.range(0, tasks)
        .parallel()
        .forEach(
            task ->
                body.run(
                    (int) ((long) items * task / tasks),
                    (int) ((long) items * (task + 1) / tasks)));
  }
}
