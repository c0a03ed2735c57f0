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
package io.github.debutdl4j.internal.session.kernel;

/**
 * Inner loops over rows of numbers, in plain Java or with vector instructions.
 *
 * <p>Every number of a result is computed by the same operations in the same order, regardless of
 * the count. Loops may read up to two vectors beyond what they are asked to, but write beyond it
 * only where the method says so.
 */
public abstract class RowKernels {

  /** Adds row x to row y. */
  public abstract void add(float[] x, int from, float[] y, int to, int count);

  /** Replaces the numbers of row y by those of x where these are larger. */
  public abstract void maximum(float[] x, int from, float[] y, int to, int count);

  /** The sum of a row; 0 if it is empty. */
  public abstract float sum(float[] array, int from, int count);

  /** The largest number of a row; negative infinity if it is empty. */
  public abstract float largest(float[] array, int from, int count);

  /** Copies every {@code stride}-th number of a row, the first of them included. */
  public abstract void copyStrided(float[] x, int from, int stride, float[] y, int to, int count);

  /** Copies the larger number of each pair. */
  public abstract void largerOfPairs(float[] x, int from, float[] y, int to, int count);

  /**
   * Takes lines in pairs and copies, place by place, the larger number of the two. May write up to
   * a vector beyond the last.
   *
   * @param lines how many are written
   */
  public abstract void largerOfLines(float[] x, int from, float[] y, int to, int length, int lines);

  /**
   * Copies lines to one place, one after another. May write up to a vector beyond the last.
   *
   * @param lines as they lie in x
   * @param count how many
   */
  public abstract void copyLines(float[] x, int from, Lines lines, float[] y, int to, int count);

  /**
   * Copies a row, with zeros where the mask is 0. May write up to the next multiple of the lanes.
   *
   * @param mask -1 where numbers are kept
   */
  public abstract void copyMasked(
      float[] x, int xAt, MaskRow mask, float[] y, int yAt, int columns);

  /**
   * Sums rows, each multiplied by a number.
   *
   * @param array has the rows and the numbers, and receives the sum
   */
  public abstract void combine(float[] array, RowCombination rows, int to, int count);
}
