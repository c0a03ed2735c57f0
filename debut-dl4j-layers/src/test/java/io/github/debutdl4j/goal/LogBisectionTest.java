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
package io.github.debutdl4j.goal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The range of sizes shrinks to the boundary. */
class LogBisectionTest {

  @Test
  void findsABoundaryInAFewSteps() {
    LogBisection sizes = new LogBisection(1_000, 1_000_000);
    int steps = 0;
    long suits = 0;
    while (sizes.isOpen()) {
      long size = sizes.next();
      steps++;
      if (size >= 20_000) {
        suits = size;
        sizes.goBelow(size);
      } else {
        sizes.goAbove(size);
      }
    }

    assertThat(suits).isBetween(20_000L, 21_600L);
    assertThat(steps).isEqualTo(7);
  }

  @Test
  void aRangeOfNeighboursIsClosed() {
    assertThat(new LogBisection(5, 6).isOpen()).isFalse();
    assertThat(new LogBisection(5, 7).next()).isEqualTo(6);
  }
}
