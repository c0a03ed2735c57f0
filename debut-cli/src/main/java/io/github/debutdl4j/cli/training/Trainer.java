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

/**
 * Trains a network step by step, and stops at the first loss or parameter that is not finite.
 *
 * <p>Deterministic for a seeded network and plan.
 */
public final class Trainer {

  private final Listener listener;

  /** Is told about every step. */
  @FunctionalInterface
  public interface Listener {

    /**
     * A step is done.
     *
     * @param step 0 for the first
     * @param loss training loss of the step
     */
    void onStep(int step, double loss);
  }

  /**
   * @param listener is told about every step
   */
  public Trainer(Listener listener) {
    this.listener = listener;
  }

  /**
   * Takes all steps of a plan.
   *
   * @throws TrainingException if a loss or a parameter becomes infinite or NaN
   */
  public void train(AnyNetwork network, TrainingPlan plan) {
    for (int step = 0; step < plan.steps(); step++) {
      plan.beforeStep(step, network);
      network.fit(plan.minibatch(step));
      double loss = network.score();
      checkFinite(step, "the loss is " + loss, loss);
      checkFinite(step, "not all parameters are finite", network.sumOfParameters());
      listener.onStep(step, loss);
    }
  }

  private static void checkFinite(int step, String what, double value) {
    if (!Double.isFinite(value)) {
      throw new TrainingException(
          "training stopped at step "
              + (step + 1)
              + ": "
              + what
              + "; nothing is saved. Check the data and its scaling, or use a lower learning rate");
    }
  }
}
