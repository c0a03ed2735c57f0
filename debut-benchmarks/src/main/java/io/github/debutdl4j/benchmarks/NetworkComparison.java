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
import io.github.debutdl4j.benchmarks.measure.Pace;
import io.github.debutdl4j.benchmarks.measure.Stopwatch;
import io.github.debutdl4j.benchmarks.measure.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code debut bench network}: VGG16 for 32 x 32 images, dense against DeBut. */
public final class NetworkComparison {

  // The dense network runs in native code from the first call on; ours has to be compiled first.
  private static final Pace DENSE_CALLS = Pace.calls(2, 5);
  private static final Pace DEBUT_CALLS = Pace.calls(8, 9);

  private NetworkComparison() {}

  /** Measures answers at minibatch 1 and 32, a training step at 32, and what both share. */
  public static Comparison run(Stopwatch stopwatch) {
    stopwatch.run(
        List.of(
            network("dense", "output", 1, Pace.HALF_SECONDS),
            network("DeBut", "output", 1, Pace.HALF_SECONDS),
            floor(1, Pace.HALF_SECONDS),
            network("dense", "output", 32, DENSE_CALLS),
            network("DeBut", "output", 32, DEBUT_CALLS),
            floor(32, DEBUT_CALLS),
            network("dense", "fit", 32, DENSE_CALLS),
            network("DeBut", "fit", 32, DEBUT_CALLS)));
    List<List<String>> rows = new ArrayList<>();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("output1", compare(stopwatch, "output1", rows));
    json.put("output32", compare(stopwatch, "output32", rows));
    json.put("fit32", compare(stopwatch, "fit32", rows));
    for (String what : List.of("output1", "output32")) {
      double floor = stopwatch.median("floor " + what);
      rows.add(List.of(what + ": rest alone", milliseconds(floor), milliseconds(floor), ratio(1)));
      json.put("floor" + what.substring("output".length()) + "Ms", floor);
    }
    return new Comparison(List.of("VGG16", "dense ms", "DeBut ms", "ratio"), rows, json);
  }

  private static Task network(String layers, String method, int minibatch, Pace pace) {
    return new Task(
        layers + " " + method + minibatch,
        NetworkBenchmark.class,
        method,
        pace,
        Map.of("deBut", layers.equals("DeBut"), "minibatch", minibatch));
  }

  private static Task floor(int minibatch, Pace pace) {
    return new Task(
        "floor output" + minibatch,
        FloorBenchmark.class,
        "output",
        pace,
        Map.of("minibatch", minibatch));
  }

  private static Map<String, Object> compare(
      Stopwatch stopwatch, String what, List<List<String>> rows) {
    double dense = stopwatch.median("dense " + what);
    double deBut = stopwatch.median("DeBut " + what);
    rows.add(List.of(what, milliseconds(dense), milliseconds(deBut), ratio(dense / deBut)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ratio", dense / deBut);
    json.put("denseMs", dense);
    json.put("deButMs", deBut);
    return json;
  }
}
