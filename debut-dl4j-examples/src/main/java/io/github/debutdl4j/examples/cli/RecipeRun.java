package io.github.debutdl4j.examples.cli;

import io.github.debutdl4j.distill.Teacher;
import io.github.debutdl4j.examples.model.AnyNetwork;
import io.github.debutdl4j.examples.model.ModelFile;
import io.github.debutdl4j.examples.model.WholeFile;
import io.github.debutdl4j.examples.recipes.LossCurve;
import io.github.debutdl4j.examples.recipes.Recipe;
import io.github.debutdl4j.examples.recipes.Training;
import io.github.debutdl4j.zoo.TrainableParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
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
   * @param teacherFile a network that gives half of the labels, or null
   * @param curveFile where the loss is drawn, or null
   */
  void run(boolean dense, Path teacherFile, Path output, Path curveFile) {
    WholeFile.checkWritable(output);
    Training training = new Training(recipe);
    LossCurve curve = new LossCurve();
    ComputationGraph net = train(training, dense, teacherFile, curve);
    ModelFile.write(AnyNetwork.of(net), output, false);
    Training.Result result = test(training, recipe, net);
    if (curveFile != null) {
      draw(curve, curveFile, dense);
    }
    console.say(
        "%s, %s: %,d parameters, %.2f %% of %,d test examples right; saved to %s",
        name,
        dense ? "dense twin" : "All-DeBut",
        TrainableParameters.count(net),
        100 * result.accuracy(),
        result.examples(),
        output);
    console.result(json(net, result, output));
  }

  private ComputationGraph train(
      Training training, boolean dense, Path teacherFile, LossCurve curve) {
    Teacher teacher = teacherFile == null ? null : ModelFile.read(teacherFile).asTeacher();
    try (Progress bar = new Progress("training", recipe.steps())) {
      Training.Listener listener =
          (step, loss) -> {
            bar.step();
            bar.note("loss %.4f".formatted(loss));
            curve.add(step, loss);
          };
      return dense ? training.trainDense(listener) : training.trainDeBut(teacher, listener);
    }
  }

  /** Counts the right answers, showing progress. */
  static Training.Result test(Training training, Recipe recipe, ComputationGraph net) {
    try (Progress bar = new Progress("testing", recipe.testExamples())) {
      return training.evaluate(net, bar::stepTo);
    }
  }

  private void draw(LossCurve curve, Path file, boolean dense) {
    try {
      curve.write(file, name + (dense ? ", dense twin" : ", All-DeBut"));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> json(
      ComputationGraph net, Training.Result result, Path output) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("params", TrainableParameters.count(net));
    json.put("accuracy", result.accuracy());
    json.put("file", output.toString());
    return json;
  }
}
