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
package io.github.debutdl4j.cli;

import io.github.debutdl4j.cli.console.Console;
import io.github.debutdl4j.cli.data.ImageExamples;
import io.github.debutdl4j.cli.data.ImageSetIterator;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.option.Budget;
import io.github.debutdl4j.cli.option.GoalOption;
import io.github.debutdl4j.cli.report.LossHistory;
import io.github.debutdl4j.cli.training.FineTuning;
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.goal.Goal;
import io.github.debutdl4j.goal.GoalResult;
import io.github.debutdl4j.goal.GoalSearch;
import io.github.debutdl4j.goal.Recovery;
import io.github.debutdl4j.goal.Trial;
import io.github.debutdl4j.io.SavedModel;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Compresses a network to a goal, with images where there are any. */
final class GoalCompression {

  private static final int VALIDATION_BATCH = 250;

  private final AnyNetwork dense;
  private final Goal goal;
  private final ExportOptions export;
  private final ImageExamples training;
  private final FineTuning tuning;
  private final ConvertOptions.ErrorCost share;
  private final IdentityHashMap<Model, CompressCommand.Tuned> tried = new IdentityHashMap<>();
  private CompressCommand.Tuned tuned =
      new CompressCommand.Tuned(new LossHistory(), Optional.empty());

  /**
   * How networks are converted.
   *
   * @param budget the most parameters; null for no such limit
   * @param share what the errors of layers are taken to cost
   */
  record Conversions(Budget budget, ConvertOptions.ErrorCost share) {}

  /**
   * @param conversions how networks are converted
   * @param training images to train and validate with; null if there are none
   * @param tuning how the chosen network is trained, with images held out
   * @throws IllegalArgumentException if the goal has a limit that makes no sense, or it limits the
   *     loss of accuracy and there are too few images
   */
  GoalCompression(
      GoalOption asked,
      Conversions conversions,
      AnyNetwork dense,
      ImageExamples training,
      FineTuning tuning) {
    if (asked.limitsDrop() && !tuning.holdsOut(training)) {
      throw new IllegalArgumentException(
          "--max-drop holds out every tenth training image; %d images are too few, expected 100 or more"
              .formatted(training.size()));
    }
    this.dense = dense;
    this.training = training;
    this.tuning = tuning;
    this.share = conversions.share();
    this.goal =
        asked.goal(
            conversions.budget(), () -> tuning.heldOutPart(training).inOrder(VALIDATION_BATCH));
    this.export = exported(asked.export(), training);
  }

  private static ExportOptions exported(ExportOptions.Builder options, ImageExamples images) {
    if (images != null) {
      INDArray one = images.first(1).inOrder(1).next().getFeatures();
      options.inputShape(Arrays.stream(one.shape()).skip(1).mapToInt(Math::toIntExact).toArray());
    }
    return options.build();
  }

  /** Looks for what would make the search fail. */
  void check() {
    ComputationGraph graph = dense.graphOrNull();
    if (graph != null) {
      search(GoalSearch.builder(graph), trial -> {}).check(goal);
    } else {
      search(GoalSearch.builder(dense.multiLayer()), trial -> {}).check(goal);
    }
  }

  /** The network that meets the goal, or that came closest. */
  GoalResult<?> find(Console console) {
    ComputationGraph graph = dense.graphOrNull();
    return graph != null
        ? search(GoalSearch.builder(graph), trial -> tell(trial, console)).find(goal)
        : search(GoalSearch.builder(dense.multiLayer()), trial -> tell(trial, console)).find(goal);
  }

  /** How the chosen network was fine-tuned. */
  CompressCommand.Tuned tuned() {
    return tuned;
  }

  private <N extends Model> GoalSearch<N> search(
      GoalSearch.Builder<N> search, java.util.function.Consumer<Trial> listener) {
    ConvertOptions.Builder options = ConvertOptions.builder().errorCost(share);
    if (training != null) {
      ImageSetIterator seen = CompressCommand.seenOf(training);
      options.calibration(seen);
      Recovery<N> each = (student, teacher) -> tried.put(student, fineTuned(student));
      Recovery<N> chosen =
          (student, teacher) ->
              tuned = tried.containsKey(student) ? tried.get(student) : fineTuned(student);
      search.recovery(each).lastRecovery(chosen);
    }
    return search.options(options.build()).export(export).listener(listener).build();
  }

  /** A network is judged by what it is after the whole training; a short one says too little. */
  private CompressCommand.Tuned fineTuned(Model student) {
    AnyNetwork network = AnyNetwork.of(SavedModel.of(student));
    return CompressCommand.fineTune(tuning, network, dense, training);
  }

  private static void tell(Trial trial, Console console) {
    console.progress("tried %s", GoalFigures.describe(trial));
  }
}
