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

import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.ImageSetIterator;
import io.github.debutdl4j.cli.data.LabelledData;
import io.github.debutdl4j.cli.data.Mnist;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.Compressor;
import io.github.debutdl4j.cli.model.Evaluator;
import io.github.debutdl4j.cli.model.InputLayout;
import io.github.debutdl4j.cli.model.WholeFile;
import io.github.debutdl4j.cli.report.CompressionReport;
import io.github.debutdl4j.cli.report.LossHistory;
import io.github.debutdl4j.cli.training.FineTuning;
import io.github.debutdl4j.convert.ConversionListener;
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.SavedModel;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debut compress}: converts a saved network to a small one with DeBut layers. */
@Command(
    name = "compress",
    description = "Convert a saved network to DeBut layers and fine-tune it if there is data.")
final class CompressCommand implements Runnable {

  private static final int CALIBRATION_IMAGES = 1_000;
  private static final int CALIBRATION_BATCH = 100;

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

  @Mixin private AllowOption models;
  @Mixin private ReportOption report;
  @Mixin private Console console;

  @Override
  public void run() {
    FineTuning tuning = FineTuning.ofEpochs(epochs);
    WholeFile.checkOutputs(input, output, report.file());
    SavedModel file = models.read(input);
    AnyNetwork dense = AnyNetwork.of(file);
    ImageSet training = data == null ? null : LabelledData.read(data, Mnist.Split.TRAIN);
    ImageSet testing = data == null ? null : LabelledData.readTest(data, training);
    Compressor.Result converted = convert(dense, training);
    console.say("%s", converted.report().table());
    Map<String, Object> json = PlanCommand.json(converted.report());
    json.put("file", output.toString());
    CompressionReport page = new CompressionReport("DeBut compression of " + input.getFileName());
    LossHistory losses = new LossHistory();
    if (training != null) {
      losses = fineTune(tuning, converted.network(), dense, training);
    }
    ModelFiles.write(file.withNetwork(converted.network().model()), output);
    if (testing != null) {
      compare(dense, converted.network(), testing, json, page);
    }
    report.write(page, converted.report(), dense, losses, console);
    console.say("saved to %s", output);
    console.result(json);
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
  static ImageSetIterator seenBy(AnyNetwork network, ImageSet training) {
    return ImageSetIterator.inOrder(
        training.first(CALIBRATION_IMAGES), InputLayout.of(network), CALIBRATION_BATCH);
  }

  private Compressor.Result convert(AnyNetwork dense, ImageSet training) {
    ImageSetIterator seen = training == null ? null : seenBy(dense, training);
    try (ConversionProgress progress = new ConversionProgress()) {
      return new Compressor(options(budget, seen, progress).build()).convert(dense);
    }
  }

  /** Trains the converted network against the dense one, showing progress. */
  static LossHistory fineTune(
      FineTuning tuning, AnyNetwork student, AnyNetwork teacher, ImageSet images) {
    LossHistory losses = new LossHistory();
    long steps = tuning.steps(images.size());
    try (ProgressListener bar = new ProgressListener("fine-tuning", steps, losses)) {
      tuning.run(student, teacher, images, bar);
    }
    return losses;
  }

  private void compare(
      AnyNetwork dense,
      AnyNetwork debut,
      ImageSet images,
      Map<String, Object> json,
      CompressionReport page) {
    Evaluator test = new Evaluator(images, InputLayout.of(dense));
    NetworkFigures before = NetworkFigures.of(dense, test);
    NetworkFigures after = NetworkFigures.of(debut, test);
    Table table = NetworkFigures.comparison(before, after);
    console.say("%n%s", table);
    page.comparison("Before and after", table.rows());
    json.put("dense", before.json());
    json.put("debut", after.json());
  }
}
