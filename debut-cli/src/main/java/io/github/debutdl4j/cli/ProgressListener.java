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
package io.github.debutdl4j.cli;

import io.github.debutdl4j.cli.console.Progress;
import io.github.debutdl4j.cli.report.LossHistory;
import io.github.debutdl4j.cli.training.Trainer;

/** Shows training as a progress bar with a running mean of the loss, and records the losses. */
final class ProgressListener implements Trainer.Listener, AutoCloseable {

  private static final double SMOOTHING = 0.98;

  private final LossHistory history;
  private final Progress bar;
  private double smoothed;

  /**
   * @param history records the losses
   */
  ProgressListener(String task, long steps, LossHistory history) {
    this.history = history;
    bar = new Progress(task, steps);
  }

  @Override
  public void onStep(int step, double loss) {
    history.add(loss);
    smoothed = step == 0 ? loss : SMOOTHING * smoothed + (1 - SMOOTHING) * loss;
    bar.step();
    bar.note("loss %.4f".formatted(smoothed));
  }

  @Override
  public void close() {
    bar.close();
  }
}
