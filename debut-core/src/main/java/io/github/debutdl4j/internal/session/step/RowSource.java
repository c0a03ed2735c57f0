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
package io.github.debutdl4j.internal.session.step;

import io.github.debutdl4j.chain.DeButFactor;

/** Gives the inputs of a linear operation as rows of columns. */
public abstract class RowSource {

  /** Whether the rows are in the arena as they are. */
  public boolean isDirect() {
    return false;
  }

  /** Where a row is in the arena, if it is there. */
  public int row(int row) {
    throw new IllegalStateException("these rows are computed, not stored");
  }

  /** Numbers between rows in the arena, if they are there. */
  public int pitch() {
    throw new IllegalStateException("these rows are computed, not stored");
  }

  /** Number of rows in the arena after which one is left free; 0 if none is. */
  public int run() {
    return 0;
  }

  /**
   * Whether all inputs of a factor can be read through taps: then {@link #see} replaces {@link
   * #write}.
   */
  public boolean hasTapsFor(DeButFactor factor) {
    return false;
  }

  /** Sets rows that are read through taps. */
  public void see(Worker worker, int firstRow, Rows rows, int firstColumn) {
    throw new IllegalStateException("these rows have no taps");
  }

  /**
   * Writes some rows.
   *
   * @param to rows to be written, the first at place 0
   * @param firstColumn of the columns to be written
   */
  public abstract void write(
      Worker worker, int firstRow, int rows, Rows to, int firstColumn, int columns);

  /** How far before and after a value in the arena rows may reach. */
  public int margin() {
    return 0;
  }
}
