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
import io.github.debutdl4j.cli.console.Progress;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.recipes.Recipe;
import io.github.debutdl4j.cli.recipes.RecipeTraining;
import io.github.debutdl4j.cli.report.LossHistory;
import io.github.debutdl4j.distill.Teacher;
import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.SavedModel;
import io.github.debutdl4j.zoo.TrainableParameters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** One training of a zoo network by its recipe: shows progress, measures, saves. */
final class RecipeRun {

  private final String name;
  private final Recipe recipe;
  private final Console console;

  RecipeRun(String name, Recipe recipe, Console console) {
    this.name = name;
    this.recipe = recipe;
    this.console = console;
  }

  /**
   * Trains and saves.
   *
   * @param teacher a network that gives half of the labels, or null
   * @param losses records the losses of the training
   */
  void run(boolean dense, AnyNetwork teacher, Path output, LossHistory losses) {
    RecipeTraining training = new RecipeTraining(recipe);
    ComputationGraph net = train(training, dense, teacher, losses);
    ModelFiles.write(SavedModel.of(net).withUpdater(false), output);
    RecipeTraining.Result result = test(training, recipe, net);
    console.say(
        "%s, %s: %,d parameters, %.2f %% of %,d test examples correct; saved to %s",
        name,
        dense ? "dense twin" : "All-DeBut",
        TrainableParameters.count(net),
        100 * result.accuracy(),
        result.examples(),
        output);
    console.result(json(net, result, output));
  }

  private ComputationGraph train(
      RecipeTraining training, boolean dense, AnyNetwork teacherNetwork, LossHistory losses) {
    Teacher teacher = teacherNetwork == null ? null : teacherNetwork.asTeacher();
    try (ProgressListener bar = new ProgressListener("training", recipe.steps(), losses)) {
      return dense ? training.trainDense(bar) : training.trainDeBut(teacher, bar);
    }
  }

  /** Counts the right answers, showing progress. */
  static RecipeTraining.Result test(RecipeTraining training, Recipe recipe, ComputationGraph net) {
    try (Progress bar = new Progress("testing", recipe.testExamples())) {
      return training.evaluate(net, bar::stepTo);
    }
  }

  private static Map<String, Object> json(
      ComputationGraph net, RecipeTraining.Result result, Path output) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("params", TrainableParameters.count(net));
    json.put("accuracy", result.accuracy());
    json.put("file", output.toString());
    return json;
  }
}
