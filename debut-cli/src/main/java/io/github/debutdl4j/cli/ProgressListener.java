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
