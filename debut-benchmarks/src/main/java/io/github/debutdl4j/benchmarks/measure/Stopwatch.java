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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.openjdk.jmh.results.IterationResult;

/**
 * Runs benchmark methods with JMH, each in a separate JVM, several rounds through all of them, so
 * that methods that are compared run close together.
 */
public final class Stopwatch {

  private final int rounds;
  private final Map<String, List<Double>> milliseconds = new LinkedHashMap<>();

  /**
   * @param rounds how often every method is run
   */
  public Stopwatch(int rounds) {
    this.rounds = rounds;
  }

  /** Runs the tasks in their order, as often as there are rounds. */
  public void run(List<Task> tasks) {
    run(tasks, task -> {});
  }

  /**
   * Runs the tasks in their order, as often as there are rounds.
   *
   * @param before is told of each task before it runs
   */
  public void run(List<Task> tasks, Consumer<Task> before) {
    for (int round = 0; round < rounds; round++) {
      for (Task task : tasks) {
        before.accept(task);
        List<Double> times = milliseconds.computeIfAbsent(task.name(), n -> new ArrayList<>());
        for (IterationResult iteration : task.run()) {
          times.add(iteration.getPrimaryResult().getScore());
        }
      }
    }
  }

  /** The median time of a task, in milliseconds. */
  public double median(String name) {
    return median(milliseconds.get(name));
  }

  public static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(t -> t).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** How many times faster one task is than the other, by their medians. */
  public double speedup(String slow, String fast) {
    return median(slow) / median(fast);
  }

  /** The geometric mean. */
  public static double geometricMean(double[] values) {
    return Math.exp(Arrays.stream(values).map(Math::log).average().orElse(0));
  }
}
