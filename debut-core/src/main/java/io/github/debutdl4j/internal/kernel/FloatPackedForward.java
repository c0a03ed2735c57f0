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
import io.github.debutdl4j.internal.kernel.columns.FloatColumnSink;
import io.github.debutdl4j.internal.kernel.columns.FloatColumnSource;
import io.github.debutdl4j.internal.kernel.factor.FloatPackedKernel;
import io.github.debutdl4j.internal.kernel.plan.ChainMerge;
import io.github.debutdl4j.internal.kernel.plan.ForwardPlan;
import io.github.debutdl4j.internal.kernel.plan.TileCosts;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Applies a chain to many columns with neighbouring factors multiplied out: more multiplications,
 * but fewer loads and stores, and sums that stay in registers.
 *
 * <p>The products are kept until a call comes with other weights.
 */
final class FloatPackedForward {

  /** For fewer columns it takes too long to multiply factors out. */
  private static final int FEWEST_COLUMNS = 1024;

  private static final FloatArrayPool TILES = new FloatArrayPool();

  private final FloatPackedKernel kernel;
  private final int[] weightOffset;
  private final DeButChain chain;
  private final ChainMerge merge;
  private final DeButChain merged;
  private final ForwardPlan plan;

  /** As many as calls ever ran at the same time. */
  private final ConcurrentLinkedDeque<FloatPackedChain> free = new ConcurrentLinkedDeque<>();

  FloatPackedForward(DeButChain chain, int[] weightOffset, FloatPackedKernel kernel) {
    this.kernel = kernel;
    this.chain = chain;
    this.weightOffset = weightOffset;
    this.merge = ChainMerge.cheapest(chain, new TileCosts());
    this.merged = merge.merged();
    this.plan = new ForwardPlan(merged, merged.length());
  }

  /**
   * Whether it is faster than factor by factor for a number of columns. In plain Java it is not:
   * there HotSpot finds vectors in loops over rows, but not in sums of several outputs.
   */
  boolean takes(int columns) {
    return kernel.lanes() > 1 && columns >= FEWEST_COLUMNS && merged.length() < chain.length();
  }

  /** {@code y = activation(W x + bias)}. */
  void run(float[] weights, FloatEpilogue epilogue, FloatColumnSource x, FloatColumnSink y) {
    FloatPackedChain kept = free.pollFirst();
    FloatPackedChain packed = kept != null ? kept : new FloatPackedChain(merge, merged);
    packed.update(new FloatWeights(chain, weightOffset, weights), epilogue.bias());
    int tiles = (x.columns() + FloatPackedTile.COLUMNS - 1) / FloatPackedTile.COLUMNS;
    int outputs = merged.outputs();
    int rows = outputs + plan.workRows();
    TileLoop.forEach(
        tiles,
        index -> {
          int first = index * FloatPackedTile.COLUMNS;
          float[] array = TILES.borrow(rows * FloatPackedTile.PITCH);
          FloatPackedTile tile = new FloatPackedTile(packed, kernel, array, epilogue.activation());
          tile.select(first, Math.min(FloatPackedTile.COLUMNS, x.columns() - first));
          new FloatTileForward(tile, plan, x, outputs, -1).run(0);
          tile.write(y, y.rows(), 0);
          TILES.giveBack(array);
        });
    free.addFirst(packed);
  }
}
