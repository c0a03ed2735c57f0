package io.github.debutdl4j.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One training step of one layer, for counting what it allocates. */
@State(Scope.Benchmark)
public class StepBenchmark {

  @Param("LATE_CONVOLUTION")
  public SteppedLayer layer;

  @Param("32")
  public int minibatch;

  private TrainingStep step;

  /** Makes the layer and its minibatch. */
  @Setup
  public void prepare() {
    step = new TrainingStep(layer, minibatch);
  }

  @Benchmark
  public void step() {
    step.run();
  }
}
