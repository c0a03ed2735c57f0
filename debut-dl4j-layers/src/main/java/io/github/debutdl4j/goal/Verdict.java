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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a network meets a goal, and by how much it does not.
 *
 * @param goal the goal
 * @param dense the measurements of the dense network
 * @param chosen the measurements of the network
 */
record Verdict(Goal goal, Trial dense, Trial chosen) {

  boolean isMet() {
    return goal.mostParameters(dense.parameters()).filter(m -> chosen.parameters() > m).isEmpty()
        && goal.accuracyDrop().filter(limit -> drop() > limit.points() + 1e-9).isEmpty()
        && goal.latency()
            .filter(limit -> !(chosen.latencyMillis() <= limit.milliseconds()))
            .isEmpty();
  }

  private double drop() {
    return 100 * (dense.accuracy() - chosen.accuracy());
  }

  /**
   * The outcome in one sentence.
   *
   * @param tried number of networks that were tried
   */
  String sentence(int tried) {
    List<String> figures = new ArrayList<>();
    figures.add(
        text(
            "%,d parameters (%.2f %%)",
            chosen.parameters(), 100.0 * chosen.parameters() / dense.parameters()));
    goal.accuracyDrop()
        .ifPresent(
            limit ->
                figures.add(
                    text("%s on validation data (limit %s)", points(drop()), limit.points())));
    goal.latency()
        .ifPresent(
            limit ->
                figures.add(
                    text(
                        "%.3f ms for a minibatch of %d (limit %s ms)",
                        chosen.latencyMillis(), limit.minibatch(), limit.milliseconds())));
    String network = String.join(", ", figures);
    return isMet()
        ? "goal met: " + network
        : text("goal not met: of %d networks tried, the closest has %s", tried, network);
  }

  private static String points(double drop) {
    return drop >= 0
        ? text("%.2f points below the dense network", drop)
        : text("%.2f points above the dense network", -drop);
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
