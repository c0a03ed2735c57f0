package io.github.debutdl4j.examples.cli;

import io.github.debutdl4j.examples.model.Trainer;
import io.github.debutdl4j.examples.report.LossHistory;

/** Shows training as a progress bar, and keeps its losses. */
final class ProgressListener implements Trainer.Listener, AutoCloseable {

  private final LossHistory history = new LossHistory();
  private final Progress bar;

  ProgressListener(String task, long steps) {
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

  /** The losses so far. */
  LossHistory history() {
    return history;
  }

  @Override
  public void close() {
    bar.close();
  }
}
