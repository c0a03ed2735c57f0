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
package io.github.debutdl4j.internal.kernel;

import io.github.debutdl4j.internal.kernel.columns.FloatPixelRuns;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Rows of tiles that are lent and given back, so that repeated calls allocate nothing.
 *
 * <p>It holds as many sets of rows as were ever lent at the same time, each as large as the largest
 * request for it.
 */
final class FloatRowPool {

  private final int columns;
  private final ConcurrentLinkedDeque<float[][]> free = new ConcurrentLinkedDeque<>();

  /** Rows for tiles of a given number of columns. */
  FloatRowPool(int columns) {
    this.columns = columns;
  }

  /** At least a given number of rows, with arbitrary content. */
  float[][] borrow(int atLeast) {
    float[][] rows = free.pollFirst();
    int present = rows == null ? 0 : rows.length;
    if (present >= atLeast) {
      return rows;
    }
    float[][] more = rows == null ? new float[atLeast][] : Arrays.copyOf(rows, atLeast);
    for (int i = present; i < atLeast; i++) {
      more[i] = new float[columns + FloatPixelRuns.OVERRUN];
    }
    return more;
  }

  void giveBack(float[][] rows) {
    free.addFirst(rows);
  }
}
