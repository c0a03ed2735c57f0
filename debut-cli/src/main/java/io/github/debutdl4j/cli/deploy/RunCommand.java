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
package io.github.debutdl4j.cli.deploy;

import io.github.debutdl4j.cli.DebutCommand;
import io.github.debutdl4j.cli.console.Console;
import io.github.debutdl4j.cli.data.ChannelOrder;
import io.github.debutdl4j.cli.data.ImageOptions;
import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.LabelledData;
import io.github.debutdl4j.cli.data.Mnist;
import io.github.debutdl4j.cli.data.Reason;
import io.github.debutdl4j.cli.fault.Faults;
import io.github.debutdl4j.io.ModelFileException;
import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.ModelFormatException;
import io.github.debutdl4j.runtime.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debut run}: measures a model file in the runtime, without DL4J. */
@Command(
    name = "run",
    description = "Measure accuracy and latency of a model in the runtime.",
    footer = LabelledData.HELP)
public final class RunCommand implements DebutCommand {

  @Parameters(index = "0", paramLabel = "MODEL.debut", description = "A model file.")
  private Path file;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "MNIST's idx files or a folder of images per class; the test part counts.")
  private Path data;

  @Option(
      names = "--channels",
      paramLabel = "ORDER",
      defaultValue = "BGR",
      description = "Order of the colours: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private ChannelOrder order;

  @Option(
      names = "--classes",
      paramLabel = "FILE",
      description =
          "A text file with the name of a class in each line, in the order of the outputs.")
  private Path classes;

  @Option(
      names = "--white",
      paramLabel = "VALUE",
      description =
          "What a white pixel is for the model; default 255 if a normaliser is part of it, else 1.")
  private Float givenWhite;

  @Mixin private Console console;

  @Override
  public void run() {
    Faults faults = new Faults();
    Model model = faults.get(this::read);
    LabelledData folder =
        faults.get(
            () -> {
              ImageOptions options = new ImageOptions(order, 0, Optional.ofNullable(classes));
              LabelledData found = new LabelledData(data, options);
              found.check();
              return found;
            });
    faults.throwIfAny();
    ImageSet images = folder.read(Mnist.Split.TEST);
    float white = white(model);
    ModelRun.Result result = new ModelRun(model, images, white).measure();
    console.say("pixels from 0 to %.0f (--white)", white);
    folder.notices().forEach(notice -> console.say("%s", notice));
    console.say(
        "%s: %.2f %% of %,d images correct; median %.3f ms an image, p99 %.3f ms",
        file, 100 * result.accuracy(), images.size(), result.medianMs(), result.p99Ms());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", file.toString());
    json.put("images", images.size());
    json.put("accuracy", result.accuracy());
    json.put("medianMs", result.medianMs());
    json.put("p99Ms", result.p99Ms());
    console.result(json);
  }

  private float white(Model model) {
    if (givenWhite != null) {
      return givenWhite;
    }
    return model.metadata().containsKey("normalizer") ? 255 : 1;
  }

  private Model read() {
    try {
      return Models.read(file);
    } catch (ModelFormatException e) {
      throw new ModelFileException(e.getMessage(), e);
    } catch (IOException e) {
      throw new ModelFileException(file + " cannot be read: " + Reason.of(e), e);
    }
  }
}
