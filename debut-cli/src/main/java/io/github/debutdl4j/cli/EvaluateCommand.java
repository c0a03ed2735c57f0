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
import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.LabelledData;
import io.github.debutdl4j.cli.fault.Faults;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.Evaluator;
import io.github.debutdl4j.cli.model.NetworkCheck;
import io.github.debutdl4j.cli.option.AllowOption;
import io.github.debutdl4j.cli.option.DataOption;
import io.github.debutdl4j.io.SavedModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debut evaluate}: measures accuracy and speed of a saved network. */
@Command(
    name = "evaluate",
    description = "Measure accuracy and speed of a saved network.",
    footer = LabelledData.HELP)
final class EvaluateCommand implements Runnable {

  @Parameters(index = "0", paramLabel = "MODEL.zip", description = "A model saved by DL4J.")
  private Path file;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "MNIST's idx files or a folder of images per class; the test part counts.")
  private Path data;

  @Mixin private DataOption images;
  @Mixin private AllowOption models;
  @Mixin private Console console;

  @Override
  public void run() {
    Faults faults = new Faults();
    SavedModel saved = faults.get(() -> models.readForUse(file));
    faults.check(() -> images.checkFolder(data));
    faults.throwIfAny();
    AnyNetwork network = AnyNetwork.of(saved);
    images.open(data, network);
    ImageSet test = images.test();
    images.prepare(saved, network);
    ImageExamples examples = images.examples(test);
    NetworkCheck.checkImages(network, examples);
    images.tell(console);
    Evaluator.Result result = new Evaluator(examples).evaluate(network);
    console.say(
        "%s: %,d parameters, %.2f %% of %,d images correct, %.1f ms per 1,000 images",
        file,
        network.parameters(),
        100 * result.accuracy(),
        result.images(),
        result.millisecondsPer1000());
    images.hint(result, console);
    console.result(json(network, result));
  }

  private Map<String, Object> json(AnyNetwork network, Evaluator.Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", file.toString());
    json.put("params", network.parameters());
    json.put("images", result.images());
    json.put("accuracy", result.accuracy());
    json.put("msPer1000", result.millisecondsPer1000());
    json.putAll(images.json());
    return json;
  }
}
