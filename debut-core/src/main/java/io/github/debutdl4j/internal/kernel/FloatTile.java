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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.util.Arrays;

/** A tile of columns on one thread: its rows, and a chain's factors to be applied to them. */
final class FloatTile {

  private final DeButChain chain;
  private final int[] weightOffset;
  private final FloatFactorKernel kernel;
  private final float[] weights;
  private final float[][] rows;

  private int firstColumn;
  private int columns;
  private int paddedColumns;

  FloatTile(
      DeButChain chain,
      int[] weightOffset,
      FloatFactorKernel kernel,
      float[] weights,
      float[][] rows) {
    this.chain = chain;
    this.weightOffset = weightOffset;
    this.kernel = kernel;
    this.weights = weights;
    this.rows = rows;
  }

  DeButChain chain() {
    return chain;
  }

  /** Turns to other columns of source and sink. */
  void select(int firstColumn, int columns) {
    this.firstColumn = firstColumn;
    this.columns = columns;
    int lanes = kernel.lanes();
    this.paddedColumns = (columns + lanes - 1) / lanes * lanes;
  }

  /** Reads rows of the selected columns; rows that the source does not have are zero. */
  void read(FloatColumnSource source, int firstRow, int count, int to) {
    int present = Math.max(0, Math.min(count, source.rows() - firstRow));
    if (present > 0) {
      source.read(firstColumn, columns, firstRow, present, rows, to);
    }
    for (int i = 0; i < count; i++) {
      Arrays.fill(rows[to + i], i < present ? columns : 0, paddedColumns, 0);
    }
  }

  /** Writes rows of the selected columns, but for those that the sink does not have. */
  void write(FloatColumnSink sink, int firstRow, int count, int from) {
    int present = Math.min(count, sink.rows() - firstRow);
    if (present > 0) {
      sink.write(firstColumn, columns, firstRow, present, rows, from);
    }
  }

  /** Whether {@link #applyPair} takes the l-th factor and the next. */
  boolean takesPair(int l) {
    return kernel.takesPair(chain.factor(l), chain.factor(l + 1));
  }

  /** Applies the l-th factor to one of its pieces. */
  void apply(int l, int pieces, int piece, int from, int to) {
    DeButFactor factor = chain.factor(l);
    int blocks = factor.blocks() / pieces;
    kernel.forward(
        factor, blocks, weights, weightsOf(l, pieces, piece), rows, from, rows, to, paddedColumns);
  }

  /** Applies two factors to one of their pieces. */
  void applyPair(int l, int pieces, int piece, int from, int to) {
    kernel.forwardPair(
        chain.factor(l),
        chain.factor(l + 1).blocks() / pieces,
        weights,
        weightsOf(l, pieces, piece),
        weightsOf(l + 1, pieces, piece),
        rows,
        from,
        rows,
        to,
        paddedColumns);
  }

  /** Adds a factor's gradients and, if asked for, puts epsilon in the place of the input. */
  void applyBackward(
      int l,
      int pieces,
      int piece,
      int input,
      int epsilon,
      boolean passBack,
      FloatGradientSums gradient) {
    DeButFactor factor = chain.factor(l);
    kernel.backward(
        factor,
        factor.blocks() / pieces,
        weights,
        weightsOf(l, pieces, piece),
        rows,
        input,
        rows,
        epsilon,
        passBack,
        gradient,
        paddedColumns);
  }

  /**
   * Adds the gradients of two factors and puts epsilon in the place of the input.
   *
   * @param inner first of the rows that what passes between the factors may use
   */
  void applyPairBackward(
      int l, int pieces, int piece, int input, int epsilon, int inner, FloatGradientSums gradient) {
    kernel.backwardPair(
        chain.factor(l),
        chain.factor(l + 1),
        chain.factor(l + 1).blocks() / pieces,
        weights,
        weightsOf(l, pieces, piece),
        weightsOf(l + 1, pieces, piece),
        rows,
        input,
        epsilon,
        inner,
        gradient,
        paddedColumns);
  }

  private int weightsOf(int l, int pieces, int piece) {
    return weightOffset[l] + chain.factor(l).parameters() / pieces * piece;
  }
}
