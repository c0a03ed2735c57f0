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
package io.github.debutdl4j.cli.option;

import io.github.debutdl4j.cli.fault.Faults;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.goal.Goal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The options for what a compressed network must achieve. */
public final class GoalOption {

  @Option(
      names = "--max-drop",
      paramLabel = "POINTS",
      description =
          "Find the smallest network whose accuracy on held-out training images is at most this many"
              + " percentage points below the dense one's; with --budget, of at most that size.")
  private Double points;

  @Option(
      names = "--max-ms",
      paramLabel = "MS",
      description =
          "Find a network whose calls in the runtime take at most this time on this machine, on one"
              + " thread.")
  private Double milliseconds;

  @Option(
      names = "--minibatch",
      paramLabel = "N",
      description = "Images in a call that --max-ms times; default ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private int minibatch;

  @Mixin private InputOption input;

  /** Whether there is a goal besides a number of parameters. */
  public boolean isAsked() {
    return points != null || milliseconds != null;
  }

  /** Adds faults of the options that show without reading a file. */
  public void check(Faults faults, boolean hasData, ParseResult call) {
    if (points != null && !hasData) {
      faults.add("--max-drop needs --data, for without images there is no accuracy");
    }
    if (milliseconds != null) {
      faults.check(() -> Goal.maxLatency(milliseconds, minibatch));
    } else {
      Stream.of("--minibatch", "--input")
          .filter(call::hasMatchedOption)
          .forEach(
              option ->
                  faults.add(option + " says how latency is measured, but there is no --max-ms"));
    }
  }

  /** Whether the accuracy counts. */
  public boolean limitsDrop() {
    return points != null;
  }

  /**
   * The goal.
   *
   * @param budget the most parameters; null for no such limit
   * @param validation held-out images, asked for where the accuracy counts
   */
  public Goal goal(Budget budget, Supplier<DataSetIterator> validation) {
    Optional<Goal> size =
        Optional.ofNullable(budget)
            .map(
                most ->
                    most.isShare()
                        ? Goal.shareOfParameters(most.share())
                        : Goal.parameters(most.parameters()));
    Optional<Goal> accuracy =
        Optional.ofNullable(points).map(most -> Goal.maxAccuracyDrop(most, validation.get()));
    Optional<Goal> latency =
        Optional.ofNullable(milliseconds).map(most -> Goal.maxLatency(most, minibatch));
    return Stream.of(size, accuracy, latency)
        .flatMap(Optional::stream)
        .reduce(Goal::and)
        .orElseThrow();
  }

  /** How networks are exported to be timed. */
  public ExportOptions.Builder export() {
    ExportOptions.Builder options = ExportOptions.builder();
    input.addTo(options);
    return options;
  }
}
