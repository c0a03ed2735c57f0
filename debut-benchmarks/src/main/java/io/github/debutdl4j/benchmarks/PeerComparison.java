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

/** {@code debut bench peer}: the SIMD kernel against another library's ways to the same result. */
public final class PeerComparison {

  private static final List<String> PASSES = List.of("forward", "backward");

  // The slowest way takes half a second a call.
  private static final Pace CALLS = Pace.calls(5, 9);

  private final Peer peer;
  private final Stopwatch stopwatch;
  private final List<List<String>> rows = new ArrayList<>();

  private PeerComparison(Peer peer, Stopwatch stopwatch) {
    this.peer = peer;
    this.stopwatch = stopwatch;
  }

  /** Measures both passes, our kernel next to every way of the peer. */
  public static Comparison run(Peer peer, Stopwatch stopwatch) {
    return new PeerComparison(peer, stopwatch).report();
  }

  private Comparison report() {
    stopwatch.run(tasks());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("peer", peer.title());
    for (String pass : PASSES) {
      json.put(pass, compare(pass));
    }
    return new Comparison(List.of("pass", "DeBut ms", peer.title(), "ms", "speedup"), rows, json);
  }

  private List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    for (String pass : PASSES) {
      String method = "chain" + capital(pass);
      tasks.add(new Task("deBut " + pass, KernelBenchmark.class, method, "-Ddebut.kernel=simd"));
      for (PeerWay way : PeerWay.values()) {
        tasks.add(
            new Task(
                way.key() + " " + pass,
                peer.benchmark(),
                pass,
                CALLS,
                peer.jvmOptions(),
                Map.of("way", way.name())));
      }
    }
    return tasks;
  }

  private Map<String, Object> compare(String pass) {
    double own = stopwatch.median("deBut " + pass);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ms", own);
    for (PeerWay way : PeerWay.values()) {
      double time = stopwatch.median(way.key() + " " + pass);
      String speedup = ratio(time / own);
      rows.add(List.of(pass, milliseconds(own), way.title(), milliseconds(time), speedup));
      json.put(way.key() + "Ms", time);
      json.put("speedupVs" + capital(way.key()), time / own);
    }
    return json;
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
