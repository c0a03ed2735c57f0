package io.github.debutdl4j.kernel;

import io.github.debutdl4j.chain.DeButChain;
import java.util.Arrays;

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

  /** Pieces of the gradient's sum; a constant, for the sum's order must not depend on threads. */
  private static final int GRADIENT_PIECES = 8;

  private static final FloatArrayPool TILES = new FloatArrayPool();
  private static final FloatArrayPool GRADIENTS = new FloatArrayPool();

  private final DeButChain chain;
  private final int inputs;
  private final int outputs;
  private final int weightCount;
  private final int[] weightOffset;
  private final FloatFactorKernel factorKernel;

  /**
   * @param inputs rows of what it is applied to; missing ones up to the chain's are read as zero
   * @param outputs rows of the result; further ones of the chain are dropped
   */
  public FloatChainKernel(DeButChain chain, int inputs, int outputs) {
    this(chain, inputs, outputs, new ScalarFloatFactorKernel());
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
    this.weightCount = Math.toIntExact(chain.parameters());
    this.weightOffset = new int[chain.length()];
    Arrays.setAll(weightOffset, chain::weightOffset);
    this.factorKernel = factorKernel;
  }

  /**
   * {@code y = activation(W x + bias)}.
   *
   * @param bias one number per output, or null
   * @param relu whether negative results become zero
   */
  public void forward(
      float[] weights, float[] bias, boolean relu, FloatColumnSource x, FloatColumnSink y) {
    checkRows("input", inputs, x.rows());
    checkRows("output", outputs, y.rows());
    checkColumns(x.columns(), y.columns());
    int tileColumns = tileColumns();
    TileLoop.forEach(
        (x.columns() + tileColumns - 1) / tileColumns,
        piece -> {
          int first = piece * tileColumns;
          int columns = Math.min(tileColumns, x.columns() - first);
          float[] tile = TILES.borrow(2 * chain.widestIntermediate() * columns);
          forwardTile(weights, bias, relu, x, y, first, columns, tile);
          TILES.giveBack(tile);
        });
  }

  private void forwardTile(
      float[] weights,
      float[] bias,
      boolean relu,
      FloatColumnSource x,
      FloatColumnSink y,
      int first,
      int columns,
      float[] tile) {
    int in = 0;
    int out = chain.widestIntermediate() * columns;
    readPadded(x, first, columns, inputs, chain.inputs(), tile, in);
    for (int l = 0; l < chain.length(); l++) {
      factorKernel.forward(chain.factor(l), weights, weightOffset[l], tile, in, tile, out, columns);
      int swap = in;
      in = out;
      out = swap;
    }
    finish(bias, relu, tile, in, columns);
    y.write(first, columns, 0, outputs, tile, in, columns);
  }

  private void finish(float[] bias, boolean relu, float[] tile, int from, int columns) {
    if (bias == null && !relu) {
      return;
    }
    float floor = relu ? 0 : Float.NEGATIVE_INFINITY;
    for (int i = 0; i < outputs; i++) {
      float shift = bias == null ? 0 : bias[i];
      int row = from + i * columns;
      for (int c = row; c < row + columns; c++) {
        tile[c] = Math.max(floor, tile[c] + shift);
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
    checkRows("input", inputs, x.rows());
    checkRows("epsilon", outputs, epsilon.rows());
    checkColumns(x.columns(), epsilon.columns());
    int group = 1;
    if (inputEpsilon != null) {
      checkRows("input epsilon", inputs, inputEpsilon.rows());
      checkColumns(x.columns(), inputEpsilon.columns());
      group = inputEpsilon.columnsPerGroup();
    }
    int unit = Math.max(group, tileColumns() / group * group);
    int units = (x.columns() + unit - 1) / unit;
    int pieces = Math.min(GRADIENT_PIECES, units);
    int gradientSize = weightCount + outputs;
    float[] sums = GRADIENTS.borrow(pieces * gradientSize);
    TileLoop.forEach(
        pieces,
        piece -> {
          int from = piece * gradientSize;
          Arrays.fill(sums, from, from + gradientSize, 0);
          int first = (int) ((long) units * piece / pieces) * unit;
          int end = Math.min(x.columns(), (int) ((long) units * (piece + 1) / pieces) * unit);
          if (inputEpsilon != null) {
            inputEpsilon.open(first, end - first);
          }
          backwardColumns(weights, x, epsilon, sums, from, inputEpsilon, first, end);
        });
    addUp(sums, 0, gradientSize, pieces, weightGradient, weightCount);
    if (biasGradient != null) {
      addUp(sums, weightCount, gradientSize, pieces, biasGradient, outputs);
    }
    GRADIENTS.giveBack(sums);
  }

  private void backwardColumns(
      float[] weights,
      FloatColumnSource x,
      FloatColumnSource epsilon,
      float[] gradient,
      int gradientFrom,
      FloatColumnSink inputEpsilon,
      int firstColumn,
      int end) {
    int tileColumns = tileColumns();
    int stashRows = chain.factors().stream().mapToInt(f -> f.q()).sum();
    int rows = stashRows + 2 * chain.widestIntermediate();
    float[] tile = TILES.borrow(rows * Math.min(tileColumns, Math.max(1, end - firstColumn)));
    for (int first = firstColumn; first < end; first += tileColumns) {
      int columns = Math.min(tileColumns, end - first);
      backwardTile(weights, x, epsilon, gradient, gradientFrom, inputEpsilon, first, columns, tile);
    }
    TILES.giveBack(tile);
  }

  private void backwardTile(
      float[] weights,
      FloatColumnSource x,
      FloatColumnSource epsilon,
      float[] gradient,
      int gradientFrom,
      FloatColumnSink inputEpsilon,
      int first,
      int columns,
      float[] tile) {
    int[] stash = new int[chain.length() + 1];
    for (int l = 0; l < chain.length(); l++) {
      stash[l + 1] = stash[l] + chain.factor(l).q() * columns;
    }
    readPadded(x, first, columns, inputs, chain.inputs(), tile, 0);
    for (int l = 0; l < chain.length() - 1; l++) {
      factorKernel.forward(
          chain.factor(l), weights, weightOffset[l], tile, stash[l], tile, stash[l + 1], columns);
    }
    int out = stash[chain.length()];
    int in = out + chain.widestIntermediate() * columns;
    readPadded(epsilon, first, columns, outputs, chain.outputs(), tile, out);
    for (int i = 0; i < outputs; i++) {
      int row = out + i * columns;
      float sum = 0;
      for (int c = row; c < row + columns; c++) {
        sum += tile[c];
      }
      gradient[gradientFrom + weightCount + i] += sum;
    }
    for (int l = chain.length() - 1; l >= 0; l--) {
      factorKernel.gradient(
          chain.factor(l),
          tile,
          stash[l],
          tile,
          out,
          gradient,
          gradientFrom + weightOffset[l],
          columns);
      if (l > 0 || inputEpsilon != null) {
        factorKernel.epsilon(
            chain.factor(l), weights, weightOffset[l], tile, out, tile, in, columns);
      }
      int swap = in;
      in = out;
      out = swap;
    }
    if (inputEpsilon != null) {
      inputEpsilon.write(first, columns, 0, inputs, tile, out, columns);
    }
  }

  private static void readPadded(
      FloatColumnSource source,
      int first,
      int columns,
      int rows,
      int paddedRows,
      float[] tile,
      int to) {
    source.read(first, columns, 0, rows, tile, to, columns);
    Arrays.fill(tile, to + rows * columns, to + paddedRows * columns, 0);
  }

  private static void addUp(
      float[] sums, int from, int stride, int pieces, float[] total, int length) {
    for (int i = 0; i < length; i++) {
      float sum = 0;
      for (int piece = 0; piece < pieces; piece++) {
        sum += sums[from + piece * stride + i];
      }
      total[i] = sum;
    }
  }

  private static int tileColumns() {
    return 64;
  }

  private static void checkRows(String what, int expected, int rows) {
    if (rows != expected) {
      throw new IllegalArgumentException(
          what + " has " + rows + " rows, but the kernel was made for " + expected);
    }
  }

  private static void checkColumns(int expected, int columns) {
    if (columns != expected) {
      throw new IllegalArgumentException(
          "input has " + expected + " columns, but the other side has " + columns);
    }
  }
}
