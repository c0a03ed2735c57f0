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

import io.github.debutdl4j.convert.ConversionException;
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.export.ExportException;
import io.github.debutdl4j.export.ExportOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Finds a compressed network that meets a goal: converts to several sizes, trains each, measures,
 * and narrows.
 *
 * <p>With a limit on the loss of accuracy it looks for the smallest network that keeps it,
 * otherwise for the largest that the goal allows, at most half of the dense network. Sizes are
 * halved on a logarithmic scale. A limit on the latency comes first: calls of the exported networks
 * are timed on this machine, so load on it counts. The chosen network gets a longer training, and
 * is measured again.
 *
 * <p>Without a limit on the latency the same seeds give the same network.
 *
 * @param <N> the kind of network
 */
public final class GoalSearch<N extends Model> {

  private static final int DEFAULT_TRIES = 6;

  private final GoalSettings<N> settings;

  private GoalSearch(Builder<N> builder) {
    settings =
        new GoalSettings<>(
            builder.dense,
            builder.networks,
            builder.options,
            builder.export,
            new GoalSettings.Training<>(builder.recovery, builder.lastRecovery),
            builder.tries,
            builder.listener);
  }

  /** A search for a small version of a graph of one input and one output. */
  public static Builder<ComputationGraph> builder(ComputationGraph dense) {
    return new Builder<>(dense, Networks.GRAPHS);
  }

  /** A search for a small version of a multi-layer network. */
  public static Builder<MultiLayerNetwork> builder(MultiLayerNetwork dense) {
    return new Builder<>(dense, Networks.MULTI_LAYER);
  }

  /**
   * Looks for everything that would make {@link #find} fail before its work begins.
   *
   * @throws GoalException with all {@linkplain GoalException#faults() faults}: a network that
   *     cannot be converted, one that is no classifier where accuracy counts, one that cannot be
   *     exported where latency counts, fewer parameters than the smallest network has
   */
  public void check(Goal goal) {
    List<String> faults = new ArrayList<>();
    GoalRun<N> run = new GoalRun<>(settings, goal);
    goal.accuracyDrop()
        .flatMap(drop -> run.accuracy().obstacle(settings.dense()))
        .ifPresent(faults::add);
    try {
      settings
          .networks()
          .check(settings.dense(), settings.options().withBudgetParameters(run.largest()));
    } catch (ConversionException e) {
      faults.addAll(e.faults());
    }
    if (goal.latency().isPresent()) {
      try {
        run.latency().check(settings.dense());
      } catch (ExportException e) {
        faults.add(
            "a limit on the latency needs a network that can be exported: "
                + String.join("; ", e.obstacles()));
      }
    }
    if (!faults.isEmpty()) {
      throw new GoalException(faults);
    }
  }

  /**
   * Searches.
   *
   * @return the network that meets the goal, or that came closest
   * @throws GoalException if the goal makes no sense for the network; see {@link #check}
   */
  public GoalResult<N> find(Goal goal) {
    check(goal);
    return new GoalRun<>(settings, goal).find();
  }

  /**
   * Settings of a search.
   *
   * @param <N> the kind of network
   */
  public static final class Builder<N extends Model> {

    private final N dense;
    private final Networks<N> networks;
    private ConvertOptions options = ConvertOptions.defaults();
    private ExportOptions export = ExportOptions.defaults();
    private Recovery<N> recovery = Recovery.none();
    private Recovery<N> lastRecovery = Recovery.none();
    private int tries = DEFAULT_TRIES;
    private Consumer<Trial> listener = trial -> {};

    private Builder(N dense, Networks<N> networks) {
      this.dense = Objects.requireNonNull(dense, "dense");
      this.networks = networks;
    }

    /**
     * How networks are converted: rules, calibration data and so on. The search sets the budget
     * itself.
     */
    public Builder<N> options(ConvertOptions newOptions) {
      options = Objects.requireNonNull(newOptions);
      return this;
    }

    /** How networks are exported to measure their latency; needed where shapes are not known. */
    public Builder<N> export(ExportOptions newExport) {
      export = Objects.requireNonNull(newExport);
      return this;
    }

    /**
     * Trains each network that is tried and is not accurate enough as it was fitted; none by
     * default. Where the training makes a network worse, it keeps the parameters it had before.
     */
    public Builder<N> recovery(Recovery<N> newRecovery) {
      recovery = Objects.requireNonNull(newRecovery);
      return this;
    }

    /** Trains the chosen network; none by default. */
    public Builder<N> lastRecovery(Recovery<N> newRecovery) {
      lastRecovery = Objects.requireNonNull(newRecovery);
      return this;
    }

    /** Networks to try for each limit that is searched for, 1 or more; default 6. */
    public Builder<N> tries(int newTries) {
      if (newTries < 1) {
        throw new GoalException("tries = " + newTries + "; expected 1 or more");
      }
      tries = newTries;
      return this;
    }

    /** Is told of each network that was tried. */
    public Builder<N> listener(Consumer<Trial> newListener) {
      listener = Objects.requireNonNull(newListener);
      return this;
    }

    public GoalSearch<N> build() {
      return new GoalSearch<>(this);
    }
  }
}
