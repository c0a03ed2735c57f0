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

import io.github.debutdl4j.internal.kernel.plan.ColumnRuns;

/**
 * Where the weight gradients of a tile are added. Each run of the tile's columns is added up
 * separately, so that the last bits do not depend on the width of tiles.
 */
public final class FloatGradientSums {

  /** Runs of columns that a tile has at most. */
  public static final int MOST_RUNS = ColumnRuns.MOST;

  private final float[] sums;
  private final int sumsPerPart;
  private final ColumnRuns columns;
  private final float[] scratch;

  /**
   * @param sums of all parts, side by side; those of a part begin with the chain's weights
   * @param columns of the current tile
   * @param scratch {@link FloatFactorKernel#SCRATCH} numbers of work space
   */
  public FloatGradientSums(float[] sums, int sumsPerPart, ColumnRuns columns, float[] scratch) {
    this.sums = sums;
    this.sumsPerPart = sumsPerPart;
    this.columns = columns;
    this.scratch = scratch;
  }

  public float[] sums() {
    return sums;
  }

  public float[] scratch() {
    return scratch;
  }

  /** Runs of columns in the tile. */
  public int runs() {
    return columns.runs();
  }

  /** First column of a run in the tile. */
  public int first(int run) {
    return columns.first(run);
  }

  /** The column after the last of a run. */
  public int end(int run) {
    return columns.end(run);
  }

  /** Place of the chain's first weight in the sums, for a run. */
  public int place(int run) {
    return columns.part(run) * sumsPerPart;
  }
}
