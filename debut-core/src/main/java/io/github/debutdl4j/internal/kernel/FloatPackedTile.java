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
import io.github.debutdl4j.internal.kernel.activation.FloatActivation;
import io.github.debutdl4j.internal.kernel.columns.FloatColumnSink;
import io.github.debutdl4j.internal.kernel.columns.FloatColumnSource;
import io.github.debutdl4j.internal.kernel.columns.FloatRows;
import io.github.debutdl4j.internal.kernel.factor.FloatPackedCall;
import io.github.debutdl4j.internal.kernel.factor.FloatPackedFactor;
import io.github.debutdl4j.internal.kernel.factor.FloatPackedKernel;
import java.util.Arrays;

/** A tile whose rows are one after another in one array, for packed factors. */
final class FloatPackedTile implements FloatForwardTile {

  /** Number of columns of a tile. */
  static final int COLUMNS = 256;

  /** Distance between rows: not a power of two, which would put them in the same cache lines. */
  static final int PITCH = COLUMNS + 16;

  private final FloatPackedChain chain;
  private final FloatPackedKernel kernel;
  private final FloatRows rows;
  private final float[] array;
  private final Call call = new Call();
  private final FloatActivation activation;
  private int firstColumn;

  /**
   * @param array {@link #PITCH} numbers for each row
   * @param activation of the last factor's outputs
   */
  FloatPackedTile(
      FloatPackedChain chain, FloatPackedKernel kernel, float[] array, FloatActivation activation) {
    this.chain = chain;
    this.kernel = kernel;
    this.array = array;
    this.activation = activation;
    this.rows = FloatRows.packed(array, PITCH);
    call.x = array;
    call.y = array;
  }

  /** Applies the activation to finished rows of the last factor. */
  private static final class Call extends FloatPackedCall {

    private FloatActivation after;

    @Override
    public void finishRows(int first, int count) {
      for (int i = 0; after != null && i < count; i++) {
        int from = first + i * yRow;
        after.apply(y, from, from + columns);
      }
    }
  }

  /** Moves to other columns of source and sink. */
  void select(int newFirstColumn, int columns) {
    this.firstColumn = newFirstColumn;
    call.columns = columns;
  }

  @Override
  public DeButChain chain() {
    return chain.shape();
  }

  @Override
  public void read(FloatColumnSource source, int firstRow, int count, int to) {
    int present = Math.max(0, Math.min(count, source.rows() - firstRow));
    if (present > 0) {
      source.read(firstColumn, call.columns, firstRow, present, rows.from(to));
    }
    Arrays.fill(array, (to + present) * PITCH, (to + count) * PITCH, 0);
  }

  /** Writes rows of the selected columns. */
  void write(FloatColumnSink sink, int count, int from) {
    sink.write(firstColumn, call.columns, 0, count, rows.from(from));
  }

  @Override
  public boolean takesPair(int l) {
    return false;
  }

  @Override
  public void apply(int l, int pieces, int piece, int from, int to) {
    FloatPackedFactor factor = chain.factor(l);
    DeButFactor shape = factor.shape();
    int blocks = shape.blocks() / pieces;
    int step = shape.t() * PITCH;
    call.factor = factor;
    call.firstBlock = piece * blocks;
    call.xAt = from * PITCH;
    call.xDiagonal = PITCH;
    call.xRow = step;
    call.xBlock = shape.s() * step;
    call.yAt = to * PITCH;
    call.yDiagonal = PITCH;
    call.yRow = step;
    call.yBlock = shape.r() * step;
    call.after = l + 1 == chain.shape().length() ? activation : null;
    int jobs = factor.jobs() / pieces;
    kernel.multiply(call, piece * jobs, (piece + 1) * jobs);
  }

  @Override
  public void applyPair(int l, int pieces, int piece, int from, int to) {
    throw new UnsupportedOperationException("packed factors are merged, not taken in pairs");
  }
}
