package io.github.debutdl4j.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Losses of training, averaged over some steps each, for a curve. */
public final class LossHistory {

  private static final int STEPS_PER_POINT = 25;

  private final List<Double> steps = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();
  private double sum;
  private int step;

  /** Takes down the loss of the next step. */
  public void add(double loss) {
    sum += loss;
    step++;
    if (step % STEPS_PER_POINT == 0) {
      steps.add((double) step);
      losses.add(sum / STEPS_PER_POINT);
      sum = 0;
    }
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return step == 0;
  }

  /** The curve as a PNG. */
  public byte[] png() {
    List<Double> allSteps = new ArrayList<>(steps);
    List<Double> allLosses = new ArrayList<>(losses);
    int rest = step % STEPS_PER_POINT;
    if (rest > 0) {
      allSteps.add((double) step);
      allLosses.add(sum / rest);
    }
    return new CurvePicture("step", "training loss").curve("loss", allSteps, allLosses).png();
  }
}
