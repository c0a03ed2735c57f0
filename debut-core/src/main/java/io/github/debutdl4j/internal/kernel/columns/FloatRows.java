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
 * Rows of numbers that columns are copied to or from: an array each, or one after another in one.
 */
public final class FloatRows {

  private final float[][] arrays;
  private final float[] packed;
  private final int pitch;
  private int first;

  private FloatRows(float[][] arrays, float[] packed, int pitch) {
    this.arrays = arrays;
    this.packed = packed;
    this.pitch = pitch;
  }

  /** Each row is an array. */
  public static FloatRows of(float[][] arrays) {
    return new FloatRows(arrays, null, 0);
  }

  /**
   * All rows are in one array.
   *
   * @param pitch distance between them
   */
  public static FloatRows packed(float[] array, int pitch) {
    return new FloatRows(null, array, pitch);
  }

  /** Makes another row the first one. */
  public FloatRows from(int row) {
    this.first = row;
    return this;
  }

  /** Whether the rows are in one array. */
  boolean arePacked() {
    return packed != null;
  }

  /** Where a row is. */
  float[] array(int row) {
    return packed == null ? arrays[first + row] : packed;
  }

  /** The place in its array where a row begins. */
  int start(int row) {
    return packed == null ? 0 : (first + row) * pitch;
  }
}
