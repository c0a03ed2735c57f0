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

import io.github.debutdl4j.internal.session.kernel.ShiftedTaps;

/**
 * Rows of columns in an array. A row may be left free after a fixed number of rows, so that rows a
 * power of two apart do not share the same cache lines.
 */
public final class Rows {
  public float[] array;
  public int at;
  public int pitch;

  /** Number of rows after which one is left free; 0 if none is. */
  public int run;

  /** The window through which the rows are read, or null; then there is a row for each channel. */
  public ShiftedTaps taps;

  /** The first column's place in the mask of the taps. */
  public int maskColumn;

  public void set(float[] newArray, int newAt, int newPitch, int newRun) {
    array = newArray;
    at = newAt;
    pitch = newPitch;
    run = newRun;
    taps = null;
  }

  public int row(int index) {
    return at + (run == 0 ? index : index + index / run) * pitch;
  }

  /**
   * Floats from one row to the row this number of rows further on, if that is a whole run or within
   * one.
   */
  public int step(int rows) {
    return (run != 0 && rows % run == 0 ? rows + rows / run : rows) * pitch;
  }
}
