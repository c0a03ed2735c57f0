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
import io.github.debutdl4j.cli.console.ConversionProgress;
import io.github.debutdl4j.cli.console.Table;
import io.github.debutdl4j.cli.data.ImageExamples;
import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.ImageSetIterator;
import io.github.debutdl4j.cli.data.LabelledData;
import io.github.debutdl4j.cli.fault.Faults;
import io.github.debutdl4j.cli.model.Answers;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.Compressor;
import io.github.debutdl4j.cli.model.Evaluator;
import io.github.debutdl4j.cli.model.NetworkCheck;
import io.github.debutdl4j.cli.model.WholeFile;
import io.github.debutdl4j.cli.option.AllowOption;
import io.github.debutdl4j.cli.option.Budget;
import io.github.debutdl4j.cli.option.DataOption;
import io.github.debutdl4j.cli.option.GoalOption;
import io.github.debutdl4j.cli.option.ReportOption;
import io.github.debutdl4j.cli.report.CompressionReport;
import io.github.debutdl4j.cli.report.LossHistory;
import io.github.debutdl4j.cli.training.FineTuning;
import io.github.debutdl4j.convert.ConversionListener;
import io.github.debutdl4j.convert.ConversionReport;
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.goal.GoalResult;
import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.SavedModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code debut compress}: converts a saved network to a small one with DeBut layers. */
@Command(
    name = "compress",
    description = "Convert a saved network to DeBut layers and fine-tune it if there is data.",
    footer = LabelledData.HELP)
final class CompressCommand implements Runnable {

  private static final Budget DEFAULT_BUDGET = new Budget(0, 0.05);
  private static final int CALIBRATION_IMAGES = 1_000;
  private static final int CALIBRATION_BATCH = 100;
  private static final ConversionListener SILENT = (stage, layer, done, total) -> {};

  @Parameters(index = "0", paramLabel = "IN.zip", description = "A model saved by DL4J.")
  private Path input;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT.zip",
      description = "Where the new network is saved.")
  private Path output;

  @Option(
      names = "--budget",
      description =
          "Most parameters: a number, or a share such as 5%%; default 5%%, or no limit with"
              + " --max-drop or --max-ms.")
  private Budget budget;

  @Option(
      names = "--share",
      paramLabel = "BY",
      description =
          "What a layer's errors are taken to cost when layers share the budget: ${COMPLETION-CANDIDATES};"
              + " default ${DEFAULT-VALUE}. output and loss need --data.",
      defaultValue = "OUTPUT")
  private ConvertOptions.ErrorCost share;

  @Mixin private GoalOption goal;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "MNIST's idx files, or a folder of images per class, to fine-tune with.")
  private Path data;

  @Option(
      names = "--epochs",
      description = "Epochs of fine-tuning; default ${DEFAULT-VALUE}.",
      defaultValue = "4")
  private int epochs;

  @Option(
      names = "--no-labels",
      description =
          "Learn from the given network alone: labels are not read and need not be there; accuracies"
              + " say how often the new network answers as the given one.")
  private boolean noLabels;

  @Mixin private DataOption images;
  @Mixin private AllowOption models;
  @Mixin private ReportOption report;
  @Mixin private Console console;

  @Spec private CommandSpec spec;

  /**
   * Images for both parts of the work.
   *
   * @param training to fit and fine-tune with
   * @param testing to compare the networks on
   */
  private record Parts(ImageExamples training, ImageExamples testing) {

    /** The same images, labelled with a network's answers. */
    Parts answeredBy(AnyNetwork network) {
      return new Parts(Answers.of(network, training), Answers.of(network, testing));
    }
  }

  /**
   * A fine-tuned network's history.
   *
   * @param losses of the steps
   * @param outcome on held-out images; empty if none were held out
   */
  record Tuned(LossHistory losses, Optional<FineTuning.Outcome> outcome) {}

  @Override
  public void run() {
    Faults faults = new Faults();
    FineTuning tuning = faults.get(this::tuning);
    checkOutputs(faults);
    SavedModel file = faults.get(() -> models.read(input));
    AnyNetwork dense = file == null ? null : faults.get(() -> AnyNetwork.of(file));
    goal.check(faults, data != null, spec.commandLine().getParseResult());
    Parts parts = data == null ? null : check(faults, file, dense);
    if (dense != null) {
      boolean isReady = data == null || epochs == 0 || isTrainable(faults, dense);
      ImageExamples training = parts == null || !isReady ? null : parts.training();
      if (!goal.isAsked()) {
        ImageSetIterator seen = training == null ? null : seenOf(training);
        faults.check(() -> new Compressor(options(budget(), seen, SILENT).build()).check(dense));
      } else if (training != null || (data == null && !goal.limitsDrop())) {
        faults.check(
            () ->
                new GoalCompression(
                        goal,
                        new GoalCompression.Conversions(budget, share),
                        dense,
                        training,
                        tuning)
                    .check());
      }
    }
    faults.throwIfAny();
    compress(file, dense, tuning, noLabels ? parts.answeredBy(dense) : parts);
  }

  private FineTuning tuning() {
    FineTuning tuning = FineTuning.ofEpochs(epochs).withHeldOut();
    return noLabels ? tuning.fromTeacherAlone() : tuning;
  }

  private Budget budget() {
    return budget == null ? DEFAULT_BUDGET : budget;
  }

  private void checkOutputs(Faults faults) {
    faults.check(() -> WholeFile.checkOutputs(input, output));
    faults.check(() -> WholeFile.checkOutputs(input, report.file()));
    faults.check(() -> WholeFile.checkOutputs(null, output, report.file()));
    if (data == null) {
      DataOption.given(spec.commandLine().getParseResult())
          .forEach(
              option -> faults.add(option + " says how data are read, but there is no --data"));
    }
    if (noLabels) {
      faults.check(this::checkNoLabels);
    }
  }

  private void checkNoLabels() {
    if (data == null) {
      throw new IllegalArgumentException("--no-labels needs --data");
    }
    images.ignoreLabels();
  }

  private static boolean isTrainable(Faults faults, AnyNetwork dense) {
    return faults.get(
            () -> {
              NetworkCheck.checkTrainable(dense);
              return dense;
            })
        != null;
  }

  private Parts check(Faults faults, SavedModel file, AnyNetwork dense) {
    if (dense == null) {
      faults.check(() -> images.checkFolder(data));
      return null;
    }
    return faults.get(
        () -> {
          images.open(data, dense);
          ImageSet training = images.training();
          ImageSet testing = images.testLike(training);
          images.prepare(file, dense);
          Parts parts = new Parts(images.examples(training), images.examples(testing));
          if (noLabels) {
            NetworkCheck.checkUnlabelledImages(dense, parts.training());
          } else {
            NetworkCheck.checkImages(dense, parts.training());
          }
          return parts;
        });
  }

  /**
   * The new network.
   *
   * @param report the outcome for each layer
   * @param tuned how it was fine-tuned
   */
  private record Small(AnyNetwork network, ConversionReport report, Tuned tuned) {}

  private void compress(SavedModel file, AnyNetwork dense, FineTuning tuning, Parts parts) {
    if (parts != null) {
      images.tell(console);
    }
    CompressionReport page = new CompressionReport("DeBut compression of " + input.getFileName());
    Map<String, Object> found = new LinkedHashMap<>();
    ImageExamples training = parts == null ? null : parts.training();
    Small small =
        goal.isAsked()
            ? search(dense, tuning, training, found, page)
            : convertAndTune(dense, tuning, training);
    Map<String, Object> json = PlanCommand.json(small.report());
    json.put("file", output.toString());
    json.putAll(found);
    if (parts != null) {
      json.putAll(images.json());
      small.tuned().outcome().ifPresent(outcome -> tell(outcome, json));
    }
    SavedModel kept = parts == null ? file : images.withNormalizer(file);
    ModelFiles.write(kept.withNetwork(small.network().model()), output);
    if (parts != null) {
      compare(dense, small.network(), parts.testing(), json, page);
    }
    if (parts != null && report.isAsked()) {
      compareShares(dense, small.network().parameters(), parts, json, page);
    }
    report.write(page, small.report(), dense, small.tuned().losses(), console);
    console.say("saved to %s", output);
    console.result(json);
  }

  private Small convertAndTune(AnyNetwork dense, FineTuning tuning, ImageExamples training) {
    Compressor.Result converted = convert(dense, training);
    console.say("%s", converted.report().table());
    Tuned tuned =
        training == null
            ? new Tuned(new LossHistory(), Optional.empty())
            : fineTune(tuning, converted.network(), dense, training);
    return new Small(converted.network(), converted.report(), tuned);
  }

  private Small search(
      AnyNetwork dense,
      FineTuning tuning,
      ImageExamples training,
      Map<String, Object> json,
      CompressionReport page) {
    GoalCompression compression =
        new GoalCompression(
            goal, new GoalCompression.Conversions(budget, share), dense, training, tuning);
    GoalResult<?> found = compression.find(console);
    Table table = GoalFigures.table(found);
    console.say("%s%n%s%n%n%s", found.report().table(), table, found.verdict());
    page.comparison("What was tried", table.rows()).note(found.verdict()).trials(found);
    json.put("goal", GoalFigures.json(found));
    AnyNetwork network = AnyNetwork.of(SavedModel.of(found.network()));
    return new Small(network, found.report(), compression.tuned());
  }

  private void tell(FineTuning.Outcome outcome, Map<String, Object> json) {
    console.say(
        "held-out training images (%,d): %.2f %% as fitted, %.2f %% after the last epoch; kept:"
            + " %s with %.2f %%",
        outcome.heldOut(),
        100 * outcome.accuracyAsFitted(),
        100 * outcome.accuracyAtTheEnd(),
        outcome.epoch() == 0
            ? "the network as fitted, for fine-tuning made it worse,"
            : "epoch " + outcome.epoch(),
        100 * outcome.accuracy());
    Map<String, Object> heldOut = new LinkedHashMap<>();
    heldOut.put("images", outcome.heldOut());
    heldOut.put("accuracyAsFitted", outcome.accuracyAsFitted());
    heldOut.put("accuracy", outcome.accuracy());
    heldOut.put("epoch", outcome.epoch());
    json.put("heldOut", heldOut);
  }

  /**
   * Options for a budget.
   *
   * @param seen images that the layers are fitted to; null to fit the weights alone
   */
  static ConvertOptions.Builder options(
      Budget budget, ImageSetIterator seen, ConversionListener listener) {
    ConvertOptions.Builder options = ConvertOptions.builder().listener(listener);
    if (budget.isShare()) {
      options.budgetShare(budget.share());
    } else {
      options.budgetParameters(budget.parameters());
    }
    return seen == null ? options : options.calibration(seen);
  }

  /** The first training images, which the layers are fitted to. */
  static ImageSetIterator seenOf(ImageExamples training) {
    return training.first(CALIBRATION_IMAGES).inOrder(CALIBRATION_BATCH);
  }

  private Compressor.Result convert(AnyNetwork dense, ImageExamples training) {
    ImageSetIterator seen = training == null ? null : seenOf(training);
    try (ConversionProgress progress = new ConversionProgress()) {
      ConvertOptions options = options(budget(), seen, progress).errorCost(share).build();
      return new Compressor(options).convert(dense);
    }
  }

  /** Trains the converted network against the dense one, showing progress. */
  static Tuned fineTune(
      FineTuning tuning, AnyNetwork student, AnyNetwork teacher, ImageExamples images) {
    LossHistory losses = new LossHistory();
    if (tuning.epochs() == 0) {
      return new Tuned(losses, Optional.empty());
    }
    try (ProgressListener bar = new ProgressListener("fine-tuning", tuning.steps(images), losses)) {
      return new Tuned(losses, tuning.run(student, teacher, images, bar));
    }
  }

  /** Converts again to the same size, sharing it in each way. */
  private void compareShares(
      AnyNetwork dense,
      long parameters,
      Parts parts,
      Map<String, Object> json,
      CompressionReport page) {
    Evaluator test = new Evaluator(parts.testing());
    Map<ConvertOptions.ErrorCost, Double> accuracies =
        new ShareComparison(dense, parts.training(), test).accuracies(new Budget(parameters, 0));
    Table table = ShareComparison.table(accuracies);
    console.say("%n%s", table);
    page.comparison("Ways of sharing the budget (--share), before fine-tuning", table.rows());
    Map<String, Object> byName = new LinkedHashMap<>();
    accuracies.forEach((cost, accuracy) -> byName.put(ShareComparison.name(cost), accuracy));
    json.put("accuracyAsFittedByShare", byName);
  }

  private void compare(
      AnyNetwork dense,
      AnyNetwork debut,
      ImageExamples testing,
      Map<String, Object> json,
      CompressionReport page) {
    Evaluator test = new Evaluator(testing);
    if (noLabels) {
      console.say("labels are not read: accuracy is agreement with the given network");
    }
    images.hint(test.measure(dense), console);
    NetworkFigures before = NetworkFigures.of(dense, test);
    NetworkFigures after = NetworkFigures.of(debut, test);
    Table table = NetworkFigures.comparison(before, after);
    console.say("%n%s", table);
    page.comparison("Before and after", table.rows());
    json.put("labels", !noLabels);
    json.put("dense", before.json());
    json.put("debut", after.json());
  }
}
