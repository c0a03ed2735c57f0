package io.github.debutdl4j.examples.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmark methods with JMH, each in a JVM of its own, several rounds through all of them so
 * that what they are compared with is measured next to them.
 */
public final class Stopwatch {

  private static final TimeValue SHORT = TimeValue.milliseconds(500);
  private static final int WARMUPS = 4;
  private static final int MEASUREMENTS = 5;

  private final int rounds;
  private final Map<String, List<Double>> milliseconds = new LinkedHashMap<>();

  /**
   * @param rounds how often every method is run
   */
  public Stopwatch(int rounds) {
    this.rounds = rounds;
    System.setProperty("jmh.ignoreLock", "true");
  }

  /** A benchmark method to be measured, and the name its times go by. */
  record Task(String name, Class<?> type, String method, String jvmOption, Map<String, ?> params) {

    Task(String name, Class<?> type, String method) {
      this(name, type, method, null, Map.of());
    }

    Task(String name, Class<?> type, String method, Map<String, ?> params) {
      this(name, type, method, null, params);
    }
  }

  /** Runs the tasks in their order, as often as there are rounds. */
  void run(List<Task> tasks) {
    for (int round = 0; round < rounds; round++) {
      for (Task task : tasks) {
        List<Double> times = milliseconds.computeIfAbsent(task.name(), n -> new ArrayList<>());
        times.addAll(run(task));
      }
    }
  }

  /** The median time of a task, in milliseconds. */
  double median(String name) {
    double[] sorted = milliseconds.get(name).stream().mapToDouble(t -> t).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** How many times faster one task is than the other, by their medians. */
  double speedup(String slow, String fast) {
    return median(slow) / median(fast);
  }

  private List<Double> run(Task task) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(task.type().getName().replace(".", "\\.") + "\\." + task.method() + "$")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.MILLISECONDS)
            .forks(1)
            .warmupIterations(WARMUPS)
            .warmupTime(SHORT)
            .measurementIterations(MEASUREMENTS)
            .measurementTime(SHORT)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (task.jvmOption() != null) {
      options.jvmArgsAppend(task.jvmOption());
    }
    task.params().forEach((name, value) -> options.param(name, value.toString()));
    try {
      return times(new Runner(options.build()).runSingle());
    } catch (RunnerException e) {
      throw new IllegalStateException("benchmark " + task.name() + " failed: " + e.getMessage(), e);
    }
  }

  private static List<Double> times(RunResult result) {
    List<Double> times = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        times.add(iteration.getPrimaryResult().getScore());
      }
    }
    return times;
  }

  /** The geometric mean. */
  static double geometricMean(double[] values) {
    return Math.exp(Arrays.stream(values).map(Math::log).average().orElse(0));
  }
}
