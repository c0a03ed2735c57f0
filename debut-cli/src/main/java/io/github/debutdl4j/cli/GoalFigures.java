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
package io.github.debutdl4j.cli;

import io.github.debutdl4j.cli.console.Table;
import io.github.debutdl4j.goal.GoalResult;
import io.github.debutdl4j.goal.Trial;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of a search for a goal, for people and for programs. */
final class GoalFigures {

  private GoalFigures() {}

  /** A row for each network that was tried, for the dense one and for the chosen one. */
  static Table table(GoalResult<?> found) {
    Table table = new Table("network", "parameters", "share", "accuracy", "ms per call");
    found.tried().forEach(trial -> row(table, "tried", trial, found));
    row(table, "chosen, fine-tuned", found.chosen(), found);
    row(table, "dense", found.dense(), found);
    return table;
  }

  private static void row(Table table, String name, Trial trial, GoalResult<?> found) {
    table.row(
        name,
        "%,d".formatted(trial.parameters()),
        "%.2f %%".formatted(100.0 * trial.parameters() / found.dense().parameters()),
        accuracy(trial),
        latency(trial));
  }

  static String describe(Trial trial) {
    return "%,d parameters: accuracy %s, %s ms per call"
        .formatted(trial.parameters(), accuracy(trial), latency(trial));
  }

  private static String accuracy(Trial trial) {
    return Double.isNaN(trial.accuracy()) ? "-" : "%.2f %%".formatted(100 * trial.accuracy());
  }

  private static String latency(Trial trial) {
    return Double.isNaN(trial.latencyMillis()) ? "-" : "%.4f".formatted(trial.latencyMillis());
  }

  /** The outcome for programs; figures that were not measured are null. */
  static Map<String, Object> json(GoalResult<?> found) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("met", found.met());
    json.put("drop", orNull(found.accuracyDrop()));
    json.put("latencyMs", orNull(found.chosen().latencyMillis()));
    json.put("tried", found.tried().stream().map(GoalFigures::json).toList());
    return json;
  }

  private static Map<String, Object> json(Trial trial) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("params", trial.parameters());
    json.put("accuracy", orNull(trial.accuracy()));
    json.put("latencyMs", orNull(trial.latencyMillis()));
    return json;
  }

  private static Double orNull(double figure) {
    return Double.isNaN(figure) ? null : figure;
  }
}
