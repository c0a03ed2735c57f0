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

import io.github.debutdl4j.benchmarks.measure.Pace;
import io.github.debutdl4j.benchmarks.measure.Task;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One network, run one way at one minibatch.
 *
 * @param network which
 * @param way what runs it
 * @param minibatch number of examples
 * @param threads that share the work
 */
record NetworkRun(DeployedNetwork network, Way way, int minibatch, int threads) {

  /** The JMH benchmark of it. */
  Task task(ExportedFiles files) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("minibatch", minibatch);
    params.put("threads", threads);
    return switch (way) {
      case RUNTIME -> task(RuntimeBenchmark.class, files.runtime(network), params);
      case ORT_DENSE -> task(OnnxRuntimeBenchmark.class, files.denseOnnx(network), params);
      case ORT_DEBUT -> task(OnnxRuntimeBenchmark.class, files.onnx(network), params);
      case DL4J, DL4J_DENSE -> {
        params.put("network", network);
        params.put("deBut", way == Way.DL4J);
        yield task(Dl4jBenchmark.class, params);
      }
    };
  }

  private Task task(Class<?> benchmark, Path file, Map<String, Object> params) {
    params.put("file", file);
    return task(benchmark, params);
  }

  private Task task(Class<?> benchmark, Map<String, Object> params) {
    return new Task(name(), benchmark, "output", pace(), jvmOptions(), params);
  }

  /** What its figures go by. */
  String name() {
    return network.key() + " mb" + minibatch + " " + way.title();
  }

  /** The chains of DL4J's layers run in the common pool and on the caller's thread. */
  private List<String> jvmOptions() {
    return List.of("-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + (threads - 1));
  }

  /** Calls that take a second or more are timed on their own; Java's have to be compiled first. */
  private Pace pace() {
    boolean large = network == DeployedNetwork.RESNET50 && minibatch > 1;
    if (way == Way.DL4J_DENSE) {
      boolean slow = large || network == DeployedNetwork.POINTNET && minibatch > 1;
      return slow ? Pace.calls(1, 2) : Pace.HALF_SECONDS;
    }
    if (!large) {
      return Pace.HALF_SECONDS;
    }
    return switch (way) {
      case RUNTIME, DL4J -> Pace.calls(5, 5);
      default -> Pace.calls(1, 5);
    };
  }
}
