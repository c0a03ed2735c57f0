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
import io.github.debutdl4j.cli.data.ImageInput;
import io.github.debutdl4j.cli.data.ImageLayout;
import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.ImageSetIterator;
import io.github.debutdl4j.cli.fault.Faults;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.Evaluator;
import io.github.debutdl4j.cli.model.WholeFile;
import io.github.debutdl4j.cli.option.AllowOption;
import io.github.debutdl4j.cli.recipes.Recipe;
import io.github.debutdl4j.cli.recipes.RecipeData;
import io.github.debutdl4j.cli.recipes.Recipes;
import io.github.debutdl4j.cli.report.LossHistory;
import io.github.debutdl4j.cli.training.EpochPlan;
import io.github.debutdl4j.cli.training.Trainer;
import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.SavedModel;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.nd4j.linalg.learning.config.Adam;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code debut train}: the recipes of the zoo's networks and of the demo's checkpoint. */
@Command(
    name = "train",
    description = "Train a zoo network on the bundled MNIST, or on images like it.")
final class TrainCommand implements Runnable {

  /** Offers the names of the networks with a recipe. */
  static final class Names implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Recipes.names().iterator();
    }
  }

  /** Has a recipe with its own options. */
  private static final String LENET = "lenet";

  private static final List<String> OPTIONS_OF_LENET = List.of("--rate", "--seed");
  private static final int EPOCHS_OF_LENET = 8;
  private static final int BATCH = 128;
  private static final ImageInput DIGITS = ImageInput.of(ImageLayout.NCHW);
  private static final int LARGEST_SHIFT = 1;

  @Parameters(
      index = "0",
      paramLabel = "NETWORK",
      description = "One of ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class)
  private String network;

  /** Which of the two networks of an architecture is trained. */
  static final class Kind {
    @Option(names = "--dense", description = "Train the dense twin.")
    private boolean dense;

    @Option(names = "--debut", description = "Train the All-DeBut network; the default.")
    @SuppressWarnings(
        "UnusedVariable") // the default; the option exists so that it can be given explicitly
    private boolean deBut;
  }

  @ArgGroup private Kind kind = new Kind();

  @Option(
      names = "--teacher",
      paramLabel = "MODEL.zip",
      description = "A trained network that gives half of the All-DeBut network's labels.")
  private Path teacher;

  @Option(
      names = "--curve",
      paramLabel = "OUT.png",
      description = "Where the training loss is drawn.")
  private Path curve;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where idx files of 28 x 28 images in ten classes are, such as Fashion-MNIST; default: the"
              + " bundled MNIST.")
  private Path data;

  @Option(
      names = "--epochs",
      description = "How often each image is seen; default: what the recipe says, for LENET 8.")
  private Integer epochs;

  @Option(
      names = "--rate",
      description =
          "First learning rate of Adam, for LENET without teacher; default ${DEFAULT-VALUE}.",
      defaultValue = "0.003")
  private double learningRate;

  @Option(
      names = "--seed",
      description = "Of the order of the images, as --rate; default ${DEFAULT-VALUE}.",
      defaultValue = "42")
  private long seed;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT.zip",
      description = "Where the trained network is saved.")
  private Path output;

  @Mixin private AllowOption models;
  @Mixin private Console console;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    String name = network.toLowerCase(Locale.ROOT);
    boolean byRecipe = !name.equals(LENET) || teacher != null;
    checkName(name);
    Faults faults = new Faults();
    Recipe recipe = byRecipe ? faults.get(() -> recipe(name)) : null;
    RecipeData images = byRecipe ? null : faults.get(() -> RecipeData.in(data));
    faults.check(() -> WholeFile.checkOutputs(teacher, output, curve));
    faults.check(byRecipe ? this::checkRecipeOptions : this::checkLeNetOptions);
    AnyNetwork teaching = faults.get(this::teacherNetwork);
    faults.throwIfAny();
    LossHistory losses = new LossHistory();
    if (byRecipe) {
      new RecipeRun(name, recipe, console).run(kind.dense, teaching, output, losses);
    } else {
      trainLeNet(images, losses);
    }
    if (curve != null) {
      WholeFile.write(curve, part -> Files.write(part, losses.png()));
    }
  }

  private void checkRecipeOptions() {
    if (kind.dense && teacher != null) {
      throw new IllegalArgumentException("--teacher is for the All-DeBut network");
    }
    for (String option : OPTIONS_OF_LENET) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new IllegalArgumentException(
            option + " is for LENET without teacher; the other recipes are fixed");
      }
    }
  }

  private void checkLeNetOptions() {
    if (epochsOfLeNet() < 1 || !(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "--epochs must be 1 or more, --rate above 0 and finite; they are %d and %s"
              .formatted(epochsOfLeNet(), learningRate));
    }
  }

  private int epochsOfLeNet() {
    return epochs == null ? EPOCHS_OF_LENET : epochs;
  }

  private AnyNetwork teacherNetwork() {
    return teacher == null ? null : AnyNetwork.of(models.readForUse(teacher));
  }

  private void checkName(String name) {
    if (!Recipes.names().contains(name)) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no recipe for '%s'; expected one of %s"
              .formatted(network, String.join(", ", Recipes.names())));
    }
  }

  private Recipe recipe(String name) {
    OptionalInt rounds = epochs == null ? OptionalInt.empty() : OptionalInt.of(epochs);
    return Recipes.of(name, () -> RecipeData.in(data), rounds).orElseThrow();
  }

  /** Trains the demo's checkpoint, among others: this recipe has its own options. */
  private void trainLeNet(RecipeData images, LossHistory losses) {
    AnyNetwork trained = untrained();
    train(trained, images.train(), losses);
    Evaluator.Result result =
        new Evaluator(new ImageExamples(images.test(), DIGITS)).evaluate(trained);
    ModelFiles.write(SavedModel.of(trained.model()).withUpdater(false), output);
    console.say(
        "%,d parameters, %.2f %% of %,d test images correct; saved to %s",
        trained.parameters(), 100 * result.accuracy(), result.images(), output);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("params", trained.parameters());
    json.put("accuracy", result.accuracy());
    json.put("file", output.toString());
    console.result(json);
  }

  private AnyNetwork untrained() {
    AllDeButLeNet lenet = AllDeButLeNet.builder().updater(new Adam(learningRate)).build();
    return AnyNetwork.of(kind.dense ? lenet.initDense() : lenet.init());
  }

  private void train(AnyNetwork trained, ImageSet images, LossHistory losses) {
    ImageSetIterator examples =
        ImageSetIterator.shuffled(images, DIGITS, BATCH, LARGEST_SHIFT, seed);
    int steps = examples.batchesPerEpoch();
    int rounds = epochsOfLeNet();
    try (ProgressListener bar = new ProgressListener("training", (long) rounds * steps, losses)) {
      new Trainer(bar).train(trained, new EpochPlan(examples, steps, rounds, learningRate));
      trained.setLearningRate(learningRate);
    }
  }
}
