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
package io.github.debutdl4j.internal.kernel.factor;

/** The rows of a tile, and how many of its columns are in use. */
public final class FloatTileRows {

  private final float[][] rows;
  private int columns;

  /**
   * @param rows each at least as long as the widest selection of columns
   */
  public FloatTileRows(float[][] rows) {
    this.rows = rows;
  }

  /**
   * Changes the number of columns to be computed.
   *
   * @param columns a multiple of the kernel's lanes
   */
  public void select(int columns) {
    this.columns = columns;
  }

  float[] row(int index) {
    return rows[index];
  }

  public float[][] rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }
}
