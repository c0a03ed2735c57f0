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

import static io.github.debutdl4j.benchmarks.measure.Comparison.milliseconds;
import static io.github.debutdl4j.benchmarks.measure.Comparison.ratio;

import io.github.debutdl4j.benchmarks.measure.Comparison;
import io.github.debutdl4j.benchmarks.measure.Stopwatch;
import io.github.debutdl4j.benchmarks.measure.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code debut bench kernel}: a chain, with and without SIMD, against the dense products. */
public final class KernelComparison {

  private static final List<String> PROVIDERS = List.of("simd", "scalar");
  private static final List<String> PASSES = List.of("Forward", "Backward", "OneColumn");

  private final Stopwatch stopwatch;
  private final List<List<String>> rows = new ArrayList<>();

  private KernelComparison(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  /** Measures everything; takes a minute a round. */
  public static Comparison run(Stopwatch stopwatch) {
    stopwatch.run(tasks());
    return new KernelComparison(stopwatch).report();
  }

  private static List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    for (String pass : PASSES) {
      tasks.add(new Task("dense" + pass, KernelBenchmark.class, "dense" + pass));
      for (String provider : PROVIDERS) {
        String kernel = "-Ddebut.kernel=" + provider;
        tasks.add(new Task(provider + pass, KernelBenchmark.class, "chain" + pass, kernel));
      }
    }
    tasks.add(
        new Task("factorsForward", KernelBenchmark.class, "factorsForward", "-Ddebut.kernel=simd"));
    tasks.add(new Task("operationsForward", KernelBenchmark.class, "operationsForward"));
    return tasks;
  }

  private Comparison report() {
    Map<String, Object> json = new LinkedHashMap<>();
    for (String provider : PROVIDERS) {
      Map<String, Object> passes = new LinkedHashMap<>();
      passes.put("forward", forward(provider));
      passes.put("backward", against(provider, "backward", "Backward"));
      passes.put("oneColumn", against(provider, "one column", "OneColumn"));
      json.put(provider, passes);
    }
    double factors = stopwatch.median("factorsForward");
    double speedup = stopwatch.speedup("factorsForward", "simdForward");
    addRow("forward", "simd", "Forward", "factor by factor", factors, speedup);
    json.put("factorByFactorMs", factors);
    json.put("speedupVsFactorByFactor", speedup);
    return new Comparison(
        List.of("pass", "kernel", "DeBut ms", "against", "ms", "speedup"), rows, json);
  }

  private Map<String, Object> forward(String provider) {
    Map<String, Object> json = against(provider, "forward", "Forward");
    double operations = stopwatch.median("operationsForward");
    double speedup = stopwatch.speedup("operationsForward", provider + "Forward");
    json.put("nd4jOpsMs", operations);
    json.put("speedupVsNd4jOps", speedup);
    addRow("forward", provider, "Forward", "ND4J operations", operations, speedup);
    return json;
  }

  private Map<String, Object> against(String provider, String label, String pass) {
    double dense = stopwatch.median("dense" + pass);
    double speedup = stopwatch.speedup("dense" + pass, provider + pass);
    addRow(label, provider, pass, "dense product", dense, speedup);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ms", stopwatch.median(provider + pass));
    json.put("denseMs", dense);
    json.put("speedupVsDense", speedup);
    return json;
  }

  private void addRow(
      String label, String provider, String pass, String against, double time, double speedup) {
    double own = stopwatch.median(provider + pass);
    rows.add(
        List.of(label, provider, milliseconds(own), against, milliseconds(time), ratio(speedup)));
  }
}
