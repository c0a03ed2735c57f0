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

import io.github.debutdl4j.internal.kernel.columns.FloatColumnSource;
import io.github.debutdl4j.internal.kernel.factor.FloatFactorSlice;
import io.github.debutdl4j.internal.kernel.factor.FloatGradientSums;
import io.github.debutdl4j.internal.kernel.factor.FloatGridGradients;
import io.github.debutdl4j.internal.kernel.factor.FloatPairGradients;
import io.github.debutdl4j.internal.kernel.plan.BackwardPlan;
import io.github.debutdl4j.internal.kernel.plan.BackwardRows;
import io.github.debutdl4j.internal.kernel.plan.BackwardStage;

/**
 * Takes tiles backward through a chain, piece by piece as the {@link BackwardPlan} has it.
 *
 * <p>For each piece of the last stage, first what enters it and the stages before it is computed,
 * back to the head. Then, going down into the pieces that make up a piece, a stage adds its
 * gradients and replaces its input by the epsilon there; what enters the stages of the head is
 * computed when their piece is next.
 */
final class FloatTileBackward {

  private final FloatTile tile;
  private final BackwardPlan plan;
  private final BackwardRows rows;
  private final FloatTileForward head;
  private final FloatBackwardCall call;
  private final FloatColumnSource source;
  private final FloatGradientSums gradient;

  /** By stage; null for pairs. */
  private final FloatGridGradients[] gradients;

  /** By stage; null for single factors. */
  private final FloatPairGradients[] pairGradients;

  /**
   * @param tile has at least as many rows as {@link #rows} says
   */
  FloatTileBackward(
      FloatTile tile, BackwardPlan plan, FloatBackwardCall call, FloatGradientSums gradient) {
    this.tile = tile;
    this.plan = plan;
    this.rows = plan.rows(!call.x().readsPlainly());
    this.call = call;
    this.source = call.x();
    this.gradient = gradient;
    int input = source.readsPlainly() ? -1 : rows.of(0, 0);
    this.head =
        plan.headStages() == 0
            ? null
            : new FloatTileForward(tile, plan.headForward(), source, rows.headWork(), input);
    this.gradients = new FloatGridGradients[plan.stages().size()];
    this.pairGradients = new FloatPairGradients[plan.stages().size()];
    for (int index = 0; index < gradients.length; index++) {
      BackwardStage stage = stage(index);
      if (stage.isPair()) {
        pairGradients[index] = tile.pairGradients(stage.first(), rows.inner(), gradient);
      } else {
        gradients[index] = tile.gradients(stage.first(), gradient);
      }
    }
  }

  /** Rows of a tile that a backward pass needs. */
  static int rows(BackwardPlan plan, FloatBackwardCall call) {
    BackwardRows rows = plan.rows(!call.x().readsPlainly());
    return call.epilogue().isLinear() ? rows.count() : rows.count() + rows.resultRows();
  }

  /** Adds the gradients of the selected columns. */
  void run() {
    tile.read(call.epsilon(), 0, tile.chain().outputs(), 0);
    if (!source.readsPlainly()) {
      tile.read(source, 0, tile.chain().inputs(), rows.of(0, 0));
    }
    int last = plan.stages().size() - 1;
    for (int piece = 0; piece < stage(last).pieces(); piece++) {
      findInput(last, piece);
      passThroughEpilogue(last, piece);
      backward(last, piece, piece * stage(last).outputRows());
    }
  }

  /** Turns the epsilon after the activation into the one before it, and adds up the bias. */
  private void passThroughEpilogue(int last, int piece) {
    int count = stage(last).outputRows();
    int first = piece * count;
    int present = Math.min(count, call.epsilon().rows() - first);
    if (!call.epilogue().isLinear()) {
      forward(last, piece, rows.result());
      tile.backprop(call.epilogue(), first, present, rows.result());
    }
    if (call.withBias()) {
      tile.addBiasGradient(first, present, gradient);
    }
  }

  /** Computes what enters a piece of a stage, and before it what that is made of. */
  private void findInput(int index, int piece) {
    if (index == 0) {
      if (source.readsPlainly()) {
        int count = stage(0).inputRows();
        tile.read(source, piece * count, count, inputRow(0, piece));
      }
      return;
    }
    int children = children(index);
    for (int child = piece * children; child < (piece + 1) * children; child++) {
      if (index == plan.headStages()) {
        head.run(child, outputRow(index - 1, child));
      } else {
        findInput(index - 1, child);
        forward(index - 1, child, outputRow(index - 1, child));
      }
    }
  }

  private void forward(int index, int piece, int to) {
    BackwardStage stage = stage(index);
    int from = inputRow(index, piece);
    if (stage.isPair() && tile.takesPair(stage.first())) {
      tile.applyPair(stage.first(), stage.pieces(), piece, from, to);
    } else if (stage.isPair()) {
      tile.apply(stage.first(), stage.pieces(), piece, from, rows.inner());
      tile.apply(stage.last(), stage.pieces(), piece, rows.inner(), to);
    } else {
      tile.apply(stage.first(), stage.pieces(), piece, from, to);
    }
  }

  /** Adds the gradients of a piece of a stage, and of the pieces that it is made of. */
  private void backward(int index, int piece, int epsilon) {
    BackwardStage stage = stage(index);
    int input = inputRow(index, piece);
    // The new epsilon overwrites the input, which is in cache and no longer needed.
    if (stage.isPair()) {
      tile.selectPair(stage.first(), stage.pieces(), piece);
      pairGradients[index].backward(input, epsilon);
    } else {
      FloatFactorSlice slice = tile.slice(stage.first(), stage.pieces(), piece);
      boolean passBack = index > 0 || call.inputEpsilon() != null;
      tile.applyBackward(slice, input, epsilon, passBack, gradients[index]);
    }
    if (index > 0) {
      passOn(index, piece);
    } else if (call.inputEpsilon() != null) {
      tile.write(call.inputEpsilon(), piece * stage.inputRows(), stage.inputRows(), input);
    }
  }

  private void passOn(int index, int piece) {
    int children = children(index);
    // Backwards, because what was computed last may still be in cache.
    for (int child = (piece + 1) * children - 1; child >= piece * children; child--) {
      if (index == plan.headStages()) {
        findInput(index - 1, child);
      }
      backward(index - 1, child, outputRow(index - 1, child));
    }
  }

  private BackwardStage stage(int index) {
    return plan.stages().get(index);
  }

  /** First row of what enters a piece of a stage. */
  private int inputRow(int index, int piece) {
    return rows.of(index, piece * stage(index).inputRows());
  }

  /** First row of what a piece of a stage gives to the next. */
  private int outputRow(int index, int piece) {
    return rows.of(index + 1, piece * stage(index).outputRows());
  }

  /** Pieces of the stage before that make up a piece of a stage. */
  private int children(int index) {
    return stage(index - 1).pieces() / stage(index).pieces();
  }
}
