package io.github.debutdl4j.kernel;

import io.github.debutdl4j.chain.DeButChain;
import java.util.List;

/**
 * Takes tiles backward through a chain, stage by stage as the {@link ChainPlan} has it.
 *
 * <p>First the chain is computed forward, and what enters each stage but the first is kept. Then,
 * last stage first and one of its pieces at a time, a stage computes from its input what enters
 * each of its factors and replaces that, last factor first, by the epsilon there; the epsilon at
 * its input goes to the pieces of the stage before.
 */
final class FloatTileBackward {

  private final FloatTile tile;
  private final List<ChainPlan.Stage> stages;
  private final FloatTileForward head; // the first stage, forward
  private final FloatColumnSource source;
  private final FloatColumnSink inputEpsilon;
  private final FloatGradientSums gradient;
  private final Rows rows;

  /** Where what enters each factor of the stage at hand stands. */
  private final int[] inputRow;

  /**
   * Which rows serve what.
   *
   * @param work of the stage at hand: what enters its factors but for the first
   * @param kept what enters each stage, all its pieces; of the first stage that may be one piece
   * @param count how many rows there are
   */
  private record Rows(int work, int[] kept, int count) {

    /** The epsilon at the result stands first. */
    static Rows of(DeButChain chain, ChainPlan plan, ChainPlan headPlan, FloatColumnSource source) {
      List<ChainPlan.Stage> stages = plan.stages();
      int work = FloatTileForward.workRows(headPlan);
      for (ChainPlan.Stage stage : stages) {
        int inner = 0;
        for (int l = stage.first() + 1; l < stage.end(); l++) {
          inner += chain.factor(l).q() / stage.pieces();
        }
        work = Math.max(work, inner);
      }
      int[] kept = new int[stages.size()];
      int next = chain.outputs() + work;
      for (int i = 0; i < kept.length; i++) {
        kept[i] = next;
        boolean onePiece = i == 0 && source.readsPlainly();
        ChainPlan.Stage stage = stages.get(i);
        next += chain.factor(stage.first()).q() / (onePiece ? stage.pieces() : 1);
      }
      return new Rows(chain.outputs(), kept, next);
    }
  }

  /**
   * @param tile has at least {@link #rows} rows
   * @param headPlan how the first stage is computed forward
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
    this.rows = Rows.of(chain, plan, headPlan, source);
    int wholeInput = source.readsPlainly() ? -1 : rows.kept()[0];
    this.head = new FloatTileForward(tile, headPlan, source, rows.work(), wholeInput);
    this.inputRow = new int[chain.length()];
  }

  /** Rows that are needed. */
  static int rows(DeButChain chain, ChainPlan plan, ChainPlan headPlan, FloatColumnSource source) {
    return Rows.of(chain, plan, headPlan, source).count();
  }

  /** Adds the gradients of the selected columns; the first rows hold the epsilon at the result. */
  void run() {
    if (!source.readsPlainly()) {
      tile.read(source, 0, tile.chain().inputs(), rows.kept()[0]);
    }
    int last = stages.size() - 1;
    for (int piece = 0; piece < stages.get(last).pieces(); piece++) {
      findInput(last, piece);
      backward(last, piece, piece * outputRows(last));
    }
  }

  /** Computes what enters a piece of a stage, and before it what that is made of. */
  private void findInput(int index, int piece) {
    if (index == 0) {
      return;
    }
    int children = children(index);
    for (int child = piece * children; child < (piece + 1) * children; child++) {
      findInput(index - 1, child);
      int to = rows.kept()[index] + child * outputRows(index - 1);
      if (index == 1) {
        head.run(child, to);
      } else {
        forward(index - 1, child, to);
      }
    }
  }

  /** Computes a piece of a stage from what enters it. */
  private void forward(int index, int piece, int to) {
    ChainPlan.Stage stage = stages.get(index);
    int last = stage.end() - 1;
    findInnerInputs(index, piece);
    tile.apply(last, stage, piece, inputRow[last], to);
  }

  /** Computes what enters each factor of a stage from what enters the stage. */
  private void findInnerInputs(int index, int piece) {
    ChainPlan.Stage stage = stages.get(index);
    inputRow[stage.first()] = input(index, piece);
    int row = rows.work();
    for (int l = stage.first() + 1; l < stage.end(); l++) {
      inputRow[l] = row;
      tile.apply(l - 1, stage, piece, inputRow[l - 1], row);
      row += tile.chain().factor(l).q() / stage.pieces();
    }
  }

  private void backward(int index, int piece, int epsilon) {
    ChainPlan.Stage stage = stages.get(index);
    int count = tile.chain().inputs() / stage.pieces();
    if (index == 0 && source.readsPlainly()) {
      tile.read(source, piece * count, count, rows.kept()[0]);
    }
    findInnerInputs(index, piece);
    for (int l = stage.end() - 1; l >= stage.first(); l--) {
      // The new epsilon takes the place of the input, which is in cache and needed no more.
      boolean passBack = l > 0 || inputEpsilon != null;
      tile.applyBackward(l, stage, piece, inputRow[l], epsilon, passBack, gradient);
      epsilon = inputRow[l];
    }
    if (index > 0) {
      passOn(index, piece, epsilon);
    } else if (inputEpsilon != null) {
      tile.write(inputEpsilon, piece * count, count, epsilon);
    }
  }

  private void passOn(int index, int piece, int epsilon) {
    int children = children(index);
    // Backwards, for the columns read last may still be in cache.
    for (int child = children - 1; child >= 0; child--) {
      backward(index - 1, piece * children + child, epsilon + child * outputRows(index - 1));
    }
  }

  /** First row of what enters a piece of a stage. */
  private int input(int index, int piece) {
    ChainPlan.Stage stage = stages.get(index);
    if (index == 0 && source.readsPlainly()) {
      return rows.kept()[0];
    }
    return rows.kept()[index] + piece * (tile.chain().factor(stage.first()).q() / stage.pieces());
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
