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
