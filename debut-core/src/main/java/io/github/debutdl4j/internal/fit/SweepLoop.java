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
package io.github.debutdl4j.internal.fit;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** Repeats sweeps until they no longer help, and records the errors. */
public final class SweepLoop {

  /** Below this a relative error is rounding. */
  private static final double EXACT = 1e-15;

  private final SweepLimits limits;
  private final DoubleSupplier relativeError;
  private double[] history = new double[32];
  private int done;

  /**
   * Begins with the error of the first fit.
   *
   * @param relativeError returns the error of the current weights
   */
  public SweepLoop(SweepLimits limits, DoubleSupplier relativeError) {
    this.limits = limits;
    this.relativeError = relativeError;
    history[0] = relativeError.getAsDouble();
    limits.progress().swept(0, limits.total(), history[0]);
  }

  /** Sweeps at most this often; ends where a sweep gains less than the tolerance. */
  public void run(int sweeps, Runnable sweep) {
    for (int n = 0; n < sweeps && history[done] > EXACT; n++) {
      sweep.run();
      done++;
      if (done == history.length) {
        history = Arrays.copyOf(history, 2 * done);
      }
      history[done] = relativeError.getAsDouble();
      limits.progress().swept(done, limits.total(), history[done]);
      if (history[done - 1] - history[done] <= limits.tolerance() * history[done - 1]) {
        break;
      }
    }
  }

  public double[] history() {
    return Arrays.copyOf(history, done + 1);
  }
}
