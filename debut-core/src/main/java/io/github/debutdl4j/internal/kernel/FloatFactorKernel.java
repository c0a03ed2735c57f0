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

import io.github.debutdl4j.chain.DeButFactor;

/**
 * Applies some blocks of one factor to a tile of columns: the inner loops that a provider writes.
 *
 * <p>A tile is an array of rows, each an array of its own: then loops over a row need no offset,
 * and HotSpot turns them into vector instructions by itself. Rows may be longer than the columns in
 * use; they are a multiple of {@link #lanes} long, and so is the number of columns given, with
 * zeros in the columns that fill up. Row arguments are the index of the first row of the first
 * block.
 *
 * <p>Weights are those of the given blocks, {@code [blocks, t, r, s]} from {@code weightsFrom}.
 */
public interface FloatFactorKernel {

  /**
   * Numbers of {@link FloatGradientSums#scratch} that {@link #backward} and {@link #backwardPair}
   * may use.
   */
  int SCRATCH = 2048;

  /** Columns are given in multiples of this; 1 if any number will do. */
  int lanes();

  /** {@code y = W x}. The rows of x and y do not overlap. */
  void forward(
      DeButFactor factor,
      int blocks,
      float[] weights,
      int weightsFrom,
      float[][] x,
      int xRow,
      float[][] y,
      int yRow,
      int columns);

  /** Whether {@link #forwardPair} takes this factor followed by that one. */
  default boolean takesPair(DeButFactor first, DeButFactor second) {
    return first.r() == 2
        && first.s() == 2
        && second.r() == 2
        && second.s() == 2
        && second.t() == 2 * first.t();
  }

  /**
   * {@code y = W2 W1 x} for two factors (2,2) whose diagonals nest, in one pass over the rows. The
   * rows of x and y are the same or do not overlap.
   *
   * @param blocks of the second factor, each of two blocks of the first
   */
  void forwardPair(
      DeButFactor first,
      int blocks,
      float[] weights,
      int firstWeightsFrom,
      int secondWeightsFrom,
      float[][] x,
      int xRow,
      float[][] y,
      int yRow,
      int columns);

  /**
   * Adds the weights' gradient, the sum over columns of epsilon times input, and, if asked for,
   * puts {@code W^T epsilon} in the place of the input.
   *
   * @param passBack whether the input is to be replaced
   * @param gradient the sums; those of a run begin {@code weightsFrom} behind its first
   */
  void backward(
      DeButFactor factor,
      int blocks,
      float[] weights,
      int weightsFrom,
      float[][] x,
      int xRow,
      float[][] epsilon,
      int epsilonRow,
      boolean passBack,
      FloatGradientSums gradient,
      int columns);

  /** Whether {@link #backwardPair} takes this factor followed by that one. */
  default boolean takesPairBackward(DeButFactor first, DeButFactor second) {
    return false;
  }

  /**
   * The {@link #backward} of two factors whose diagonals nest, computing what passes between them
   * from the input. Epsilon always takes the place of the input.
   *
   * @param blocks of the second factor, each of {@code second.s()} blocks of the first
   * @param inner first of the rows for what passes between them, as many as enter the second factor
   */
  default void backwardPair(
      DeButFactor first,
      DeButFactor second,
      int blocks,
      float[] weights,
      int firstWeightsFrom,
      int secondWeightsFrom,
      float[][] rows,
      int input,
      int epsilon,
      int inner,
      FloatGradientSums gradient,
      int columns) {
    throw new UnsupportedOperationException("factors are taken one by one");
  }

  /** Numbers behind the last one of interest that {@link #copyRuns} may read and write. */
  int OVERRUN = 16;

  /**
   * Copies pixels to the columns of a row: column c gets {@code pixels[place[c] + distance]}.
   *
   * @param runStart first columns of the runs in which places follow each other, and their end
   * @param row has {@link #OVERRUN} numbers more than there are columns
   */
  default void copyRuns(
      float[] pixels, int distance, int[] place, int[] runStart, int runs, float[] row) {
    for (int c = 0; c < runStart[runs]; c++) {
      row[c] = pixels[place[c] + distance];
    }
  }

  /** The reverse: adds column c of the row to {@code pixels[place[c] + distance]}. */
  default void addRuns(
      float[] pixels, int distance, int[] place, int[] runStart, int runs, float[] row) {
    for (int c = 0; c < runStart[runs]; c++) {
      pixels[place[c] + distance] += row[c];
    }
  }
}
