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

import java.util.List;

/** PyTorch's native library, through DJL. */
public final class Libtorch implements Peer {

  @Override
  public String title() {
    return "libtorch";
  }

  @Override
  public Class<?> benchmark() {
    return LibtorchBenchmark.class;
  }

  /** As many threads as there are cores; all native code comes from the class path. */
  @Override
  public List<String> jvmOptions() {
    return List.of(
        "-Dai.djl.pytorch.num_threads=" + Runtime.getRuntime().availableProcessors(),
        "-Dai.djl.offline=true",
        "-DOPT_OUT_TRACKING=true");
  }
}
