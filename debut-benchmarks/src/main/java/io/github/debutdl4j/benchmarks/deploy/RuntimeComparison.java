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
package io.github.debutdl4j.benchmarks.deploy;

import static io.github.debutdl4j.benchmarks.measure.Comparison.milliseconds;
import static io.github.debutdl4j.benchmarks.measure.Comparison.ratio;

import io.github.debutdl4j.benchmarks.measure.Comparison;
import io.github.debutdl4j.benchmarks.measure.Stopwatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * {@code debut bench runtime}: All-DeBut networks in the runtime against the same networks in DL4J
 * and ONNX Runtime, and against their dense twins there.
 */
public final class RuntimeComparison {

  private static final List<Integer> MINIBATCHES = List.of(1, 32);
  private static final double BYTES_PER_KB = 1000;

  private final List<DeployedNetwork> networks;
  private final int threads;
  private final Stopwatch stopwatch;
  private final Consumer<String> progress;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Prepares a comparison.
   *
   * @param networks to time
   * @param threads for everything that is compared
   * @param progress is told what is being measured
   */
  public RuntimeComparison(
      List<DeployedNetwork> networks, int threads, Stopwatch stopwatch, Consumer<String> progress) {
    this.networks = List.copyOf(networks);
    this.threads = threads;
    this.stopwatch = stopwatch;
    this.progress = progress;
  }

  /** Measures everything, side by side for each network and minibatch. */
  public Comparison run() {
    Map<String, Object> json = new LinkedHashMap<>();
    try (ExportedFiles files = new ExportedFiles()) {
      double allocated = 0;
      for (DeployedNetwork network : networks) {
        progress.accept("exporting " + network.key());
        files.export(network);
        Map<String, Object> minibatches = new LinkedHashMap<>();
        for (int minibatch : MINIBATCHES) {
          minibatches.put("mb" + minibatch, minibatch(network, minibatch, files));
        }
        json.put(network.key(), minibatches);
        allocated = Math.max(allocated, RunAllocation.bytes(files.runtime(network), threads));
      }
      if (networks.contains(DeployedNetwork.LENET)) {
        addFirstPrediction(files, json);
      }
      json.put("allocationBytes", allocated);
      rows.add(fact("heap that a run of the runtime allocates, bytes", allocated));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Comparison(List.of("what", "ms", "times the runtime's"), rows, json);
  }

  /** How soon LeNet predicts in a new JVM, and what has to be shipped for it. */
  private void addFirstPrediction(ExportedFiles files, Map<String, Object> json)
      throws IOException {
    progress.accept("first prediction of lenet in new JVMs");
    Path lenet = files.exportTrainedLeNet();
    FirstPrediction first = FirstPrediction.measure(lenet);
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("runtimeMs", first.runtimeMs());
    times.put("dl4jMs", first.dl4jMs());
    times.put("vsDl4j", first.dl4jMs() / first.runtimeMs());
    times.put("residentMb", first.runtimeResidentMb());
    times.put("dl4jResidentMb", first.dl4jResidentMb());
    json.put("firstPrediction", times);
    json.put("jarBytes", RuntimeJar.bytes());
    rows.add(time("lenet, first prediction, runtime", first.runtimeMs(), first.runtimeMs()));
    rows.add(time("lenet, first prediction, DL4J", first.dl4jMs(), first.runtimeMs()));
    rows.add(fact("its resident memory, runtime, MB", first.runtimeResidentMb()));
    rows.add(fact("its resident memory, DL4J, MB", first.dl4jResidentMb()));
    rows.add(fact("jar of debut-core, kB", RuntimeJar.bytes() / BYTES_PER_KB));
    OptionalLong image = RuntimeJar.imageBytes(files.fresh("image"));
    if (image.isPresent()) {
      long bytes = image.getAsLong() + Files.size(lenet);
      json.put("imageBytes", bytes);
      rows.add(fact("jlink image with the runtime and lenet, kB", bytes / BYTES_PER_KB));
    }
  }

  private Map<String, Object> minibatch(
      DeployedNetwork network, int minibatch, ExportedFiles files) {
    List<NetworkRun> runs = new ArrayList<>();
    for (Way way : Way.values()) {
      runs.add(new NetworkRun(network, way, minibatch, threads));
    }
    stopwatch.run(
        runs.stream().map(run -> run.task(files)).toList(), task -> progress.accept(task.name()));
    Map<Way, Double> times = new LinkedHashMap<>();
    runs.forEach(run -> times.put(run.way(), stopwatch.median(run.name())));
    double own = times.get(Way.RUNTIME);
    Map<String, Object> json = new LinkedHashMap<>();
    for (NetworkRun run : runs) {
      double time = times.get(run.way());
      json.put(run.way().key(), time);
      rows.add(time(run.name(), time, own));
      progress.accept(run.name() + ": " + milliseconds(time) + " ms");
    }
    double ortDense = times.get(Way.ORT_DENSE);
    json.put("vsOrtDense", ortDense / own);
    json.put("vsDl4j", times.get(Way.DL4J) / own);
    json.put("ortDebutVsOrtDense", ortDense / times.get(Way.ORT_DEBUT));
    return json;
  }

  private static List<String> time(String what, double time, double own) {
    return List.of(what, milliseconds(time), ratio(time / own));
  }

  private static List<String> fact(String what, double value) {
    return List.of(what + ": " + ratio(value), "", "");
  }
}
