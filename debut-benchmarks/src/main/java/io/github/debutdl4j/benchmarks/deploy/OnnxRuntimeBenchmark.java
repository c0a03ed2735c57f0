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

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * An ONNX file in ONNX Runtime. Idle threads spin or sleep, whichever is faster for the file here.
 */
@State(Scope.Benchmark)
public class OnnxRuntimeBenchmark {

  private static final int CALLS = 3;
  private static final long NANOS = 300_000_000;

  /** An {@code .onnx} file. */
  @Param("")
  public String file;

  @Param("1")
  public int minibatch;

  @Param("2")
  public int threads;

  private OnnxRuntimeModel model;

  /** Makes a session with either kind of idle threads and keeps the faster one. */
  @Setup
  public void prepare() throws OrtException, IOException {
    OnnxRuntimeModel sleeping = model(false);
    long sleepingTime = fastest(sleeping);
    sleeping.close();
    OnnxRuntimeModel spinning = model(true);
    long spinningTime = fastest(spinning);
    if (spinningTime <= sleepingTime) {
      model = spinning;
    } else {
      spinning.close();
      model = model(false);
    }
  }

  private OnnxRuntimeModel model(boolean spinning) throws OrtException, IOException {
    return new OnnxRuntimeModel(Files.readAllBytes(Path.of(file)), minibatch, threads, spinning);
  }

  private static long fastest(OnnxRuntimeModel model) throws OrtException {
    long begin = System.nanoTime();
    long fastest = Long.MAX_VALUE;
    for (int call = 0; call < CALLS || System.nanoTime() - begin < NANOS; call++) {
      long start = System.nanoTime();
      model.run();
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return fastest;
  }

  @Benchmark
  public Object output() throws OrtException {
    return model.run();
  }

  @TearDown
  public void close() {
    model.close();
  }
}
