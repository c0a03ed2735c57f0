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
import java.util.Arrays;
import java.util.List;

/**
 * Applies a chain to many columns, and computes its gradients: the fused counterpart of one dense
 * matrix product forward and two backward.
 *
 * <p>Columns are handled in tiles that pass through all factors while they are in cache. Tiles run
 * in parallel on the fork-join pool of the caller, or on the common pool. The result does not
 * depend, to the last bit, on the number of threads.
 *
 * <p>Weights are the factor tensors {@code [blocks, t, r, s]} one after another, first applied
 * first ({@link DeButChain#weightOffset}). Instances hold no state of a call and may be shared.
 */
public final class FloatChainKernel {

  /** Weights whose gradients one thread adds up at a time. */
  private static final int STRETCH = 16_384;

  /**
   * Tiles of so many columns; wide tiles read memory faster, but few of them leave cores without
   * work.
   */
  private record Tiling(int columns, FloatRowPool rows) {

    Tiling(int columns) {
      this(columns, new FloatRowPool(columns));
    }

    int tiles(int allColumns) {
      return (allColumns + columns - 1) / columns;
    }

    /** The narrowest for so many columns at a time. */
    static Tiling of(int columns) {
      if (columns <= NARROW.columns) {
        return NARROW;
      }
      return columns <= WIDE.columns ? WIDE : WIDEST;
    }
  }

  private static final Tiling NARROW = new Tiling(128);
  private static final Tiling WIDE = new Tiling(256);
  private static final Tiling WIDEST = new Tiling(512);

  private static final FloatArrayPool VECTORS = new FloatArrayPool();
  private static final FloatArrayPool GRADIENTS = new FloatArrayPool();
  private static final FloatArrayPool SCRATCH = new FloatArrayPool();

  private final DeButChain chain;
  private final int inputs;
  private final int outputs;
  private final int[] weightOffset;
  private final int weightCount;
  private final FloatFactorKernel factorKernel;
  private final ChainPlan forwardPlan;
  private final BackwardPlan backwardPlan;

  /**
   * @param inputs rows of what it is applied to; missing ones up to the chain's are read as zero
   * @param outputs rows of the result; further ones of the chain are dropped
   */
  public FloatChainKernel(DeButChain chain, int inputs, int outputs) {
    this(chain, inputs, outputs, KernelProvider.get().forFloat());
  }

  FloatChainKernel(DeButChain chain, int inputs, int outputs, FloatFactorKernel factorKernel) {
    if (inputs < 1 || inputs > chain.inputs() || outputs < 1 || outputs > chain.outputs()) {
      throw new IllegalArgumentException(
          "a chain of "
              + (chain.outputs() + " x " + chain.inputs())
              + " cannot stand for "
              + (outputs + " x " + inputs)
              + ": it must be at least as large");
    }
    this.chain = chain;
    this.inputs = inputs;
    this.outputs = outputs;
    this.weightOffset = new int[chain.length()];
    Arrays.setAll(weightOffset, chain::weightOffset);
    this.weightCount = Math.toIntExact(chain.parameters());
    this.factorKernel = factorKernel;
    this.forwardPlan = new ChainPlan(chain, chain.length());
    this.backwardPlan = new BackwardPlan(chain, factorKernel::takesPairBackward);
  }

  /**
   * {@code y = activation(W x + bias)}.
   *
   * @param bias one number per output, or null
   * @param relu whether negative results become zero
   */
  public void forward(
      float[] weights, float[] bias, boolean relu, FloatColumnSource x, FloatColumnSink y) {
    FloatArguments.checkShape("input", inputs, x.columns(), x.rows(), x.columns());
    FloatArguments.checkShape("output", outputs, x.columns(), y.rows(), y.columns());
    FloatArguments.checkLength("weights", weightCount, weights);
    FloatArguments.checkLength("bias", outputs, bias);
    if (x.columns() == 1) {
      forwardColumn(weights, bias, relu, x, y);
      return;
    }
    Tiling tiling = forwardTiling(x.columns());
    TileLoop.forEach(
        tiling.tiles(x.columns()),
        index -> {
          int first = index * tiling.columns();
          int columns = Math.min(tiling.columns(), x.columns() - first);
          int workRows = forwardPlan.workRows();
          float[][] rows = tiling.rows().borrow(chain.outputs() + workRows);
          FloatTile tile = tile(weights, rows);
          tile.select(first, columns);
          new FloatTileForward(tile, forwardPlan, x, chain.outputs(), -1).run(0);
          for (int i = 0; i < outputs; i++) {
            finish(rows[i], columns, bias == null ? 0 : bias[i], relu);
          }
          y.write(first, columns, 0, outputs, rows, 0);
          tiling.rows().giveBack(rows);
        });
  }

  private void forwardColumn(
      float[] weights, float[] bias, boolean relu, FloatColumnSource x, FloatColumnSink y) {
    float[] in = VECTORS.borrow(chain.widestIntermediate());
    float[] out = VECTORS.borrow(chain.widestIntermediate());
    x.readColumn(0, in);
    Arrays.fill(in, inputs, chain.inputs(), 0);
    float[] result = FloatSingleColumn.apply(chain, weights, in, out);
    for (int i = 0; i < outputs; i++) {
      float value = bias == null ? result[i] : result[i] + bias[i];
      result[i] = relu ? Math.max(0, value) : value;
    }
    y.writeColumn(0, result);
    VECTORS.giveBack(in);
    VECTORS.giveBack(out);
  }

  private static void finish(float[] row, int columns, float bias, boolean relu) {
    if (bias != 0) {
      for (int c = 0; c < columns; c++) {
        row[c] += bias;
      }
    }
    if (relu) {
      for (int c = 0; c < columns; c++) {
        row[c] = Math.max(0, row[c]);
      }
    }
  }

  /**
   * The gradients of {@code y = W x + bias} for a given epsilon, the gradient at y. The forward
   * pass is repeated tile by tile, so nothing need be kept from it.
   *
   * @param weightGradient overwritten; as long as the weights
   * @param biasGradient overwritten, or null
   * @param inputEpsilon receives {@code W^T epsilon}, or null
   */
  public void backward(
      float[] weights,
      FloatColumnSource x,
      FloatColumnSource epsilon,
      float[] weightGradient,
      float[] biasGradient,
      FloatColumnSink inputEpsilon) {
    int columns = x.columns();
    FloatArguments.checkShape("input", inputs, columns, x.rows(), columns);
    FloatArguments.checkShape("epsilon", outputs, columns, epsilon.rows(), epsilon.columns());
    FloatArguments.checkLength("weights", weightCount, weights);
    FloatArguments.checkLength("weight gradient", weightCount, weightGradient);
    FloatArguments.checkLength("bias gradient", outputs, biasGradient);
    int group = 1;
    if (inputEpsilon != null) {
      FloatArguments.checkShape(
          "input epsilon", inputs, columns, inputEpsilon.rows(), inputEpsilon.columns());
      group = inputEpsilon.columnsPerGroup();
    }
    int run = gradientRun(columns);
    ColumnParts parts = new ColumnParts(columns, group, run);
    // Two parts a thread make wider tiles. A sum over patches must take tiles one by one, for its
    // order must not depend on threads.
    boolean wider = group == 1 && run < WIDEST.columns();
    int together = wider ? parts.together(TileLoop.availableThreads()) : 1;
    int size = weightCount + outputs;
    float[] sums = GRADIENTS.borrow(FloatArguments.sums(parts.count(), size));
    TileLoop.forEach(
        (parts.count() + together - 1) / together,
        item -> {
          int firstPart = item * together;
          int endPart = Math.min(firstPart + together, parts.count());
          Arrays.fill(sums, firstPart * size, endPart * size, 0);
          ColumnRuns runs = new ColumnRuns(parts, firstPart, together, run);
          backward(runs, weights, x, epsilon, sums, biasGradient != null, inputEpsilon);
        });
    addUp(sums, 0, size, parts.count(), weightGradient, weightCount);
    if (biasGradient != null) {
      addUp(sums, weightCount, size, parts.count(), biasGradient, outputs);
    }
    GRADIENTS.giveBack(sums);
  }

  private void backward(
      ColumnRuns runs,
      float[] weights,
      FloatColumnSource x,
      FloatColumnSource epsilon,
      float[] sums,
      boolean withBias,
      FloatColumnSink inputEpsilon) {
    Tiling tiling = Tiling.of(runs.mostColumns());
    float[] scratch = SCRATCH.borrow(FloatFactorKernel.SCRATCH);
    BackwardPlan.Rows places = backwardPlan.rows(!x.readsPlainly());
    float[][] rows = tiling.rows().borrow(places.count());
    if (inputEpsilon != null) {
      inputEpsilon.open(runs.firstColumn(), runs.endColumn() - runs.firstColumn());
    }
    FloatGradientSums gradient = new FloatGradientSums(sums, weightCount + outputs, runs, scratch);
    FloatTile tile = tile(weights, rows);
    FloatTileBackward tileBackward =
        new FloatTileBackward(tile, backwardPlan, places, x, inputEpsilon, gradient);
    while (runs.next()) {
      tile.select(runs.tileColumn(), runs.tileColumns());
      tile.read(epsilon, 0, chain.outputs(), 0);
      if (withBias) {
        addBiasGradient(rows, gradient);
      }
      tileBackward.run();
    }
    tiling.rows().giveBack(rows);
    SCRATCH.giveBack(scratch);
  }

  private void addBiasGradient(float[][] epsilon, FloatGradientSums gradient) {
    for (int run = 0; run < gradient.runs(); run++) {
      int place = gradient.place(run) + weightCount;
      for (int i = 0; i < outputs; i++) {
        gradient.sums()[place + i] += sum(epsilon[i], gradient.first(run), gradient.end(run));
      }
    }
  }

  /** The widest that keeps all threads at work, but for an eighth. */
  private static Tiling forwardTiling(int columns) {
    int threads = TileLoop.availableThreads();
    for (Tiling tiling : List.of(WIDEST, WIDE)) {
      int rounds = (tiling.tiles(columns) + threads - 1) / threads;
      if ((long) rounds * threads * tiling.columns() <= columns + columns / 8) {
        return tiling;
      }
    }
    return NARROW;
  }

  /**
   * Columns over which a gradient is added up at a time: by their number alone, for the last bits
   * depend on it.
   */
  private static int gradientRun(int columns) {
    return columns < 1024 ? 128 : columns < 4096 ? 256 : 512;
  }

  private FloatTile tile(float[] weights, float[][] rows) {
    return new FloatTile(chain, weightOffset, factorKernel, weights, rows);
  }

  /** Four running sums, so that no addition waits for the one before. */
  private static float sum(float[] row, int first, int end) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int c = first;
    for (; c + 3 < end; c += 4) {
      s0 += row[c];
      s1 += row[c + 1];
      s2 += row[c + 2];
      s3 += row[c + 3];
    }
    for (; c < end; c++) {
      s0 += row[c];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Adds the parts of a sum in their order, several stretches of numbers at a time. */
  private static void addUp(
      float[] sums, int from, int size, int parts, float[] total, int length) {
    TileLoop.forEach(
        (length + STRETCH - 1) / STRETCH,
        stretch -> {
          int first = stretch * STRETCH;
          int end = Math.min(first + STRETCH, length);
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
