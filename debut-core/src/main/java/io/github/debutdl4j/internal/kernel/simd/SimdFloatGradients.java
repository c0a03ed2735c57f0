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
package io.github.debutdl4j.internal.kernel.simd;

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.kernel.FloatGradientSums;
import jdk.incubator.vector.FloatVector;

/**
 * Gradients of a factor's weights on the Vector API: for each weight the product of an epsilon row
 * and an input row, summed over columns.
 *
 * <p>A sum stays in lanes while it runs over the columns. Up to twelve sums run side by side, for a
 * fused multiply-add takes four or five cycles and two can start in each. The lanes of many weights
 * are put down in scratch memory and added up together, by hand: the order in which {@code
 * reduceLanes} adds is left open, and with it the last bit.
 */
final class SimdFloatGradients {

  private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  private SimdFloatGradients() {}

  /**
   * Adds to the gradients of grids side by side, the first at rows {@code xRow} and {@code eRow}.
   *
   * @param grids how many; their lanes must fit the scratch memory unless it is one
   * @param run the columns to take
   * @param weightsFrom place of the first weight
   */
  static void add(
      DeButFactor factor,
      int grids,
      float[][] x,
      int xRow,
      float[][] e,
      int eRow,
      FloatGradientSums gradient,
      int run,
      int weightsFrom) {
    int r = factor.r();
    int s = factor.s();
    int t = factor.t();
    float[] scratch = gradient.scratch();
    if (r * s > scratch.length / LANES) {
      addLargeGrid(factor, x, xRow, e, eRow, gradient, run, weightsFrom);
      return;
    }
    int first = gradient.first(run);
    int end = gradient.end(run);
    for (int k = 0; k < grids; k++) {
      grid(x, xRow + k, s, e, eRow + k, r, t, first, end, scratch, k * r * s * LANES);
    }
    int sums = gradient.place(run) + weightsFrom;
    SimdFloatLanes.add(scratch, 0, grids * r * s, gradient.sums(), sums);
  }

  /** The same for grids (2,2), whose input the epsilon there replaces. */
  static void addInPlace(
      DeButFactor factor,
      int grids,
      float[] weights,
      float[][] x,
      int xRow,
      float[][] e,
      int eRow,
      FloatGradientSums gradient,
      int run,
      int weightsFrom) {
    int t = factor.t();
    float[] scratch = gradient.scratch();
    for (int k = 0; k < grids; k++) {
      SimdFloatGradientBlocks.butterflyInPlace(
          weights,
          weightsFrom + 4 * k,
          x[xRow + k],
          x[xRow + k + t],
          e[eRow + k],
          e[eRow + k + t],
          gradient.first(run),
          gradient.end(run),
          scratch,
          4 * k * LANES);
    }
    int sums = gradient.place(run) + weightsFrom;
    SimdFloatLanes.add(scratch, 0, 4 * grids, gradient.sums(), sums);
  }

  /** A grid whose lanes do not fit the scratch memory: a row of a few inputs at a time. */
  private static void addLargeGrid(
      DeButFactor factor,
      float[][] x,
      int xRow,
      float[][] e,
      int eRow,
      FloatGradientSums gradient,
      int run,
      int weightsFrom) {
    int r = factor.r();
    int s = factor.s();
    int t = factor.t();
    int first = gradient.first(run);
    int end = gradient.end(run);
    int sums = gradient.place(run) + weightsFrom;
    float[] scratch = gradient.scratch();
    int capacity = scratch.length / LANES;
    int rows = Math.min(r, 4);
    int width = capacity / rows;
    for (int i = 0; i < r; i += rows) {
      int height = Math.min(rows, r - i);
      for (int j = 0; j < s; j += width) {
        int part = Math.min(width, s - j);
        grid(x, xRow + j * t, part, e, eRow + i * t, height, t, first, end, scratch, 0);
        for (int row = 0; row < height; row++) {
          System.arraycopy(scratch, row * part * LANES, scratch, 0, part * LANES);
          SimdFloatLanes.add(scratch, 0, part, gradient.sums(), sums + (i + row) * s + j);
        }
      }
    }
  }

  /**
   * Lanes of the r x s weights of one grid, from {@code to}. Where sizes are no multiple of a
   * block, the last block is moved back and does some weights again, with the same result.
   */
  private static void grid(
      float[][] x,
      int xRow,
      int s,
      float[][] e,
      int eRow,
      int r,
      int t,
      int first,
      int end,
      float[] lanes,
      int to) {
    if (r >= 4 && s >= 3) {
      for (int i = 0; i < r; i += 4) {
        int row = Math.min(i, r - 4);
        for (int j = 0; j < s; j += 3) {
          int column = Math.min(j, s - 3);
          int at = to + (row * s + column) * LANES;
          SimdFloatGradientBlocks.fourByThree(
              e, eRow + row * t, x, xRow + column * t, t, first, end, lanes, at, s * LANES, LANES);
        }
      }
    } else if (r == 3 && s >= 4) {
      for (int j = 0; j < s; j += 4) {
        int column = Math.min(j, s - 4);
        int at = to + column * LANES;
        SimdFloatGradientBlocks.fourByThree(
            x, xRow + column * t, e, eRow, t, first, end, lanes, at, LANES, s * LANES);
      }
    } else if (r == 2 && s >= 4) {
      for (int j = 0; j < s; j += 4) {
        int column = Math.min(j, s - 4);
        int at = to + column * LANES;
        SimdFloatGradientBlocks.twoByFour(
            e, eRow, t, x, xRow + column * t, t, first, end, lanes, at, s * LANES, LANES);
      }
    } else if (s == 2 && r >= 4) {
      for (int i = 0; i < r; i += 4) {
        int row = Math.min(i, r - 4);
        int at = to + row * 2 * LANES;
        SimdFloatGradientBlocks.twoByFour(
            x, xRow, t, e, eRow + row * t, t, first, end, lanes, at, LANES, 2 * LANES);
      }
    } else {
      for (int i = 0; i < r; i++) {
        for (int j = 0; j < s; j++) {
          SimdFloatGradientBlocks.one(
              x[xRow + j * t], e[eRow + i * t], first, end, lanes, to + (i * s + j) * LANES);
        }
      }
    }
  }
}
