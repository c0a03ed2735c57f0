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
package io.github.debutdl4j.cli.recipes;

import java.util.Arrays;
import java.util.Random;

/** The order of the examples: each epoch has all of them, in its own order. */
final class EpochOrder {

  private final int examples;
  private final int minibatch;
  private final long seed;
  private int epoch = -1;
  private int[] order;

  EpochOrder(int examples, int minibatch, long seed) {
    this.examples = examples;
    this.minibatch = minibatch;
    this.seed = seed;
  }

  /** Whole minibatches in an epoch; the rest of an epoch is left out. */
  int stepsPerEpoch() {
    return examples / minibatch;
  }

  /** Examples of a step, counted over all epochs. */
  int[] examples(int step) {
    if (step / stepsPerEpoch() != epoch) {
      epoch = step / stepsPerEpoch();
      order = shuffled(new Random(seed * 31 + epoch));
    }
    int from = step % stepsPerEpoch() * minibatch;
    return Arrays.copyOfRange(order, from, from + minibatch);
  }

  private int[] shuffled(Random random) {
    int[] shuffled = new int[examples];
    for (int i = 0; i < examples; i++) {
      int other = random.nextInt(i + 1);
      shuffled[i] = shuffled[other];
      shuffled[other] = i;
    }
    return shuffled;
  }
}
