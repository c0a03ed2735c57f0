package io.github.debutdl4j.examples.cli;

import io.github.debutdl4j.examples.data.ImageLayout;
import io.github.debutdl4j.examples.data.Mnist;
import io.github.debutdl4j.examples.model.AnyNetwork;
import io.github.debutdl4j.examples.model.Compressor;
import io.github.debutdl4j.examples.model.Evaluator;
import io.github.debutdl4j.examples.model.FineTuning;
import io.github.debutdl4j.examples.model.ModelFile;
import io.github.debutdl4j.examples.model.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code debut demo}: a trained dense LeNet becomes an All-DeBut LeNet, end to end. */
@Command(
    name = "demo",
    description = "Compress the bundled LeNet to a sixth, fine-tune it on MNIST, compare both.")
final class DemoCommand implements Runnable {

  static final String CHECKPOINT = "/models/lenet-dense.zip";

  /** What the paper needed with three of the five layers DeBut. */
  private static final String PUBLISHED_PARAMETERS = "10186";

  @Option(
      names = "--budget",
      description = "Most parameters, or a share such as 5%%; default ${DEFAULT-VALUE}.",
      defaultValue = PUBLISHED_PARAMETERS)
  private Budget budget;

  @Option(names = "--epochs", description = "Default ${DEFAULT-VALUE}.", defaultValue = "6")
  private int epochs;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.zip",
      description = "Where the new network is saved; default ${DEFAULT-VALUE}.",
      defaultValue = "out/lenet-debut.zip")
  private Path output;

  @Mixin private Console console;

  @Override
  public void run() {
    long start = System.nanoTime();
    prepareOutput();
    AnyNetwork dense = ModelFile.readResource(CHECKPOINT);
    Evaluator test = new Evaluator(Mnist.bundled(Mnist.Split.TEST), ImageLayout.NCHW);
    Compressor.Result converted = convert(dense);
    console.say("%s", converted.report().table());
    double untuned = test.evaluate(converted.network()).accuracy();
    fineTune(converted.network(), dense);
    ModelFile.write(converted.network(), output, false);

    NetworkFigures before = figures(dense, test);
    NetworkFigures after =
        NetworkFigures.of(converted.network(), test.evaluate(converted.network()), output);
    console.say("%n%s", NetworkFigures.comparison(before, after));
    console.say("accuracy before fine-tuning: %.2f %%; saved to %s", 100 * untuned, output);
    console.result(json(converted, before, after, untuned, (System.nanoTime() - start) / 1e9));
  }

  private void prepareOutput() {
    try {
      Path folder = output.toAbsolutePath().getParent();
      if (!Files.exists(folder)) {
        Files.createDirectory(folder);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(output + " cannot be written: " + e.getMessage(), e);
    }
    WholeFile.checkWritable(output);
  }

  private Compressor.Result convert(AnyNetwork dense) {
    try (ConversionProgress progress = new ConversionProgress()) {
      return new Compressor(CompressCommand.options(budget, progress)).convert(dense);
    }
  }

  private void fineTune(AnyNetwork student, AnyNetwork teacher) {
    FineTuning tuning = FineTuning.ofEpochs(epochs);
    var images = Mnist.bundled(Mnist.Split.TRAIN);
    try (ProgressListener bar = new ProgressListener("fine-tuning", tuning.steps(images.size()))) {
      tuning.run(student, teacher, images, bar);
    }
  }

  private static NetworkFigures figures(AnyNetwork dense, Evaluator test) {
    try {
      Path file = Files.createTempFile("lenet-dense", ".zip");
      try {
        ModelFile.write(dense, file, false);
        return NetworkFigures.of(dense, test.evaluate(dense), file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new IllegalStateException("no temporary file: " + e.getMessage(), e);
    }
  }

  private Map<String, Object> json(
      Compressor.Result converted,
      NetworkFigures before,
      NetworkFigures after,
      double untuned,
      double seconds) {
    Map<String, Object> debut = after.json();
    debut.put("accuracyBeforeFineTuning", untuned);
    debut.put("linearLayersLeft", converted.report().linearLayersLeft());
    debut.put("layers", LayerRows.json(converted.report()));
    debut.put("file", output.toString());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dense", before.json());
    json.put("debut", debut);
    json.put("epochs", epochs);
    json.put("seconds", seconds);
    return json;
  }
}
