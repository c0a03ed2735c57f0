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
package io.github.debutdl4j.internal.kernel.plan;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * The order in which a tile goes backward through a chain, and what each of its rows is used for.
 *
 * <p>The chain is taken stage by stage: one factor, or two that the kernel takes together. If it is
 * too wide for the cache, its first stages form the head: what enters them is not kept from the
 * forward pass but computed once more, one piece of the head at a time, so that it is in cache when
 * it is needed. What enters the other stages is kept. A stage is taken in small pieces: forward
 * each as soon as the pieces of the stage before that make it up are there, backward each as soon
 * as the epsilon at its result is.
 */
public final class BackwardPlan {

  /** Most rows of a piece of the head; a chain of no more rows has no head. */
  private static final int MOST_ROWS = 512;

  /**
   * The first stages of the head, and those after it, that together fit this number of rows share
   * the pieces of the last of them.
   */
  private static final int FEW_ROWS = 96;

  private final DeButChain chain;
  private final List<BackwardStage> stages = new ArrayList<>();
  private final int headStages;
  private final ForwardPlan headForward;
  private final BackwardRows rows;
  private final BackwardRows rowsWithWholeInput;

  /**
   * @param pairs which neighbouring factors the kernel takes together
   */
  public BackwardPlan(DeButChain chain, BiPredicate<DeButFactor, DeButFactor> pairs) {
    this.chain = chain;
    ChainPieces pieces = new ChainPieces(chain);
    int headLength = headLength(pieces, chain.length());
    addStages(pieces, 0, headLength, pairs);
    this.headStages = stages.size();
    addStages(pieces, headLength, chain.length(), pairs);
    this.headForward = headLength == 0 ? null : new ForwardPlan(chain, headLength);
    this.rows = placeRows(false);
    this.rowsWithWholeInput = placeRows(true);
  }

  /** How many factors form the head. Where all fit, or in one piece, nothing is computed twice. */
  private static int headLength(ChainPieces pieces, int length) {
    int last = pieces.lastThatFits(0, length, MOST_ROWS);
    boolean isHead = last >= 0 && last < length - 1 && pieces.count(last) > 1;
    return isHead ? last + 1 : 0;
  }

  private void addStages(
      ChainPieces pieces, int from, int end, BiPredicate<DeButFactor, DeButFactor> pairs) {
    int lastOfFewRows = pieces.lastThatFits(from, end, FEW_ROWS);
    for (int first = from; first < end; first = stages.get(stages.size() - 1).last() + 1) {
      boolean isPair = first + 1 < end && pairs.test(chain.factor(first), chain.factor(first + 1));
      int last = isPair ? first + 1 : first;
      stages.add(
          new BackwardStage(chain, first, last, pieces.count(Math.max(last, lastOfFewRows))));
    }
  }

  public List<BackwardStage> stages() {
    return stages;
  }

  /** How many stages form the head; 0 if there is none. */
  public int headStages() {
    return headStages;
  }

  /** How the head is computed forward, in the pieces of its last stage; null if there is none. */
  public ForwardPlan headForward() {
    return headForward;
  }

  /**
   * The rows that a backward pass uses.
   *
   * @param wholeInput whether the whole input of the chain is held, even if there is a head
   */
  public BackwardRows rows(boolean wholeInput) {
    return wholeInput ? rowsWithWholeInput : rows;
  }

  private BackwardRows placeRows(boolean wholeInput) {
    int firstOfPieces = wholeInput ? 1 : 0;
    int[] input = new int[stages.size()];
    int[] held = new int[stages.size()];
    // The forward pass over the head and what enters its stages are never needed at the same time.
    int headWork = chain.outputs();
    int next = headWork;
    for (int i = firstOfPieces; i < headStages; i++) {
      input[i] = next;
      held[i] = chain.factor(stages.get(i).first()).q() / stages.get(headStages - 1).pieces();
      next += held[i];
    }
    if (headStages > 0) {
      next = Math.max(next, headWork + headForward.workRows());
    }
    for (int i = 0; i < stages.size(); i++) {
      if (i < firstOfPieces || i >= headStages) {
        input[i] = next;
        held[i] = chain.factor(stages.get(i).first()).q();
        next += held[i];
      }
    }
    int mostInner = stages.stream().mapToInt(BackwardStage::innerRows).max().orElse(0);
    int resultRows = stages.get(stages.size() - 1).outputRows();
    return new BackwardRows(headWork, input, held, next, next + mostInner, resultRows);
  }
}
