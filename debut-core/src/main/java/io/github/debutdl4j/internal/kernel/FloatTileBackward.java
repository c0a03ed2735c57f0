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

/**
 * Takes tiles backward through a chain, piece by piece as the {@link BackwardPlan} has it.
 *
 * <p>For each piece of the last link, first what enters it and the links before it is computed,
 * back to the head. Then, going down into the pieces that make up a piece, a link adds its
 * gradients and replaces its input by the epsilon there; what enters the links of the head is
 * computed when the turn of their piece has come.
 */
final class FloatTileBackward {

  private final FloatTile tile;
  private final BackwardPlan plan;
  private final BackwardPlan.Rows rows;
  private final FloatTileForward head;
  private final FloatColumnSource source;
  private final FloatColumnSink inputEpsilon;
  private final FloatGradientSums gradient;

  /**
   * @param tile has at least as many rows as {@code rows} counts
   * @param rows hold the whole input unless the source reads plainly
   * @param inputEpsilon receives the epsilon at the input, or null
   */
  FloatTileBackward(
      FloatTile tile,
      BackwardPlan plan,
      BackwardPlan.Rows rows,
      FloatColumnSource source,
      FloatColumnSink inputEpsilon,
      FloatGradientSums gradient) {
    this.tile = tile;
    this.plan = plan;
    this.rows = rows;
    this.source = source;
    this.inputEpsilon = inputEpsilon;
    this.gradient = gradient;
    int input = source.readsPlainly() ? -1 : rows.of(0, 0);
    this.head =
        plan.headLinks() == 0
            ? null
            : new FloatTileForward(tile, plan.headForward(), source, rows.headWork(), input);
  }

  /** Adds the gradients of the selected columns; the first rows hold the epsilon at the result. */
  void run() {
    if (!source.readsPlainly()) {
      tile.read(source, 0, tile.chain().inputs(), rows.of(0, 0));
    }
    int last = plan.links().size() - 1;
    for (int piece = 0; piece < link(last).pieces(); piece++) {
      findInput(last, piece);
      backward(last, piece, piece * link(last).outputRows());
    }
  }

  /** Computes what enters a piece of a link, and before it what that is made of. */
  private void findInput(int index, int piece) {
    if (index == 0) {
      if (source.readsPlainly()) {
        int count = link(0).inputRows();
        tile.read(source, piece * count, count, inputRow(0, piece));
      }
      return;
    }
    int children = children(index);
    for (int child = piece * children; child < (piece + 1) * children; child++) {
      if (index == plan.headLinks()) {
        head.run(child, outputRow(index - 1, child));
      } else {
        findInput(index - 1, child);
        forward(index - 1, child);
      }
    }
  }

  private void forward(int index, int piece) {
    BackwardPlan.Link link = link(index);
    int from = inputRow(index, piece);
    int to = outputRow(index, piece);
    if (link.isPair() && tile.takesPair(link.first())) {
      tile.applyPair(link.first(), link.pieces(), piece, from, to);
    } else if (link.isPair()) {
      tile.apply(link.first(), link.pieces(), piece, from, rows.inner());
      tile.apply(link.last(), link.pieces(), piece, rows.inner(), to);
    } else {
      tile.apply(link.first(), link.pieces(), piece, from, to);
    }
  }

  /** Adds the gradients of a piece of a link, and of the pieces that it is made of. */
  private void backward(int index, int piece, int epsilon) {
    BackwardPlan.Link link = link(index);
    int input = inputRow(index, piece);
    // The new epsilon takes the place of the input, which is in cache and needed no more.
    if (link.isPair()) {
      tile.applyPairBackward(
          link.first(), link.pieces(), piece, input, epsilon, rows.inner(), gradient);
    } else {
      boolean passBack = index > 0 || inputEpsilon != null;
      tile.applyBackward(link.first(), link.pieces(), piece, input, epsilon, passBack, gradient);
    }
    if (index > 0) {
      passOn(index, piece);
    } else if (inputEpsilon != null) {
      tile.write(inputEpsilon, piece * link.inputRows(), link.inputRows(), input);
    }
  }

  private void passOn(int index, int piece) {
    int children = children(index);
    // Backwards, for what was computed last may still be in cache.
    for (int child = (piece + 1) * children - 1; child >= piece * children; child--) {
      if (index == plan.headLinks()) {
        findInput(index - 1, child);
      }
      backward(index - 1, child, outputRow(index - 1, child));
    }
  }

  private BackwardPlan.Link link(int index) {
    return plan.links().get(index);
  }

  /** First row of what enters a piece of a link. */
  private int inputRow(int index, int piece) {
    return rows.of(index, piece * link(index).inputRows());
  }

  /** First row of what a piece of a link gives to the next. */
  private int outputRow(int index, int piece) {
    return rows.of(index + 1, piece * link(index).outputRows());
  }

  /** Pieces of the link before that make up a piece of a link. */
  private int children(int index) {
    return link(index - 1).pieces() / link(index).pieces();
  }
}
