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
package io.github.debutdl4j.internal.kernel.columns;

/**
 * Copies pixels between an image and the rows of a tile, run by run.
 *
 * <p>A run is a number of neighbouring columns that read neighbouring pixels.
 */
public interface FloatPixelRuns {

  /** Numbers after the last one of interest that {@link #copy} may read and write. */
  int OVERRUN = 16;

  /**
   * Copies pixels to the columns of a row: column c gets {@code pixels[place[c] + distance]}.
   *
   * @param runStart first columns of the runs in which positions follow each other, and their end
   * @param row has {@link #OVERRUN} numbers more than there are columns
   */
  default void copy(
      float[] pixels, int distance, int[] place, int[] runStart, int runs, float[] row) {
    for (int c = 0; c < runStart[runs]; c++) {
      row[c] = pixels[place[c] + distance];
    }
  }

  /** The reverse: adds column c of the row to {@code pixels[place[c] + distance]}. */
  default void add(
      float[] pixels, int distance, int[] place, int[] runStart, int runs, float[] row) {
    for (int c = 0; c < runStart[runs]; c++) {
      pixels[place[c] + distance] += row[c];
    }
  }
}
