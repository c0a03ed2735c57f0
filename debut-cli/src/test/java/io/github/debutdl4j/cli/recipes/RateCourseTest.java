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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class RateCourseTest {

  @Test
  void risesAndFallsInTenConstantStepsAndEndsAtZero() {
    ISchedule rate = new RateCourse().line(100, 1, 2).line(50, 2, 0).schedule();

    assertThat(rate.valueAt(0, 0)).isEqualTo(1);
    assertThat(rate.valueAt(9, 0)).isEqualTo(1);
    assertThat(rate.valueAt(55, 0)).isCloseTo(1.5, within(1e-12));
    assertThat(rate.valueAt(100, 0)).isEqualTo(2);
    assertThat(rate.valueAt(149, 0)).isCloseTo(0.4, within(1e-12));
    assertThat(rate.valueAt(150, 0)).isZero();
    assertThat(rate.valueAt(10_000, 0)).isZero();
  }

  /**
   * Why DL4J's own schedule cannot be used: with power one it should halve, but it rises by half.
   */
  @Test
  void dl4jsPolynomialScheduleRises() {
    ISchedule poly = new PolySchedule(ScheduleType.ITERATION, 1, 1, 10);

    assertThat(poly.valueAt(5, 0)).isEqualTo(1.5);
  }
}
