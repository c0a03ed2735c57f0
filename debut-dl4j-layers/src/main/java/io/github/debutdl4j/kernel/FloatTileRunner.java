package io.github.debutdl4j.kernel;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.util.Arrays;
import java.util.List;

/**
 * Takes tiles of columns through a chain, stage by stage as the {@link ChainPlan} has it, forward
 * or backward, on one thread.
 *
 * <p>A stage works on one of its pieces at a time. It gets its input by running the pieces of the
 * stage before that make it up, the first stage by reading from the source. Backward, a stage
 * computes its input again, keeps what enters each of its factors, and hands the epsilon at its
 * input to the pieces of the stage before.
 */
final class FloatTileRunner {

  private final DeButChain chain;
  private final List<ChainPlan.Stage> stages;
  private final FloatFactorKernel kernel;
  private final int[] weightOffset;
  private final float[] weights;
  private final FloatColumnSource source;

  private final float[][] rows;
  private final int[] work;

  /** Where what enters each factor of the stage at hand stands, on the way back. */
  private final int[] inputRow;

  /** First row of the tile's whole input where it is read once for all stages, or -1. */
  private int keptInput = -1;

  private FloatColumnSink inputEpsilon;
  private float[] gradient;
  private int gradientFrom;
  private float[] scratch;

  private int firstColumn;
  private int columns;
  private int paddedColumns;

  FloatTileRunner(
      DeButChain chain,
      ChainPlan plan,
      FloatFactorKernel kernel,
      int[] weightOffset,
      float[] weights,
      FloatColumnSource source,
      float[][] rows) {
    this.chain = chain;
    this.stages = plan.stages();
    this.kernel = kernel;
    this.weightOffset = weightOffset;
    this.weights = weights;
    this.source = source;
    this.rows = rows;
    this.work = workRows(chain, plan);
    this.inputRow = new int[chain.length()];
  }

  /** Rows that are needed forward: the result, then the work space of each stage. */
  static int rowsForward(DeButChain chain, ChainPlan plan) {
    return workRows(chain, plan)[plan.stages().size()];
  }

  /** Rows that are needed backward: as forward, and the input. */
  static int rowsBackward(DeButChain chain, ChainPlan plan) {
    return rowsForward(chain, plan) + chain.inputs();
  }

  /** First row of each stage's work space, and the end of the last. */
  private static int[] workRows(DeButChain chain, ChainPlan plan) {
    int[] work = new int[plan.stages().size() + 1];
    work[0] = chain.outputs();
    for (int i = 0; i < plan.stages().size(); i++) {
      ChainPlan.Stage stage = plan.stages().get(i);
      int stash = 0;
      for (int l = stage.first(); l < stage.end(); l++) {
        stash += chain.factor(l).q() / stage.pieces();
      }
      work[i + 1] = work[i] + 2 * stage.widestRows() + stash;
    }
    return work;
  }

  void addGradientsTo(float[] gradient, int from, FloatColumnSink inputEpsilon, float[] scratch) {
    this.gradient = gradient;
    this.gradientFrom = from;
    this.inputEpsilon = inputEpsilon;
    this.scratch = scratch;
  }

  void select(int firstColumn, int columns) {
    this.firstColumn = firstColumn;
    this.columns = columns;
    int lanes = kernel.lanes();
    this.paddedColumns = (columns + lanes - 1) / lanes * lanes;
  }

  /** Applies the chain to the selected columns; the result stands in the first rows. */
  void forward() {
    int last = stages.size() - 1;
    int outputs = outputRows(last);
    for (int piece = 0; piece < stages.get(last).pieces(); piece++) {
      forward(last, piece, piece * outputs);
    }
  }

  /** Adds the gradients of the selected columns; the first rows hold the epsilon at the result. */
  void backward() {
    int last = stages.size() - 1;
    int outputs = outputRows(last);
    keptInput = work[stages.size()];
    read(source, 0, chain.inputs(), keptInput);
    for (int piece = 0; piece < stages.get(last).pieces(); piece++) {
      backward(last, piece, piece * outputs);
    }
  }

  private void forward(int index, int piece, int to) {
    ChainPlan.Stage stage = stages.get(index);
    int one = work[index];
    int other = one + stage.widestRows();
    int from = input(index, piece, one);
    int l = stage.first();
    while (l < stage.end()) {
      int length = startsPair(l, stage) ? 2 : 1;
      int next = from == other ? one : other;
      int target = l + length == stage.end() ? to : next;
      if (length == 2) {
        applyPair(l, stage, piece, from, target);
      } else {
        apply(l, stage, piece, from, target);
      }
      from = target;
      l += length;
    }
  }

  private boolean startsPair(int l, ChainPlan.Stage stage) {
    return l + 1 < stage.end() && kernel.takesPair(chain.factor(l), chain.factor(l + 1));
  }

  private void apply(int l, ChainPlan.Stage stage, int piece, int from, int to) {
    DeButFactor factor = chain.factor(l);
    int blocks = factor.blocks() / stage.pieces();
    kernel.forward(
        factor, blocks, weights, weightsOf(l, piece, stage), rows, from, rows, to, paddedColumns);
  }

  private void applyPair(int l, ChainPlan.Stage stage, int piece, int from, int to) {
    kernel.forwardPair(
        chain.factor(l),
        chain.factor(l + 1).blocks() / stage.pieces(),
        weights,
        weightsOf(l, piece, stage),
        weightsOf(l + 1, piece, stage),
        rows,
        from,
        rows,
        to,
        paddedColumns);
  }

  private int weightsOf(int l, int piece, ChainPlan.Stage stage) {
    return weightOffset[l] + chain.factor(l).parameters() / stage.pieces() * piece;
  }

  /** Finds what enters a piece of a stage, or puts it into the rows offered; returns its row. */
  private int input(int index, int piece, int offered) {
    if (index == 0) {
      int count = chain.inputs() / stages.get(0).pieces();
      if (keptInput >= 0) {
        return keptInput + piece * count;
      }
      read(source, piece * count, count, offered);
      return offered;
    }
    int children = stages.get(index - 1).pieces() / stages.get(index).pieces();
    int childRows = outputRows(index - 1);
    for (int child = 0; child < children; child++) {
      forward(index - 1, piece * children + child, offered + child * childRows);
    }
    return offered;
  }

  /** Rows that a piece of a stage gives. */
  private int outputRows(int index) {
    ChainPlan.Stage stage = stages.get(index);
    return chain.factor(stage.end() - 1).p() / stage.pieces();
  }

  /** Reads rows of the selected columns; rows that the source does not have are zero. */
  void read(FloatColumnSource from, int firstRow, int count, int to) {
    int present = Math.max(0, Math.min(count, from.rows() - firstRow));
    if (present > 0) {
      from.read(firstColumn, columns, firstRow, present, rows, to);
    }
    for (int i = 0; i < count; i++) {
      Arrays.fill(rows[to + i], i < present ? columns : 0, paddedColumns, 0);
    }
  }

  private void backward(int index, int piece, int epsilon) {
    ChainPlan.Stage stage = stages.get(index);
    int spare = work[index];
    int stash = spare + 2 * stage.widestRows();
    inputRow[stage.first()] = input(index, piece, stash);
    for (int l = stage.first(); l < stage.end() - 1; l++) {
      stash += chain.factor(l).q() / stage.pieces();
      inputRow[l + 1] = stash;
      apply(l, stage, piece, inputRow[l], stash);
    }
    for (int l = stage.end() - 1; l >= stage.first(); l--) {
      int target = l == 0 && inputEpsilon == null ? -1 : spare;
      applyBackward(l, stage, piece, inputRow[l], epsilon, target);
      spare = spare == work[index] ? spare + stage.widestRows() : work[index];
      epsilon = target;
    }
    if (index > 0) {
      passOn(index, piece, epsilon);
    } else if (inputEpsilon != null) {
      writeInputEpsilon(piece, epsilon);
    }
  }

  private void applyBackward(
      int l, ChainPlan.Stage stage, int piece, int input, int epsilon, int inputEpsilonRow) {
    int weightsFrom = weightsOf(l, piece, stage);
    kernel.backward(
        chain.factor(l),
        chain.factor(l).blocks() / stage.pieces(),
        weights,
        weightsFrom,
        rows,
        input,
        rows,
        epsilon,
        rows,
        inputEpsilonRow,
        gradient,
        gradientFrom + weightsFrom,
        paddedColumns,
        scratch);
  }

  private void passOn(int index, int piece, int epsilon) {
    int children = stages.get(index - 1).pieces() / stages.get(index).pieces();
    int childRows = outputRows(index - 1);
    for (int child = 0; child < children; child++) {
      backward(index - 1, piece * children + child, epsilon + child * childRows);
    }
  }

  private void writeInputEpsilon(int piece, int epsilon) {
    int count = chain.inputs() / stages.get(0).pieces();
    int firstRow = piece * count;
    int present = Math.min(count, inputEpsilon.rows() - firstRow);
    if (present > 0) {
      inputEpsilon.write(firstColumn, columns, firstRow, present, rows, epsilon);
    }
  }
}
