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
import io.github.debutdl4j.cli.data.ImageInput;
import io.github.debutdl4j.cli.data.ImageLayout;
import io.github.debutdl4j.cli.data.ImageSetIterator;
import io.github.debutdl4j.cli.data.Mnist;
import io.github.debutdl4j.cli.data.Reason;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.Compressor;
import io.github.debutdl4j.cli.model.Evaluator;
import io.github.debutdl4j.cli.model.WholeFile;
import io.github.debutdl4j.cli.option.Budget;
import io.github.debutdl4j.cli.option.ReportOption;
import io.github.debutdl4j.cli.report.CompressionReport;
import io.github.debutdl4j.cli.report.LossHistory;
import io.github.debutdl4j.cli.training.FineTuning;
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.convert.LayerChoice;
import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.ModelReadOptions;
import io.github.debutdl4j.io.SavedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code debut demo}: compresses a trained dense LeNet to an All-DeBut LeNet. */
@Command(
    name = "demo",
    description = "Compress the bundled LeNet to a sixth, fine-tune it on MNIST, compare both.")
final class DemoCommand implements Runnable {

  private static final String CHECKPOINT = "/models/lenet-dense.zip";

  private static final String DEFAULT_OUTPUT = "out/lenet-debut.zip";

  /** The parameters of the paper's network, in which three of the five layers are DeBut layers. */
  private static final Budget PUBLISHED_PARAMETERS = new Budget(10_186, 0);

  /**
   * This layer has five sixths of the parameters. Equal errors do not cost equal accuracy: with a
   * little more than its share of the budget the network has a higher accuracy.
   */
  private static final String LARGEST_LAYER = "fc1";

  private static final double LARGEST_LAYERS_SHARE = 0.1;

  /** The report names the smallest network of at least this accuracy. */
  private static final double ACCURACY_TO_KEEP = 0.985;

  private static final int SWEEP_EPOCHS = 2;

  /** Many small steps at a high rate: the network recovers in half the epochs. */
  private static final int BATCH = 64;

  private static final double LEARNING_RATE = 0.008;

  @Option(
      names = "--budget",
      description = "Most parameters: a number, or a share such as 5%%; default 10186.")
  private Budget budget;

  @Option(
      names = "--epochs",
      description = "Epochs of fine-tuning; default ${DEFAULT-VALUE}.",
      defaultValue = "2")
  private int epochs;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.zip",
      description = "Where the new network is saved; default ${DEFAULT-VALUE}.",
      defaultValue = DEFAULT_OUTPUT)
  private Path output;

  @Mixin private ReportOption report;
  @Mixin private Console console;

  private final Map<String, Object> json = new LinkedHashMap<>();
  private final CompressionReport page = new CompressionReport("All-DeBut LeNet on MNIST");

  @Override
  public void run() {
    long start = System.nanoTime();
    FineTuning tuning = FineTuning.ofEpochs(epochs).withSteps(BATCH, LEARNING_RATE);
    prepareOutput();
    AnyNetwork dense = checkpoint();
    ImageInput form = ImageInput.of(ImageLayout.NCHW);
    ImageExamples training = new ImageExamples(Mnist.bundled(Mnist.Split.TRAIN), form);
    Evaluator test = new Evaluator(new ImageExamples(Mnist.bundled(Mnist.Split.TEST), form));
    double plain = test.evaluate(convert(dense, null).network()).accuracy();
    Compressor.Result converted = convert(dense, CompressCommand.seenOf(training));
    console.say("%s", converted.report().table());
    double fitted = test.evaluate(converted.network()).accuracy();
    console.say(
        "accuracy as fitted: %.2f %% fitted to the weights, %.2f %% fitted to the inputs of the layers",
        100 * plain, 100 * fitted);
    LossHistory losses =
        CompressCommand.fineTune(tuning, converted.network(), dense, training).losses();
    ModelFiles.write(SavedModel.of(converted.network().model()).withUpdater(false), output);
    compare(dense, converted, test);
    json.put("accuracyAsFitted", Map.of("toWeights", plain, "toWhatLayersSee", fitted));
    if (report.isAsked()) {
      sweep(new SizeSweep(dense, training, test, SWEEP_EPOCHS));
      report.write(page, converted.report(), dense, losses, console);
    }
    json.put("seconds", (System.nanoTime() - start) / 1e9);
    console.result(json);
  }

  private static AnyNetwork checkpoint() {
    try (InputStream in = DemoCommand.class.getResourceAsStream(CHECKPOINT)) {
      return AnyNetwork.of(ModelFiles.read(in, CHECKPOINT, ModelReadOptions.defaults()));
    } catch (IOException e) {
      throw new IllegalStateException(CHECKPOINT + " cannot be read: " + Reason.of(e), e);
    }
  }

  /** The default folder is made where it is missing; others must be there. */
  private void prepareOutput() {
    try {
      if (output.equals(Path.of(DEFAULT_OUTPUT))) {
        Files.createDirectories(output.getParent());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(output + " cannot be written: " + Reason.of(e), e);
    }
    WholeFile.checkOutputs(null, output, report.file());
  }

  private Compressor.Result convert(AnyNetwork dense, ImageSetIterator seen) {
    try (ConversionProgress progress = new ConversionProgress()) {
      ConvertOptions.Builder options =
          CompressCommand.options(budget == null ? PUBLISHED_PARAMETERS : budget, seen, progress);
      if (budget == null) {
        options.rule(LARGEST_LAYER, LayerChoice.search(LARGEST_LAYERS_SHARE));
      }
      return new Compressor(options.build()).convert(dense);
    }
  }

  private void compare(AnyNetwork dense, Compressor.Result converted, Evaluator test) {
    NetworkFigures before = NetworkFigures.of(dense, test);
    NetworkFigures after = NetworkFigures.of(converted.network(), test);
    Table table = NetworkFigures.comparison(before, after);
    console.say("%n%s", table);
    console.say("saved to %s", output);
    page.comparison("Before and after", table.rows());
    Map<String, Object> debut = after.json();
    debut.put("linearLayersLeft", converted.report().linearLayersLeft());
    debut.put("layers", LayerRows.json(converted.report()));
    debut.put("file", output.toString());
    json.put("dense", before.json());
    json.put("debut", debut);
    json.put("epochs", epochs);
  }

  private void sweep(SizeSweep sizes) {
    sizes.run();
    Optional<SizeSweep.Point> smallest = sizes.smallestKeeping(ACCURACY_TO_KEEP);
    List<SizeSweep.Point> points = sizes.points();
    Table table =
        new Table(
            "size",
            "parameters",
            "accuracy as fitted",
            "fine-tuned %d epochs".formatted(SWEEP_EPOCHS));
    for (SizeSweep.Point p : points) {
      table.row(
          "%.1f %%".formatted(100 * p.share()),
          "%,d".formatted(p.params()),
          "%.2f %%".formatted(100 * p.accuracyBeforeFineTuning()),
          "%.2f %%".formatted(100 * p.accuracy()));
    }
    console.say("%n%s", table);
    page.comparison("Accuracy by size", table.rows());
    json.put("sizes", points.stream().map(SizeSweep.Point::json).toList());
    smallest.ifPresent(this::saySmallest);
  }

  private void saySmallest(SizeSweep.Point point) {
    String text =
        "The smallest of these networks that keeps %.1f %% has %,d parameters (%.1f %%)."
            .formatted(100 * ACCURACY_TO_KEEP, point.params(), 100 * point.share());
    console.say("%s", text);
    page.note(text);
    json.put("smallestKeeping985", point.json());
  }
}
