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

import io.github.debutdl4j.internal.kernel.factor.FloatFactorSlice;
import io.github.debutdl4j.internal.kernel.factor.FloatGradientSums;
import io.github.debutdl4j.internal.kernel.factor.FloatGrid;
import io.github.debutdl4j.internal.kernel.factor.FloatGridGradients;
import jdk.incubator.vector.FloatVector;

/**
 * Gradients of a factor's weights on the Vector API: for each weight the product of an epsilon row
 * and an input row, summed over columns.
 *
 * <p>A sum stays in lanes while it runs over the columns. Up to twelve sums run side by side,
 * because a fused multiply-add takes four or five cycles and two can start in each cycle. The lanes
 * of many weights are stored in scratch memory and added up together, by hand: the order in which
 * {@code reduceLanes} adds is not specified, so the last bit is not either.
 */
final class SimdFloatGradients implements FloatGridGradients {

  private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  /** Grids whose gradients are taken before their epsilons: few, so that these stay in cache. */
  private static final int GRIDS = 8;

  private final FloatGradientSums gradient;
  private final float[] weights;
  private final float[][] rows;
  private final int r;
  private final int s;
  private final int t;
  private final SimdFloatGradientBlocks blocks;

  SimdFloatGradients(FloatFactorSlice slice, FloatGradientSums gradient) {
    this.gradient = gradient;
    this.weights = slice.weights().weights();
    this.rows = slice.tile().rows();
    this.r = slice.factor().r();
    this.s = slice.factor().s();
    this.t = slice.factor().t();
    this.blocks = blocks(s);
  }

  /** For grids, or parts of one, with a given number of inputs. */
  private SimdFloatGradientBlocks blocks(int inputs) {
    return new SimdFloatGradientBlocks(
        weights,
        rows,
        gradient.scratch(),
        new SimdFloatSide(t, inputs * LANES),
        new SimdFloatSide(t, LANES));
  }

  /** As many as have their lanes in the scratch memory, but at least one. */
  @Override
  public int together() {
    return Math.max(1, Math.min(GRIDS, gradient.scratch().length / LANES / (r * s)));
  }

  @Override
  public boolean add(FloatGrid first, int grids, boolean replaceInput) {
    boolean inPlace = replaceInput && r == 2 && s == 2;
    for (int run = 0; run < gradient.runs(); run++) {
      if (inPlace) {
        addInPlace(first, grids, run);
      } else if (r * s > gradient.scratch().length / LANES) {
        addLargeGrid(first, run);
      } else {
        add(first, grids, run);
      }
    }
    return inPlace;
  }

  private void add(FloatGrid grid, int grids, int run) {
    blocks.select(gradient.first(run), gradient.end(run));
    for (int k = 0; k < grids; k++) {
      blocks.grid(r, grid.firstOutput() + k, s, grid.firstInput() + k, k * r * s * LANES);
    }
    addLanes(grids * r * s, gradient.place(run) + grid.firstWeight());
  }

  /** Grids (2,2) whose input is replaced by its epsilon. */
  private void addInPlace(FloatGrid grid, int grids, int run) {
    blocks.select(gradient.first(run), gradient.end(run));
    for (int k = 0; k < grids; k++) {
      blocks.butterflyInPlace(
          grid.firstWeight() + 4 * k, grid.firstOutput() + k, grid.firstInput() + k, 4 * k * LANES);
    }
    addLanes(4 * grids, gradient.place(run) + grid.firstWeight());
  }

  /** A grid whose lanes do not fit the scratch memory: a few rows and inputs at a time. */
  private void addLargeGrid(FloatGrid grid, int run) {
    int height = Math.min(r, 4);
    int width = gradient.scratch().length / LANES / height;
    for (int i = 0; i < r; i += height) {
      for (int j = 0; j < s; j += width) {
        addPart(grid, i, Math.min(height, r - i), j, Math.min(width, s - j), run);
      }
    }
  }

  private void addPart(FloatGrid grid, int i, int height, int j, int width, int run) {
    SimdFloatGradientBlocks part = blocks(width);
    part.select(gradient.first(run), gradient.end(run));
    part.grid(height, grid.firstOutput() + i * t, width, grid.firstInput() + j * t, 0);
    float[] scratch = gradient.scratch();
    int sums = gradient.place(run) + grid.firstWeight();
    for (int row = 0; row < height; row++) {
      System.arraycopy(scratch, row * width * LANES, scratch, 0, width * LANES);
      addLanes(width, sums + (i + row) * s + j);
    }
  }

  private void addLanes(int count, int to) {
    SimdFloatLanes.add(gradient.scratch(), 0, count, gradient.sums(), to);
  }
}
