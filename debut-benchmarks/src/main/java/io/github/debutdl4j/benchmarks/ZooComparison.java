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
import io.github.debutdl4j.zoo.AllDeButModel;
import io.github.debutdl4j.zoo.ZooCatalogue;
import io.github.debutdl4j.zoo.ZooEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code debut bench zoo}: every network of the zoo against its dense twin. */
public final class ZooComparison {

  private static final List<Integer> MINIBATCHES = List.of(1, 8);

  /** A minibatch of it takes seconds. */
  private static final String LARGEST = "resnet50";

  private ZooComparison() {}

  /** Measures the answers to one example and to eight. */
  public static Comparison run(Stopwatch stopwatch) {
    List<String> names = ZooCatalogue.entries().stream().map(ZooEntry::name).distinct().toList();
    List<Task> tasks = new ArrayList<>();
    for (String name : names) {
      for (int minibatch : MINIBATCHES) {
        tasks.add(task(name, "dense", minibatch));
        tasks.add(task(name, "DeBut", minibatch));
      }
    }
    stopwatch.run(tasks);
    return report(stopwatch, names);
  }

  /** The zoo's network of this name with its default chains. */
  static AllDeButModel model(String name) {
    return ZooCatalogue.entries().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow()
        .model();
  }

  private static Task task(String network, String kind, int minibatch) {
    boolean deBut = kind.equals("DeBut");
    // The dense network runs in native code from the first call on; ours has to be compiled first.
    Pace calls = deBut ? Pace.calls(6, 5) : Pace.calls(1, 3);
    return new Task(
        key(network, kind, minibatch),
        ZooBenchmark.class,
        "output",
        network.equals(LARGEST) ? calls : Pace.HALF_SECONDS,
        Map.of("network", network, "deBut", deBut, "minibatch", minibatch));
  }

  private static String key(String network, String kind, int minibatch) {
    return network + " " + kind + " " + minibatch;
  }

  private static Comparison report(Stopwatch stopwatch, List<String> names) {
    List<List<String>> rows = new ArrayList<>();
    List<Map<String, Object>> networks = new ArrayList<>();
    for (String name : names) {
      for (int minibatch : MINIBATCHES) {
        double dense = stopwatch.median(key(name, "dense", minibatch));
        double deBut = stopwatch.median(key(name, "DeBut", minibatch));
        String what = minibatch == 1 ? "one example" : minibatch + " examples";
        rows.add(
            List.of(name, what, milliseconds(dense), milliseconds(deBut), ratio(dense / deBut)));
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("name", name);
        network.put("variant", model(name).variantName());
        network.put("minibatch", minibatch);
        network.put("denseMs", dense);
        network.put("deButMs", deBut);
        network.put("ratio", dense / deBut);
        networks.add(network);
      }
    }
    Map<String, Object> json = Map.of("networks", networks);
    return new Comparison(
        List.of("network", "output of", "dense ms", "DeBut ms", "ratio"), rows, json);
  }
}
