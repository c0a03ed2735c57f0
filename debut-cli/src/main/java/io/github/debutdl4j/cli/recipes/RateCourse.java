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
package io.github.debutdl4j.cli.recipes;

import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * A learning rate that is piecewise linear, and zero after its last point.
 *
 * <p>Each line consists of ten constant steps: a schedule must be one of DL4J's classes to be read
 * with the network, and none of those of 1.0.0-M2.1 falls linearly. Its {@code PolySchedule} is
 * {@code (1 + i/n)^p} where {@code (1 - i/n)^p} is meant, so the rate rises.
 */
final class RateCourse {

  private static final int STAIR = 10;

  private final Map<Integer, Double> rates = new TreeMap<>();
  private int end;

  /** Adds a line over this number of steps. */
  RateCourse line(int steps, double from, double to) {
    for (int step = 0; step < steps; step += STAIR) {
      rates.put(end + step, from + (to - from) * step / steps);
    }
    end += steps;
    return this;
  }

  ISchedule schedule() {
    rates.put(end, 0.0);
    return new MapSchedule(ScheduleType.ITERATION, rates);
  }
}
