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
package io.github.debutdl4j.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How often a benchmark method is called before it is timed, and how many times are taken.
 *
 * @param mode of JMH: the average over a stretch of time, or every call on its own
 * @param warmups stretches or calls before
 * @param measurements stretches or calls that give a time each
 */
public record Pace(Mode mode, int warmups, int measurements) {

  /** Nine half seconds, the last five of them measured: for what takes milliseconds. */
  public static final Pace HALF_SECONDS = new Pace(Mode.AverageTime, 4, 5);

  private static final TimeValue STRETCH = TimeValue.milliseconds(500);

  /** Every call measured on its own: for what takes a second or so. */
  public static Pace calls(int warmups, int measurements) {
    return new Pace(Mode.SingleShotTime, warmups, measurements);
  }

  void applyTo(ChainedOptionsBuilder options) {
    options
        .mode(mode)
        .timeUnit(TimeUnit.MILLISECONDS)
        .warmupIterations(warmups)
        .measurementIterations(measurements);
    if (mode == Mode.AverageTime) {
      options.warmupTime(STRETCH).measurementTime(STRETCH);
    }
  }
}
