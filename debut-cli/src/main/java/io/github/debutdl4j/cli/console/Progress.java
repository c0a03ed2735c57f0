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
package io.github.debutdl4j.cli.console;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error; rarely redrawn where no terminal shows it. */
public final class Progress implements AutoCloseable {

  private static final int WIDTH = 100;

  @SuppressWarnings(
      "SystemConsoleNull") // never null in Java 22 to 24, which then redraw more often
  private static final int REDRAW_MILLISECONDS = System.console() != null ? 250 : 15_000;

  private final ProgressBar bar;

  public Progress(String task, long steps) {
    this(task, steps, "", 1);
  }

  /**
   * A bar that counts in larger units.
   *
   * @param unit what is shown after the number of units
   * @param stepsOfUnit steps that make up one
   */
  public Progress(String task, long steps, String unit, long stepsOfUnit) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setUnit(unit, stepsOfUnit)
            .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
            .build();
  }

  /** One step is done. */
  public void step() {
    bar.step();
  }

  /** This number of steps is done in total. */
  public void stepTo(long steps) {
    bar.stepTo(steps);
  }

  /** A short text after the bar. */
  public void note(String text) {
    bar.setExtraMessage(text);
  }

  @Override
  public void close() {
    bar.close();
  }
}
