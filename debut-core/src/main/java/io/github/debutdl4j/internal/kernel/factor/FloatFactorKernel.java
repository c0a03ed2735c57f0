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

import io.github.debutdl4j.chain.DeButFactor;

/**
 * Applies factors to the rows of a tile: the loops over blocks and diagonals, the same for all
 * processors. Subclasses implement the work on one grid.
 *
 * <p>Block b of a factor reads rows {@code b s t + j t + k} and writes rows {@code b r t + i t +
 * k}; its weights are {@code [t, r, s]}. Kernels have no state and are safe for use by several
 * threads.
 */
public abstract class FloatFactorKernel {

  /** Numbers of {@link FloatGradientSums#scratch} that the backward methods may use. */
  public static final int SCRATCH = 2048;

  /** Columns are given in multiples of this; 1 if any number is accepted. */
  public abstract int lanes();

  /** {@code outputs = weights x inputs} for one grid, whose rows do not overlap. */
  protected abstract void multiply(FloatGrid grid);

  /** The same for a transposed grid, which overwrites the input with the epsilon. */
  protected abstract void passBack(FloatGrid transposed);

  /** {@code outputs = second x first x inputs}; rows are the same or do not overlap. */
  protected abstract void multiplyPair(FloatGridPair pair);

  /** What adds the gradients of a factor's grids. */
  public abstract FloatGridGradients gradients(FloatFactorSlice slice, FloatGradientSums sums);

  /**
   * {@code y = W x}. The rows of x and y do not overlap.
   *
   * @param x first row of what enters
   * @param y first row of the result
   */
  public final void forward(FloatFactorSlice slice, int x, int y) {
    DeButFactor factor = slice.factor();
    int r = factor.r();
    int s = factor.s();
    int t = factor.t();
    FloatGrid grid = slice.grid();
    int w = slice.from();
    for (int b = 0; b < slice.blocks(); b++) {
      for (int k = 0; k < t; k++) {
        grid.moveTo(w, y + b * r * t + k, x + b * s * t + k);
        multiply(grid);
        w += r * s;
      }
    }
  }

  /** Whether {@link #forwardPair} takes this factor followed by that one. */
  public final boolean takesPair(DeButFactor first, DeButFactor second) {
    return first.r() == 2
        && first.s() == 2
        && second.r() == 2
        && second.s() == 2
        && second.t() == 2 * first.t();
  }

  /**
   * {@code y = W2 W1 x} for two factors (2,2) whose diagonals nest, in one pass over the rows. The
   * rows of x and y are the same or do not overlap.
   */
  public final void forwardPair(FloatFactorPair pair, int x, int y) {
    int t = pair.first().factor().t();
    FloatGridPair grids = pair.grids();
    for (int b = 0; b < pair.second().blocks(); b++) {
      for (int k = 0; k < t; k++) {
        int weight = (2 * b * t + k) * 4;
        int row = 4 * b * t + k;
        grids.moveTo(pair.first().from() + weight, pair.second().from() + weight, y + row, x + row);
        multiplyPair(grids);
      }
    }
  }

  /**
   * Adds the weights' gradient, the sum over columns of epsilon times input, and, if requested,
   * overwrites the input with {@code W^T epsilon}.
   *
   * @param input first row of the input
   * @param epsilon first row of the epsilon at the output
   * @param passBack whether the input is to be replaced
   * @param gradients those of this slice
   */
  public final void backward(
      FloatFactorSlice slice,
      int input,
      int epsilon,
      boolean passBack,
      FloatGridGradients gradients) {
    DeButFactor factor = slice.factor();
    int r = factor.r();
    int s = factor.s();
    int t = factor.t();
    FloatGrid grid = slice.grid();
    FloatGrid back = slice.transposed();
    int together = gradients.together();
    int w = slice.from();
    for (int b = 0; b < slice.blocks(); b++) {
      for (int k = 0; k < t; k += together) {
        int grids = Math.min(together, t - k);
        int in = input + b * s * t + k;
        int out = epsilon + b * r * t + k;
        grid.moveTo(w, out, in);
        boolean replaced = gradients.add(grid, grids, passBack);
        for (int i = 0; passBack && !replaced && i < grids; i++) {
          back.moveTo(w + i * r * s, in + i, out + i);
          passBack(back);
        }
        w += grids * r * s;
      }
    }
  }

  /** Whether {@link #pairGradients} takes this factor followed by that one. */
  public boolean takesPairBackward(DeButFactor first, DeButFactor second) {
    return false;
  }

  /**
   * The {@link #backward} of two factors whose diagonals nest, computing what passes between them
   * from the input.
   *
   * @param inner first of the rows for what passes between the factors, as many as enter the second
   */
  public FloatPairGradients pairGradients(FloatFactorPair pair, int inner, FloatGradientSums sums) {
    throw new UnsupportedOperationException("factors are taken one by one");
  }
}
