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
 * Some neighbouring blocks of a factor, with their weights and the rows that they work on.
 *
 * <p>One object is moved over all pieces of a factor: a pass takes thousands of them, and new
 * objects for each would take cache lines from the rows.
 */
public final class FloatFactorSlice {

  private final FloatFactorWeights weights;
  private final FloatTileRows tile;
  private final FloatGrid grid;
  private final FloatGrid transposed;
  private int blocks;
  private int from;

  /** All blocks of a factor. */
  public FloatFactorSlice(FloatFactorWeights weights, FloatTileRows tile) {
    this.weights = weights;
    this.tile = tile;
    int t = weights.factor().t();
    this.grid = FloatGrid.of(weights, tile, t, t);
    this.transposed = FloatGrid.transposed(weights, tile, t, t);
    this.blocks = weights.factor().blocks();
    this.from = weights.from();
  }

  /**
   * Moves to one of the independent pieces that the factor falls into.
   *
   * @param pieces a divisor of the factor's blocks
   */
  public void moveTo(int pieces, int piece) {
    DeButFactor factor = weights.factor();
    this.blocks = factor.blocks() / pieces;
    this.from = weights.from() + factor.parameters() / pieces * piece;
  }

  public DeButFactor factor() {
    return weights.factor();
  }

  /** The weights of the whole factor. */
  public FloatFactorWeights weights() {
    return weights;
  }

  public FloatTileRows tile() {
    return tile;
  }

  /** Number of blocks. */
  public int blocks() {
    return blocks;
  }

  /** Index of the first weight of the first block. */
  public int from() {
    return from;
  }

  /** Goes through the grids of the blocks. */
  FloatGrid grid() {
    return grid;
  }

  /** Goes through the transposed grids of the blocks. */
  FloatGrid transposed() {
    return transposed;
  }
}
