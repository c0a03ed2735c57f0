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

  /** Records the loss of the next step. */
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
