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
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A benchmark method to be run by JMH in a separate JVM, and the name its figures go by.
 *
 * @param name of what is measured
 * @param type class of the method
 * @param method its name
 * @param pace how often it is called
 * @param jvmOptions for its JVM, in addition to those of this one
 * @param params fields of the class to set
 */
public record Task(
    String name,
    Class<?> type,
    String method,
    Pace pace,
    List<String> jvmOptions,
    Map<String, ?> params) {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  public Task(String name, Class<?> type, String method, String... jvmOptions) {
    this(name, type, method, Pace.HALF_SECONDS, List.of(jvmOptions), Map.of());
  }

  public Task(String name, Class<?> type, String method, Pace pace, Map<String, ?> params) {
    this(name, type, method, pace, List.of(), params);
  }

  /** What each measured iteration gave. */
  public List<IterationResult> run() {
    return run(options -> {});
  }

  /** Bytes of heap that a call takes, as JMH's gc profiler counts them in each iteration. */
  public List<Double> allocatedBytes() {
    return run(options -> options.addProfiler(GCProfiler.class)).stream()
        .map(iteration -> iteration.getSecondaryResults().get(ALLOCATED).getScore())
        .toList();
  }

  private List<IterationResult> run(Consumer<ChainedOptionsBuilder> more) {
    System.setProperty("jmh.ignoreLock", "true");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(type.getName().replace(".", "\\.") + "\\." + method + "$")
            .forks(1)
            .jvmArgsAppend(jvmOptions.toArray(String[]::new))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    pace.applyTo(options);
    params.forEach((field, value) -> options.param(field, value.toString()));
    more.accept(options);
    try {
      return iterations(new Runner(options.build()).runSingle());
    } catch (RunnerException e) {
      throw new IllegalStateException("benchmark " + name + " failed: " + reason(e), e);
    }
  }

  /** What the benchmark threw, which JMH hides below its own exception. */
  private static String reason(RunnerException failure) {
    List<String> reasons = new ArrayList<>();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      reasons.add(at.getMessage());
      for (Throwable thrown : at.getSuppressed()) {
        reasons.add(thrown.toString());
      }
    }
    return String.join("; ", reasons);
  }

  private static List<IterationResult> iterations(RunResult result) {
    List<IterationResult> iterations = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      iterations.addAll(fork.getIterationResults());
    }
    return iterations;
  }
}
