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

/**
 * One factor, or two that the kernel takes together, that a tile passes through backward, one
 * independent piece after another.
 *
 * @param first index of the first factor
 * @param last index of the last factor: the first or the one after it
 * @param pieces number of independent pieces that the factors fall into
 */
public record BackwardStage(DeButChain chain, int first, int last, int pieces) {

  /** Whether it is two factors. */
  public boolean isPair() {
    return first < last;
  }

  /** Rows that enter a piece. */
  public int inputRows() {
    return chain.factor(first).q() / pieces;
  }

  /** Rows between the two factors of a pair in a piece; 0 if it is not a pair. */
  int innerRows() {
    return isPair() ? chain.factor(last).q() / pieces : 0;
  }

  /** Rows that leave a piece. */
  public int outputRows() {
    return chain.factor(last).p() / pieces;
  }
}
