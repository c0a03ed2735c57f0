package io.github.debutdl4j.examples.cli;

import io.github.debutdl4j.examples.model.Trainer;

/** Shows training as a progress bar. */
final class ProgressListener implements Trainer.Listener, AutoCloseable {

  private final Progress bar;

  ProgressListener(String task, long steps) {
    bar = new Progress(task, steps);
  }

  @Override
  public void onStep() {
    bar.step();
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
