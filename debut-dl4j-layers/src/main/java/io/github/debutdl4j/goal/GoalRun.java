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
package io.github.debutdl4j.goal;

import io.github.debutdl4j.convert.ConversionResult;
import io.github.debutdl4j.export.ExportException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One search for one goal. */
final class GoalRun<N extends Model> {

  /** Without another limit the result has at most this share of the parameters. */
  private static final double LARGEST_SHARE = 0.5;

  /** The search aims a little below the limit, for two measurements are never the same. */
  private static final double LATENCY_AIM = 0.95;

  private final GoalSettings<N> settings;
  private final Goal goal;
  private final List<Trial> tried = new ArrayList<>();
  private Trial dense;

  /** A network of one size, and what was measured. */
  private record Attempt<N extends Model>(ConversionResult<N> conversion, Trial trial) {}

  GoalRun(GoalSettings<N> settings, Goal goal) {
    this.settings = settings;
    this.goal = goal;
  }

  /** Measures accuracies; the goal limits their loss. */
  AccuracyMeter<N> accuracy() {
    return new AccuracyMeter<>(settings.networks(), goal.accuracyDrop().orElseThrow().validation());
  }

  /** Measures latencies, with the goal's minibatch or with one example. */
  LatencyMeter latency() {
    return new LatencyMeter(
        goal.latency().map(Goal.Latency::minibatch).orElse(1), settings.export());
  }

  /** The most parameters of any network that is tried. */
  long largest() {
    long all = settings.dense().numParams();
    return goal.mostParameters(all)
        .orElseGet(() -> Math.max(fewest(), (long) (LARGEST_SHARE * all)));
  }

  GoalResult<N> find() {
    dense =
        new Trial(
            settings.dense().numParams(),
            accuracyOf(settings.dense()),
            latencyOf(settings.dense()));
    Attempt<N> largest = goal.latency().isPresent() ? largestOfLatency() : null;
    Attempt<N> best;
    if (goal.accuracyDrop().isPresent()) {
      best = smallestOfAccuracy(largest == null ? largest() : largest.trial().parameters());
    } else {
      best = largest == null ? attempt(largest(), false) : largest;
    }
    N network = best.conversion().network();
    settings.training().chosen().recover(network, settings.dense());
    Trial chosen = new Trial(network.numParams(), accuracyOf(network), latencyOf(network));
    Verdict verdict = new Verdict(goal, dense, chosen);
    List<Trial> bySize =
        tried.stream().sorted(Comparator.comparingLong(Trial::parameters)).toList();
    return new GoalResult<>(
        network,
        best.conversion().report(),
        verdict.isMet(),
        dense,
        chosen,
        bySize,
        verdict.sentence(tried.size()));
  }

  /** The largest network within the limit on the latency, or the fastest of all that were tried. */
  private Attempt<N> largestOfLatency() {
    double limit = LATENCY_AIM * goal.latency().orElseThrow().milliseconds();
    LogBisection sizes = new LogBisection(fewest(), largest());
    Attempt<N> best = attempt(largest(), false);
    for (int i = 1; i < settings.tries() && sizes.isOpen() && !isLargest(best, limit); i++) {
      Attempt<N> next = attempt(sizes.next(), false);
      if (next.trial().latencyMillis() <= limit) {
        sizes.goAbove(next.trial().parameters());
      } else {
        sizes.goBelow(next.trial().parameters());
      }
      best = nearerToLatency(best, next, limit);
    }
    return best.trial().latencyMillis() <= limit
        ? best
        : nearerToLatency(best, attempt(fewest(), false), limit);
  }

  /** Whether the first network that was tried, which is the largest, is fast enough. */
  private boolean isLargest(Attempt<N> best, double limit) {
    return tried.size() == 1 && best.trial().latencyMillis() <= limit;
  }

  /** Of two that are fast enough the larger, otherwise the faster. */
  private static <N extends Model> Attempt<N> nearerToLatency(
      Attempt<N> one, Attempt<N> other, double limit) {
    Trial first = one.trial();
    Trial second = other.trial();
    boolean bothKeep = Math.max(first.latencyMillis(), second.latencyMillis()) <= limit;
    boolean isFirst =
        bothKeep
            ? first.parameters() >= second.parameters()
            : first.latencyMillis() <= second.latencyMillis();
    return isFirst ? one : other;
  }

  /** The smallest network that keeps the accuracy, or the most accurate of all. */
  private Attempt<N> smallestOfAccuracy(long largest) {
    double least = leastAccuracy();
    LogBisection sizes = new LogBisection(fewest(), largest);
    Attempt<N> best = null;
    for (int i = 1; i < settings.tries() && sizes.isOpen(); i++) {
      long size = sizes.next();
      Attempt<N> next = attempt(size, true);
      if (next.trial().accuracy() >= least) {
        sizes.goBelow(next.trial().parameters());
      } else {
        sizes.goAbove(size);
      }
      best = best == null ? next : nearerToAccuracy(best, next, least);
    }
    if (best != null && best.trial().accuracy() >= least) {
      return best;
    }
    Attempt<N> last = attempt(largest, true);
    return best == null ? last : nearerToAccuracy(best, last, least);
  }

  /** Of two that are accurate enough the smaller, otherwise the more accurate. */
  private static <N extends Model> Attempt<N> nearerToAccuracy(
      Attempt<N> one, Attempt<N> other, double least) {
    Trial first = one.trial();
    Trial second = other.trial();
    boolean bothKeep = Math.min(first.accuracy(), second.accuracy()) >= least;
    boolean isFirst =
        bothKeep
            ? first.parameters() <= second.parameters()
            : first.accuracy() >= second.accuracy();
    return isFirst ? one : other;
  }

  private Attempt<N> attempt(long size, boolean forAccuracy) {
    ConversionResult<N> conversion =
        settings
            .networks()
            .convert(settings.dense(), settings.options().withBudgetParameters(size));
    N network = conversion.network();
    double accuracy = forAccuracy ? recovered(network) : Double.NaN;
    Trial trial = new Trial(network.numParams(), accuracy, latencyOf(network));
    tried.add(trial);
    settings.listener().accept(trial);
    return new Attempt<>(conversion, trial);
  }

  /**
   * Trains a network that is not accurate enough as it was fitted, and takes the training back
   * where it made the network worse.
   *
   * @return its accuracy
   */
  private double recovered(N network) {
    double fitted = accuracyOf(network);
    if (fitted >= leastAccuracy()) {
      return fitted;
    }
    INDArray parameters = network.params().dup();
    settings.training().each().recover(network, settings.dense());
    double trained = accuracyOf(network);
    if (trained < fitted) {
      network.setParams(parameters);
      return fitted;
    }
    return trained;
  }

  private double leastAccuracy() {
    return dense.accuracy() - goal.accuracyDrop().orElseThrow().points() / 100;
  }

  private long fewest() {
    return settings.networks().fewestParameters(settings.dense(), settings.options());
  }

  private double accuracyOf(N network) {
    return goal.accuracyDrop().isPresent() ? accuracy().measure(network) : Double.NaN;
  }

  /**
   * The latency; NaN if the network cannot be exported, which matters to goals of latency alone.
   */
  private double latencyOf(N network) {
    try {
      return latency().measure(network);
    } catch (ExportException e) {
      if (goal.latency().isPresent()) {
        throw e;
      }
      return Double.NaN;
    }
  }
}
