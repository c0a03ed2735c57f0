package io.github.debutdl4j.kernel;

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

  /** Parts of the gradient's sum; a constant, for the sum's order must not depend on threads. */
  private static final int GRADIENT_PARTS = 8;

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
  private final ChainPlan backwardPlan;

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
    this.forwardPlan = ChainPlan.forward(chain);
    this.backwardPlan = ChainPlan.backward(chain);
  }

  /**
   * {@code y = activation(W x + bias)}.
   *
   * @param bias one number per output, or null
   * @param relu whether negative results become zero
   */
  public void forward(
      float[] weights, float[] bias, boolean relu, FloatColumnSource x, FloatColumnSink y) {
    checkShape("input", inputs, x.columns(), x.rows(), x.columns());
    checkShape("output", outputs, x.columns(), y.rows(), y.columns());
    if (x.columns() == 1) {
      forwardColumn(weights, bias, relu, x, y);
      return;
    }
    Tiling tiling = forwardTiling(x.columns());
    TileLoop.forEach(
        tiling.tiles(x.columns()),
        tile -> {
          int first = tile * tiling.columns();
          int columns = Math.min(tiling.columns(), x.columns() - first);
          float[][] rows = tiling.rows().borrow(FloatTileRunner.rowsForward(chain, forwardPlan));
          FloatTileRunner runner = runner(forwardPlan, weights, x, rows);
          runner.select(first, columns);
          runner.forward();
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
    checkShape("input", inputs, columns, x.rows(), columns);
    checkShape("epsilon", outputs, columns, epsilon.rows(), epsilon.columns());
    int group = 1;
    if (inputEpsilon != null) {
      checkShape("input epsilon", inputs, columns, inputEpsilon.rows(), inputEpsilon.columns());
      group = inputEpsilon.columnsPerGroup();
    }
    // Parts are whole groups, and whole tiles unless a group is larger than a tile.
    Tiling tiling = backwardTiling(columns);
    int unit = (tiling.columns() + group - 1) / group * group;
    int units = (columns + unit - 1) / unit;
    int parts = Math.max(1, Math.min(GRADIENT_PARTS, units));
    int size = weightCount + outputs;
    float[] sums = GRADIENTS.borrow(parts * size);
    TileLoop.forEach(
        parts,
        part -> {
          int first = units * part / parts * unit;
          int end = Math.min(columns, units * (part + 1) / parts * unit);
          Arrays.fill(sums, part * size, (part + 1) * size, 0);
          backwardPart(
              tiling,
              weights,
              x,
              epsilon,
              sums,
              part * size,
              biasGradient != null,
              inputEpsilon,
              first,
              end);
        });
    addUp(sums, 0, size, parts, weightGradient, weightCount);
    if (biasGradient != null) {
      addUp(sums, weightCount, size, parts, biasGradient, outputs);
    }
    GRADIENTS.giveBack(sums);
  }

  private void backwardPart(
      Tiling tiling,
      float[] weights,
      FloatColumnSource x,
      FloatColumnSource epsilon,
      float[] sums,
      int sumsFrom,
      boolean withBias,
      FloatColumnSink inputEpsilon,
      int firstColumn,
      int end) {
    float[] scratch = SCRATCH.borrow(FloatFactorKernel.SCRATCH);
    float[][] rows = tiling.rows().borrow(FloatTileRunner.rowsBackward(chain, backwardPlan));
    if (inputEpsilon != null) {
      inputEpsilon.open(firstColumn, end - firstColumn);
    }
    FloatTileRunner runner = runner(backwardPlan, weights, x, rows);
    runner.addGradientsTo(sums, sumsFrom, inputEpsilon, scratch);
    for (int first = firstColumn; first < end; first += tiling.columns()) {
      int columns = Math.min(tiling.columns(), end - first);
      runner.select(first, columns);
      runner.read(epsilon, 0, chain.outputs(), 0);
      for (int i = 0; withBias && i < outputs; i++) {
        sums[sumsFrom + weightCount + i] += sum(rows[i], columns);
      }
      runner.backward();
    }
    tiling.rows().giveBack(rows);
    SCRATCH.giveBack(scratch);
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

  /** By the number of columns alone, for the last bits of a gradient depend on it. */
  private static Tiling backwardTiling(int columns) {
    if (columns < 4 * WIDE.columns()) {
      return NARROW;
    }
    return columns < GRADIENT_PARTS * WIDEST.columns() ? WIDE : WIDEST;
  }

  private FloatTileRunner runner(
      ChainPlan plan, float[] weights, FloatColumnSource x, float[][] rows) {
    return new FloatTileRunner(chain, plan, factorKernel, weightOffset, weights, x, rows);
  }

  /** Four running sums, so that no addition waits for the one before. */
  private static float sum(float[] row, int columns) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int c = 0;
    for (; c + 3 < columns; c += 4) {
      s0 += row[c];
      s1 += row[c + 1];
      s2 += row[c + 2];
      s3 += row[c + 3];
    }
    for (; c < columns; c++) {
      s0 += row[c];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Adds the parts of a sum in their order. */
  private static void addUp(
      float[] sums, int from, int size, int parts, float[] total, int length) {
    System.arraycopy(sums, from, total, 0, length);
    for (int part = 1; part < parts; part++) {
      int at = from + part * size;
      for (int i = 0; i < length; i++) {
        total[i] += sums[at + i];
      }
    }
  }

  private static void checkShape(
      String what, int expectedRows, int expectedColumns, int rows, int columns) {
    if (rows != expectedRows || columns != expectedColumns) {
      throw new IllegalArgumentException(
          what
              + (" is " + rows + " rows x " + columns + " columns")
              + (", but " + expectedRows + " x " + expectedColumns + " are needed"));
    }
  }
}
