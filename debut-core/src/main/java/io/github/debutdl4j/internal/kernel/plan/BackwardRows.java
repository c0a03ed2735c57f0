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

/**
 * What each row of a tile is used for in a backward pass. The epsilon at the result comes first.
 *
 * @param headWork first of those in which the head is computed forward
 * @param input first of those for what enters each stage
 * @param held rows held of that: of the stages of the head those of one of its pieces, but for the
 *     chain's input where that is held as a whole
 * @param inner first of those between the factors of a pair, for a piece
 * @param count how many rows there are, without those of the result
 * @param resultRows rows after these for a piece of the chain's result, which is needed only where
 *     an activation follows
 */
public record BackwardRows(
    int headWork, int[] input, int[] held, int inner, int count, int resultRows) {

  /** The tile's row that holds a row of what enters a stage. */
  public int of(int stage, int row) {
    return input[stage] + row % held[stage];
  }

  /** First of the rows for a piece of the chain's result, needed only before an activation. */
  public int result() {
    return count;
  }
}
