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
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.Compressor;
import io.github.debutdl4j.cli.model.Evaluator;
import io.github.debutdl4j.cli.model.NetworkCheck;
import io.github.debutdl4j.cli.model.WholeFile;
import io.github.debutdl4j.cli.option.AllowOption;
import io.github.debutdl4j.cli.option.Budget;
import io.github.debutdl4j.cli.option.DataOption;
import io.github.debutdl4j.cli.option.ReportOption;
import io.github.debutdl4j.cli.report.CompressionReport;
import io.github.debutdl4j.cli.report.LossHistory;
import io.github.debutdl4j.cli.training.FineTuning;
import io.github.debutdl4j.convert.ConversionListener;
import io.github.debutdl4j.convert.ConvertOptions;
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
      description = "Most parameters: a number, or a share such as 5%%; default ${DEFAULT-VALUE}.",
      defaultValue = "5%")
  private Budget budget;

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
  private record Parts(ImageExamples training, ImageExamples testing) {}

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
    FineTuning tuning = faults.get(() -> FineTuning.ofEpochs(epochs).withHeldOut());
    checkOutputs(faults);
    SavedModel file = faults.get(() -> models.read(input));
    AnyNetwork dense = file == null ? null : faults.get(() -> AnyNetwork.of(file));
    Parts parts = data == null ? null : check(faults, file, dense);
    if (dense != null) {
      boolean isReady = data == null || epochs == 0 || isTrainable(faults, dense);
      ImageSetIterator seen = parts == null || !isReady ? null : seenOf(parts.training());
      faults.check(() -> new Compressor(options(budget, seen, SILENT).build()).check(dense));
    }
    faults.throwIfAny();
    compress(file, dense, tuning, parts);
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
          NetworkCheck.checkImages(dense, parts.training());
          return parts;
        });
  }

  private void compress(SavedModel file, AnyNetwork dense, FineTuning tuning, Parts parts) {
    if (parts != null) {
      images.tell(console);
    }
    Compressor.Result converted = convert(dense, parts == null ? null : parts.training());
    console.say("%s", converted.report().table());
    Map<String, Object> json = PlanCommand.json(converted.report());
    json.put("file", output.toString());
    CompressionReport page = new CompressionReport("DeBut compression of " + input.getFileName());
    LossHistory losses = new LossHistory();
    if (parts != null) {
      Tuned tuned = fineTune(tuning, converted.network(), dense, parts.training());
      losses = tuned.losses();
      json.putAll(images.json());
      tuned.outcome().ifPresent(outcome -> tell(outcome, json));
    }
    SavedModel kept = parts == null ? file : images.withNormalizer(file);
    ModelFiles.write(kept.withNetwork(converted.network().model()), output);
    if (parts != null) {
      compare(dense, converted.network(), parts.testing(), json, page);
    }
    report.write(page, converted.report(), dense, losses, console);
    console.say("saved to %s", output);
    console.result(json);
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
      return new Compressor(options(budget, seen, progress).build()).convert(dense);
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

  private void compare(
      AnyNetwork dense,
      AnyNetwork debut,
      ImageExamples testing,
      Map<String, Object> json,
      CompressionReport page) {
    Evaluator test = new Evaluator(testing);
    images.hint(test.measure(dense), console);
    NetworkFigures before = NetworkFigures.of(dense, test);
    NetworkFigures after = NetworkFigures.of(debut, test);
    Table table = NetworkFigures.comparison(before, after);
    console.say("%n%s", table);
    page.comparison("Before and after", table.rows());
    json.put("dense", before.json());
    json.put("debut", after.json());
  }
}
