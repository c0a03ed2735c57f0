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

import io.github.debutdl4j.internal.kernel.columns.FloatColumnSink;
import io.github.debutdl4j.internal.kernel.factor.FloatFactorKernel;
import io.github.debutdl4j.internal.kernel.factor.FloatGradientSums;
import io.github.debutdl4j.internal.kernel.plan.BackwardPlan;
import io.github.debutdl4j.internal.kernel.plan.ColumnParts;
import io.github.debutdl4j.internal.kernel.plan.ColumnRuns;
import java.util.Arrays;

/**
 * Takes all columns backward through a chain: in parts on several threads, each part with its own
 * gradients, which are then added up.
 */
final class FloatBackwardPass {

  /** Weights whose gradients one thread adds up at a time. */
  private static final int ADDED_TOGETHER = 16_384;

  private static final FloatArrayPool GRADIENTS = new FloatArrayPool();
  private static final FloatArrayPool SCRATCH = new FloatArrayPool();

  private final FloatWeights weights;
  private final FloatFactorKernel kernel;
  private final BackwardPlan plan;
  private final FloatBackwardCall call;
  private final int weightCount;
  private final int outputs;

  FloatBackwardPass(
      FloatWeights weights, FloatFactorKernel kernel, BackwardPlan plan, FloatBackwardCall call) {
    this.weights = weights;
    this.kernel = kernel;
    this.plan = plan;
    this.call = call;
    this.weightCount = Math.toIntExact(weights.chain().parameters());
    this.outputs = call.epsilon().rows();
  }

  /** Overwrites the gradients. */
  void run(FloatGradients gradients) {
    FloatColumnSink sink = call.inputEpsilon();
    int columns = call.x().columns();
    int writtenTogether = sink == null ? 1 : sink.columnsWrittenTogether();
    int run = gradientRun(columns);
    ColumnParts parts = new ColumnParts(columns, writtenTogether, run);
    // Two parts per thread make wider tiles. A sum over patches must take tiles one by one, because
    // its order must not depend on threads.
    boolean wider = writtenTogether == 1 && run < FloatTiling.mostColumns();
    int together = wider ? parts.together(TileLoop.availableThreads()) : 1;
    int size = weightCount + outputs;
    float[] sums = GRADIENTS.borrow(FloatArguments.sums(parts.count(), size));
    TileLoop.forEach(
        (parts.count() + together - 1) / together,
        item -> {
          int firstPart = item * together;
          int endPart = Math.min(firstPart + together, parts.count());
          Arrays.fill(sums, firstPart * size, endPart * size, 0);
          addColumns(new ColumnRuns(parts, firstPart, together, run), sums);
        });
    addUp(sums, 0, parts.count(), gradients.weights(), weightCount);
    if (gradients.bias() != null) {
      addUp(sums, weightCount, parts.count(), gradients.bias(), outputs);
    }
    GRADIENTS.giveBack(sums);
  }

  /** Processes columns tile by tile and adds their gradients to those of their parts. */
  private void addColumns(ColumnRuns runs, float[] sums) {
    FloatTiling tiling = FloatTiling.of(runs.mostColumns());
    float[] scratch = SCRATCH.borrow(FloatFactorKernel.SCRATCH);
    float[][] rows = tiling.rows().borrow(FloatTileBackward.rows(plan, call));
    if (call.inputEpsilon() != null) {
      call.inputEpsilon().open(runs.firstColumn(), runs.endColumn() - runs.firstColumn());
    }
    FloatGradientSums gradient = new FloatGradientSums(sums, weightCount + outputs, runs, scratch);
    FloatTile tile = new FloatTile(weights, kernel, rows);
    FloatTileBackward backward = new FloatTileBackward(tile, plan, call, gradient);
    while (runs.next()) {
      tile.select(runs.tileColumn(), runs.tileColumns());
      backward.run();
    }
    tiling.rows().giveBack(rows);
    SCRATCH.giveBack(scratch);
  }

  /**
   * Columns over which a gradient is added up at a time: by their number alone, because the last
   * bits depend on it.
   */
  private static int gradientRun(int columns) {
    return columns < 1024 ? 128 : columns < 4096 ? 256 : 512;
  }

  /** Adds the parts of a sum in their order, some numbers on each thread. */
  private void addUp(float[] sums, int from, int parts, float[] total, int length) {
    int size = weightCount + outputs;
    TileLoop.forEach(
        (length + ADDED_TOGETHER - 1) / ADDED_TOGETHER,
        batch -> {
          int first = batch * ADDED_TOGETHER;
          int end = Math.min(first + ADDED_TOGETHER, length);
          System.arraycopy(sums, from + first, total, first, end - first);
          for (int part = 1; part < parts; part++) {
            int at = from + part * size;
            for (int i = first; i < end; i++) {
              total[i] += sums[at + i];
            }
          }
        });
  }
}
