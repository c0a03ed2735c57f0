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
package io.github.debutdl4j.benchmarks;

import io.github.debutdl4j.benchmarks.measure.Comparison;
import io.github.debutdl4j.benchmarks.measure.Pace;
import io.github.debutdl4j.benchmarks.measure.Stopwatch;
import io.github.debutdl4j.benchmarks.measure.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.IterationResult;

/** {@code debut bench memory}: what training steps of DeBut layers allocate and do not free. */
public final class MemoryComparison {

  private final int rounds;
  private final List<List<String>> rows = new ArrayList<>();

  private MemoryComparison(int rounds) {
    this.rounds = rounds;
  }

  /**
   * Counts bytes of heap per step, then runs ten thousand steps.
   *
   * @param rounds how often; medians of the bytes per step, the maximum of what is not freed
   */
  public static Comparison run(int rounds) {
    return new MemoryComparison(rounds).report();
  }

  private Comparison report() {
    List<Map<String, Object>> layers = new ArrayList<>();
    for (SteppedLayer layer : SteppedLayer.values()) {
      layers.add(layer(layer.title(), allocated(step(layer))));
    }
    double network = allocated(fit()) / VggConvolution.ALL.size();
    layers.add(layer("VGG16 fit, divided by its convolutions", network));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("layers", layers);
    addGrowth(json);
    return new Comparison(List.of("training steps, minibatch 32", "bytes"), rows, json);
  }

  private static Task step(SteppedLayer layer) {
    return new Task(
        layer.title(),
        StepBenchmark.class,
        "step",
        Pace.HALF_SECONDS,
        Map.of("layer", layer.name(), "minibatch", 32));
  }

  private static Task fit() {
    return new Task(
        "VGG16 fit",
        NetworkBenchmark.class,
        "fit",
        Pace.calls(5, 5),
        Map.of("deBut", true, "minibatch", 32));
  }

  private double allocated(Task task) {
    List<Double> bytes = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      bytes.addAll(task.allocatedBytes());
    }
    return Stopwatch.median(bytes);
  }

  private Map<String, Object> layer(String name, double bytes) {
    addRow(name + ": heap a step", Math.round(bytes));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("layer", name);
    json.put("heapBytesPerStep", Math.round(bytes));
    return json;
  }

  private void addGrowth(Map<String, Object> json) {
    long heap = Long.MIN_VALUE;
    long offHeap = Long.MIN_VALUE;
    for (int round = 0; round < rounds; round++) {
      IterationResult last = manySteps().run().get(0);
      heap = Math.max(heap, (long) secondary(last, "heapGrowthBytes"));
      offHeap = Math.max(offHeap, (long) secondary(last, "offHeapGrowthBytes"));
    }
    json.put("calls", ManyStepsBenchmark.CALLS);
    json.put("heapGrowthBytes", heap);
    json.put("offHeapGrowthBytes", offHeap);
    addRow("heap growth over 10,000 calls", heap);
    addRow("off-heap growth over 10,000 calls", offHeap);
  }

  /** As many calls first as are measured then. */
  private static Task manySteps() {
    return new Task(
        "10,000 calls",
        ManyStepsBenchmark.class,
        "calls",
        Pace.calls(1, 1),
        List.of(ManyStepsBenchmark.FIXED_HEAP),
        Map.of());
  }

  private static double secondary(IterationResult iteration, String name) {
    return iteration.getSecondaryResults().get(name).getScore();
  }

  private void addRow(String what, long bytes) {
    rows.add(List.of(what, String.format(Locale.ROOT, "%,d", bytes)));
  }
}
