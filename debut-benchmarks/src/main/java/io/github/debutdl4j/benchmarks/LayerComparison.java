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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code debut bench layer}: the 13 convolutions of VGG16 against DL4J's own layer. */
public final class LayerComparison {

  private LayerComparison() {}

  /** Measures every convolution; those of one shape are measured once. */
  public static Comparison run(Stopwatch stopwatch) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < VggConvolution.ALL.size(); i++) {
      if (representative(i) == i) {
        tasks.add(task("dense", i));
        tasks.add(task("deBut", i));
      }
    }
    stopwatch.run(tasks);
    return report(stopwatch);
  }

  private static Task task(String method, int convolution) {
    return new Task(
        method + convolution,
        LayerBenchmark.class,
        method,
        Pace.HALF_SECONDS,
        Map.of("convolution", convolution));
  }

  /** The first convolution with the same sizes; whether pooling follows makes no difference. */
  private static int representative(int convolution) {
    String sizes = VggConvolution.ALL.get(convolution).toString();
    int first = 0;
    while (!VggConvolution.ALL.get(first).toString().equals(sizes)) {
      first++;
    }
    return first;
  }

  private static Comparison report(Stopwatch stopwatch) {
    List<List<String>> rows = new ArrayList<>();
    List<Map<String, Object>> layers = new ArrayList<>();
    double[] ratios = new double[VggConvolution.ALL.size()];
    for (int i = 0; i < ratios.length; i++) {
      int measured = representative(i);
      double dense = stopwatch.median("dense" + measured);
      double deBut = stopwatch.median("deBut" + measured);
      ratios[i] = dense / deBut;
      String name = VggConvolution.ALL.get(i).toString();
      rows.add(List.of(name, milliseconds(dense), milliseconds(deBut), ratio(ratios[i])));
      Map<String, Object> layer = new LinkedHashMap<>();
      layer.put("layer", name);
      layer.put("denseMs", dense);
      layer.put("deButMs", deBut);
      layer.put("ratio", ratios[i]);
      layers.add(layer);
    }
    double mean = Stopwatch.geometricMean(ratios);
    rows.add(List.of("geometric mean", "", "", ratio(mean)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("geomean", mean);
    json.put("min", Arrays.stream(ratios).min().orElseThrow());
    json.put("layers", layers);
    return new Comparison(List.of("convolution", "dense ms", "DeBut ms", "ratio"), rows, json);
  }
}
