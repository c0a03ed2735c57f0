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
import io.github.debutdl4j.cli.console.Table;
import io.github.debutdl4j.cli.model.ExportedFile;
import io.github.debutdl4j.cli.model.WholeFile;
import io.github.debutdl4j.cli.option.ExportOption;
import io.github.debutdl4j.cli.recipes.Recipe;
import io.github.debutdl4j.cli.recipes.RecipeData;
import io.github.debutdl4j.cli.recipes.RecipeTraining;
import io.github.debutdl4j.cli.recipes.Recipes;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.zoo.PretrainedWeights;
import io.github.debutdl4j.zoo.TrainingData;
import io.github.debutdl4j.zoo.ZooCatalogue;
import io.github.debutdl4j.zoo.ZooEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debut zoo}: lists the ready-made networks and their accuracy. */
@Command(name = "zoo", description = "List the zoo's networks, or show one of them.")
final class ZooCommand implements Runnable {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "One network; all of them if none is given.")
  private String name;

  @Option(names = "--variant", description = "Its chains, as listed; default the first.")
  private String variant;

  @Option(names = "--summary", description = "Print the layers of the network.")
  private boolean summary;

  @Option(
      names = "--evaluate",
      description = "Run the weights of the zoo on the test data that they were made for.")
  private boolean evaluate;

  @Option(
      names = "--trained-on",
      paramLabel = "DATA",
      description =
          "Which weights of the zoo: ${COMPLETION-CANDIDATES}; default MNIST, or the network's only"
              + " ones. Those for others than MNIST are evaluated with --data.")
  private TrainingData trainedOn;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "With --evaluate, where the idx files of the test images are; default: the bundled MNIST.")
  private Path data;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Write the network as MODEL.debut for the runtime or as MODEL.onnx, with the weights of"
              + " the zoo if it has some.")
  private Path export;

  @Mixin private ExportOption exportOptions;
  @Mixin private Console console;

  @Override
  public void run() {
    if ((summary || evaluate || export != null || variant != null) && name == null) {
      throw new IllegalArgumentException(
          "--variant, --summary, --evaluate and --export need the NAME of a network");
    }
    if (export == null && exportOptions.isGiven()) {
      throw new IllegalArgumentException("--weights, --form and --input need --export");
    }
    if (data != null && !evaluate) {
      throw new IllegalArgumentException("--data is for --evaluate");
    }
    List<ZooEntry> chosen = chosen();
    if (export != null) {
      export(chosen.get(0));
    } else if (evaluate) {
      evaluate(chosen.get(0));
    } else if (summary) {
      summarise(chosen.get(0));
    } else {
      list(chosen);
    }
  }

  private List<ZooEntry> chosen() {
    List<ZooEntry> all = ZooCatalogue.entries();
    List<ZooEntry> named =
        all.stream().filter(e -> name == null || name.equalsIgnoreCase(e.name())).toList();
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          "the zoo has no '%s'; it has %s".formatted(name, listed(all, ZooEntry::name)));
    }
    List<ZooEntry> chosen =
        named.stream()
            .filter(e -> variant == null || variant.equalsIgnoreCase(e.variant()))
            .toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no chains '%s'; it has %s"
              .formatted(name, variant, listed(named, ZooEntry::variant)));
    }
    return chosen;
  }

  private static String listed(List<ZooEntry> entries, Function<ZooEntry, String> word) {
    return entries.stream().map(word).distinct().collect(Collectors.joining(", "));
  }

  private void list(List<ZooEntry> entries) {
    Table table =
        new Table(
            "network", "chains", "classes", "parameters", "of dense", "data", "accuracy", "dense");
    for (ZooEntry entry : entries) {
      List<TrainingData> known = entry.model().trainedOn();
      known.forEach(data -> addRow(table, entry, data.name(), entry.weights(data)));
      if (known.isEmpty()) {
        addRow(table, entry, "-", Optional.empty());
      }
    }
    console.say("%s", table);
    console.result(entries.stream().map(ZooCommand::json).toList());
  }

  private static void addRow(
      Table table, ZooEntry entry, String data, Optional<PretrainedWeights> weights) {
    table.row(
        entry.name(),
        entry.variant(),
        entry.classes(),
        "%,d".formatted(entry.parameters()),
        "%.2f %%".formatted(percentOfDense(entry)),
        data,
        weights.map(w -> percent(w.accuracy())).orElse("-"),
        weights
            .filter(w -> w.denseAccuracy().isPresent())
            .map(w -> percent(w.denseAccuracy().getAsDouble()))
            .orElse("-"));
  }

  private void summarise(ZooEntry entry) {
    ComputationGraph net = entry.model().init();
    console.say("%s", net.summary());
    console.result(json(entry));
  }

  /** The data of the weights to use: as given, else the network's only ones, else MNIST. */
  private TrainingData trainedOn(ZooEntry entry) {
    List<TrainingData> known = entry.model().trainedOn();
    if (trainedOn != null) {
      return trainedOn;
    }
    return known.size() == 1 ? known.get(0) : TrainingData.MNIST;
  }

  private void evaluate(ZooEntry entry) {
    TrainingData weights = trainedOn(entry);
    if (entry.weights(weights).isEmpty()) {
      throw new IllegalArgumentException(
          "the zoo has no weights for %s %s, trained on %s"
              .formatted(entry.name(), entry.variant(), weights));
    }
    if (weights != TrainingData.MNIST && data == null) {
      throw new IllegalArgumentException(
          "the images of %s are not bundled; --data DIR says where they are".formatted(weights));
    }
    Recipe recipe =
        Recipes.of(entry.name(), () -> RecipeData.in(data), OptionalInt.empty()).orElseThrow();
    RecipeTraining.Result result =
        RecipeRun.test(new RecipeTraining(recipe), recipe, pretrained(entry));
    console.say(
        "%s %s: %.2f %% of %,d test examples correct, %.1f ms per 1,000",
        entry.name(),
        entry.variant(),
        100 * result.accuracy(),
        result.examples(),
        result.millisecondsPer1000());
    Map<String, Object> json = json(entry);
    json.put("weights", weights.name());
    json.put("measuredAccuracy", result.accuracy());
    json.put("examples", result.examples());
    json.put("msPer1000", result.millisecondsPer1000());
    console.result(json);
  }

  private void export(ZooEntry entry) {
    exportOptions.check(export);
    WholeFile.checkOutputs(null, export);
    boolean trained = entry.weights(trainedOn(entry)).isPresent();
    ComputationGraph net = trained ? pretrained(entry) : entry.model().init();
    ExportOptions.Builder options = ExportOptions.builder().inputShape(entry.model().inputShape());
    exportOptions.addTo(options);
    Map<String, Object> json = new ExportedFile(export, console).write(net, options.build());
    if (!trained) {
      console.say(
          "the weights are random: the zoo has none for %s %s", entry.name(), entry.variant());
    }
    json.put("name", entry.name());
    json.put("variant", entry.variant());
    json.put("trained", trained);
    console.result(json);
  }

  private ComputationGraph pretrained(ZooEntry entry) {
    try {
      return entry.model().initPretrained(trainedOn(entry));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static Map<String, Object> json(ZooEntry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", entry.name());
    json.put("variant", entry.variant());
    json.put("classes", entry.classes());
    json.put("params", entry.parameters());
    json.put("percentOfDense", percentOfDense(entry));
    entry.weights().ifPresent(weights -> json.putAll(accuracies(weights)));
    Map<String, Object> byData = new LinkedHashMap<>();
    for (TrainingData data : entry.model().trainedOn()) {
      byData.put(data.name(), accuracies(entry.weights(data).orElseThrow()));
    }
    json.put("trainedOn", byData);
    return json;
  }

  private static Map<String, Object> accuracies(PretrainedWeights weights) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("accuracy", weights.accuracy());
    weights.denseAccuracy().ifPresent(accuracy -> json.put("denseAccuracy", accuracy));
    return json;
  }

  private static String percent(double share) {
    return "%.2f %%".formatted(100 * share);
  }

  private static double percentOfDense(ZooEntry entry) {
    return 100.0 * entry.parameters() / entry.denseParameters();
  }
}
