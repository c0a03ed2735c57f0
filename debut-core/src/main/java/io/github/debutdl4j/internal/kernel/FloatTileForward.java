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
import io.github.debutdl4j.internal.kernel.plan.ForwardPlan;
import io.github.debutdl4j.internal.kernel.plan.ForwardStage;
import java.util.List;

/**
 * Takes tiles forward through the first factors of a chain, or through all, stage by stage as the
 * {@link ForwardPlan} has it.
 *
 * <p>A stage works on one of its pieces at a time. It gets its input by running the pieces of the
 * stage before that make it up, the first stage by reading from the source.
 */
final class FloatTileForward {

  private final FloatForwardTile tile;
  private final List<ForwardStage> stages;
  private final FloatColumnSource source;
  private final int[] work;

  /** First row of the tile's whole input if that was read before, or -1. */
  private final int keptInput;

  /**
   * @param firstWorkRow where {@link ForwardPlan#workRows} begin
   * @param keptInput first row of the tile's whole input, or -1 to read piece by piece
   */
  FloatTileForward(
      FloatForwardTile tile,
      ForwardPlan plan,
      FloatColumnSource source,
      int firstWorkRow,
      int keptInput) {
    this.tile = tile;
    this.stages = plan.stages();
    this.source = source;
    this.keptInput = keptInput;
    this.work = new int[stages.size()];
    int row = firstWorkRow;
    for (int i = 0; i < work.length; i++) {
      work[i] = row;
      row += 2 * stages.get(i).widestRows();
    }
  }

  /** Computes all pieces of the last stage. */
  void run(int to) {
    int last = stages.size() - 1;
    for (int piece = 0; piece < stages.get(last).pieces(); piece++) {
      run(last, piece, to + piece * outputRows(last));
    }
  }

  /** Computes one piece of the last stage. */
  void run(int piece, int to) {
    run(stages.size() - 1, piece, to);
  }

  private void run(int index, int piece, int to) {
    ForwardStage stage = stages.get(index);
    int one = work[index];
    int other = one + stage.widestRows();
    int from = input(index, piece, one);
    int l = stage.first();
    while (l < stage.end()) {
      int length = l + 1 < stage.end() && tile.takesPair(l) ? 2 : 1;
      int next = from == other ? one : other;
      int target = l + length == stage.end() ? to : next;
      if (length == 2) {
        tile.applyPair(l, stage.pieces(), piece, from, target);
      } else {
        tile.apply(l, stage.pieces(), piece, from, target);
      }
      from = target;
      l += length;
    }
  }

  /** Finds what enters a piece of a stage, or puts it into the rows offered; returns its row. */
  private int input(int index, int piece, int offered) {
    if (index == 0) {
      int count = tile.chain().inputs() / stages.get(0).pieces();
      if (keptInput >= 0) {
        return keptInput + piece * count;
      }
      tile.read(source, piece * count, count, offered);
      return offered;
    }
    int children = stages.get(index - 1).pieces() / stages.get(index).pieces();
    int childRows = outputRows(index - 1);
    for (int child = 0; child < children; child++) {
      run(index - 1, piece * children + child, offered + child * childRows);
    }
    return offered;
  }

  /** Rows that a piece of a stage gives. */
  private int outputRows(int index) {
    ForwardStage stage = stages.get(index);
    return tile.chain().factor(stage.end() - 1).p() / stage.pieces();
  }
}
