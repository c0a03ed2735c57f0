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

import io.github.debutdl4j.benchmarks.measure.Comparison;
import io.github.debutdl4j.runtime.Models;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code debut bench endurance}: the memory of programs that run a session over and over, at the
 * start and at the end.
 */
public final class Endurance {

  /** A heap of fixed size that is touched at the start, so that only what is beside it can grow. */
  private static final List<String> OPTIONS =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "-Xms128m",
          "-Xmx128m",
          "-XX:+AlwaysPreTouch",
          "-XX:+UseSerialGC");

  private final List<DeployedNetwork> networks;
  private final int threads;
  private final double minutes;
  private final Consumer<String> progress;

  /**
   * Prepares the programs.
   *
   * @param networks a program for each, one after another
   * @param threads of each session
   * @param minutes that each program runs, after a tenth of that to warm up
   * @param progress is told what is being run
   */
  public Endurance(
      List<DeployedNetwork> networks, int threads, double minutes, Consumer<String> progress) {
    this.networks = List.copyOf(networks);
    this.threads = threads;
    this.minutes = minutes;
    this.progress = progress;
  }

  /** Runs all programs. */
  public Comparison run() {
    List<List<String>> rows = new ArrayList<>();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("minutes", minutes);
    try (ExportedFiles files = new ExportedFiles()) {
      for (DeployedNetwork network : networks) {
        files.export(network);
        progress.accept(network.key() + " for " + minutes + " minutes");
        Map<String, Long> figures = figures(files.runtime(network));
        json.put(network.key(), figures);
        figures.forEach(
            (what, figure) ->
                rows.add(List.of(network.key(), what, String.format(Locale.ROOT, "%,d", figure))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Comparison(List.of("network", "what", "figure"), rows, json);
  }

  /** What the program prints: names and numbers. */
  Map<String, Long> figures(Path model) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    String classPath =
        RuntimeJar.of(Models.class) + File.pathSeparator + RuntimeJar.of(EnduranceRun.class);
    command.addAll(List.of("-cp", classPath, EnduranceRun.class.getName(), model.toString()));
    command.add(Integer.toString(threads));
    command.add(Long.toString(Math.round(minutes * EnduranceRun.NANOS_PER_MINUTE)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Map<String, Long> figures = new LinkedHashMap<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        figures.put(line.substring(0, space), Long.valueOf(line.substring(space + 1)));
      }
    } finally {
      process.destroyForcibly();
    }
    if (figures.size() != EnduranceRun.FIGURES) {
      throw new IOException("the program ended early: " + String.join(" ", command));
    }
    return figures;
  }
}
