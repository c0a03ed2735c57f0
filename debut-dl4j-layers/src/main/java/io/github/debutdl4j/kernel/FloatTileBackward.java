package io.github.debutdl4j.kernel;

import io.github.debutdl4j.chain.DeButChain;
import java.util.List;

/**
 * Takes tiles backward through a chain, in the one or two stages of a {@link ChainPlan}.
 *
 * <p>A stage works on one of its pieces at a time. It computes its input again, keeps what enters
 * each of its factors, and replaces that, last factor first, by the epsilon there; then it hands
 * the epsilon at its input to the pieces of the stage before.
 */
final class FloatTileBackward {

  private final FloatTile tile;
  private final List<ChainPlan.Stage> stages;
  private final FloatTileForward head; // the first of two stages, forward
  private final FloatColumnSource source;
  private final FloatColumnSink inputEpsilon;
  private final FloatGradientSums gradient;
  private final int[] work;
  private final int keptInput;

  /** Where what enters each factor of the stage at hand stands. */
  private final int[] inputRow;

  /**
   * @param tile has at least {@link #rows} rows
   * @param headPlan how the factors before the last stage are computed forward
   * @param inputEpsilon receives the epsilon at the input, or null
   */
  FloatTileBackward(
      FloatTile tile,
      ChainPlan plan,
      ChainPlan headPlan,
      FloatColumnSource source,
      FloatColumnSink inputEpsilon,
      FloatGradientSums gradient) {
    DeButChain chain = tile.chain();
    this.tile = tile;
    this.stages = plan.stages();
    this.source = source;
    this.inputEpsilon = inputEpsilon;
    this.gradient = gradient;
    this.work = workRows(chain, plan, headPlan);
    this.keptInput = source.readsPlainly() ? -1 : work[stages.size()];
    this.head = new FloatTileForward(tile, headPlan, source, work[0], keptInput);
    this.inputRow = new int[chain.length()];
  }

  /** Rows that are needed: the epsilon at the result, work space, the input if it is kept. */
  static int rows(DeButChain chain, ChainPlan plan, ChainPlan headPlan, FloatColumnSource source) {
    int work = workRows(chain, plan, headPlan)[plan.stages().size()];
    return work + (source.readsPlainly() ? 0 : chain.inputs());
  }

  /** First row of each stage's work space, and the end of the last. */
  private static int[] workRows(DeButChain chain, ChainPlan plan, ChainPlan headPlan) {
    int[] work = new int[plan.stages().size() + 1];
    work[0] = chain.outputs();
    for (int i = 0; i < plan.stages().size(); i++) {
      ChainPlan.Stage stage = plan.stages().get(i);
      int stash = 0;
      for (int l = stage.first(); l < stage.end(); l++) {
        stash += chain.factor(l).q() / stage.pieces();
      }
      work[i + 1] = work[i] + stash;
    }
    if (plan.stages().size() > 1) {
      // The head is computed forward while nothing of it is kept.
      int more = Math.max(0, FloatTileForward.workRows(headPlan) - (work[1] - work[0]));
      for (int i = 1; i < work.length; i++) {
        work[i] += more;
      }
    }
    return work;
  }

  /** Adds the gradients of the selected columns; the first rows hold the epsilon at the result. */
  void run() {
    if (keptInput >= 0) {
      tile.read(source, 0, tile.chain().inputs(), keptInput);
    }
    int last = stages.size() - 1;
    for (int piece = 0; piece < stages.get(last).pieces(); piece++) {
      run(last, piece, piece * outputRows(last));
    }
  }

  private void run(int index, int piece, int epsilon) {
    ChainPlan.Stage stage = stages.get(index);
    int stash = work[index];
    inputRow[stage.first()] = input(index, piece, stash);
    for (int l = stage.first(); l < stage.end() - 1; l++) {
      stash += tile.chain().factor(l).q() / stage.pieces();
      inputRow[l + 1] = stash;
      tile.apply(l, stage, piece, inputRow[l], stash);
    }
    for (int l = stage.end() - 1; l >= stage.first(); l--) {
      // The new epsilon takes the place of the input, which is in cache and needed no more.
      boolean passBack = l > 0 || inputEpsilon != null;
      tile.applyBackward(l, stage, piece, inputRow[l], epsilon, passBack, gradient);
      epsilon = inputRow[l];
    }
    if (index > 0) {
      passOn(index, piece, epsilon);
    } else if (inputEpsilon != null) {
      int count = tile.chain().inputs() / stage.pieces();
      tile.write(inputEpsilon, piece * count, count, epsilon);
    }
  }

  /** Finds what enters a piece of a stage, or puts it into the rows offered; returns its row. */
  private int input(int index, int piece, int offered) {
    if (index > 0) {
      int children = children(index);
      for (int child = 0; child < children; child++) {
        head.run(piece * children + child, offered + child * outputRows(index - 1));
      }
      return offered;
    }
    int count = tile.chain().inputs() / stages.get(0).pieces();
    if (keptInput >= 0) {
      return keptInput + piece * count;
    }
    tile.read(source, piece * count, count, offered);
    return offered;
  }

  private void passOn(int index, int piece, int epsilon) {
    int children = children(index);
    for (int child = 0; child < children; child++) {
      run(index - 1, piece * children + child, epsilon + child * outputRows(index - 1));
    }
  }

  /** Pieces of the stage before that make up one of a stage. */
  private int children(int index) {
    return stages.get(index - 1).pieces() / stages.get(index).pieces();
  }

  /** Rows that a piece of a stage gives. */
  private int outputRows(int index) {
    ChainPlan.Stage stage = stages.get(index);
    return tile.chain().factor(stage.end() - 1).p() / stage.pieces();
  }
}
