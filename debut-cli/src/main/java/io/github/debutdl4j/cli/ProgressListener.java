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

import io.github.debutdl4j.cli.model.Trainer;
import io.github.debutdl4j.cli.report.LossHistory;

/** Shows training as a progress bar, and takes down its losses. */
final class ProgressListener implements Trainer.Listener, AutoCloseable {

  private final LossHistory history;
  private final Progress bar;

  /**
   * @param history takes down the losses
   */
  ProgressListener(String task, long steps, LossHistory history) {
    this.history = history;
    bar = new Progress(task, steps);
  }

  @Override
  public void onStep(double loss) {
    bar.step();
    history.add(loss);
  }

  @Override
  public void onEpoch(int epoch, double meanLoss) {
    bar.note(String.format("epoch %d: loss %.4f", epoch, meanLoss));
  }

  @Override
  public void close() {
    bar.close();
  }
}
