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
package io.github.debutdl4j.cli.training;

import io.github.debutdl4j.cli.model.AnyNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** The examples of each step of a training, and what changes between two steps. */
public interface TrainingPlan {

  /** Number of steps of the whole training. */
  int steps();

  /**
   * The examples of one step. Called once for each step, in order.
   *
   * @param step 0 for the first
   */
  DataSet minibatch(int step);

  /**
   * Changes the learning rate or the updater's state before a step. Does nothing by default.
   *
   * @param step 0 for the first
   */
  default void beforeStep(int step, AnyNetwork network) {}
}
