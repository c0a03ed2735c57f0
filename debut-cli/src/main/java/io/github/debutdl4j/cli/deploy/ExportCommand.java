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
import io.github.debutdl4j.cli.fault.Faults;
import io.github.debutdl4j.cli.model.ExportedFile;
import io.github.debutdl4j.cli.model.WholeFile;
import io.github.debutdl4j.cli.option.AllowOption;
import io.github.debutdl4j.cli.option.ExportOption;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.io.SavedModel;
import java.nio.file.Path;
import java.util.Optional;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debut export}: takes a saved network to the runtime's model file or to ONNX. */
@Command(
    name = "export",
    description = "Write a saved network as a model file of the runtime, or as ONNX.")
public final class ExportCommand implements DebutCommand {

  @Parameters(index = "0", paramLabel = "MODEL.zip", description = "A model saved by DL4J.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "MODEL.debut for the runtime, or MODEL.onnx.")
  private Path output;

  @Mixin private ExportOption export;
  @Mixin private AllowOption models;
  @Mixin private Console console;

  @Override
  public void run() {
    Faults faults = new Faults();
    faults.check(() -> export.check(output));
    faults.check(() -> WholeFile.checkOutputs(file, output));
    SavedModel saved = faults.get(() -> models.readForUse(file));
    faults.throwIfAny();
    console.result(new ExportedFile(output, console).write(saved.network(), options(saved)));
  }

  private ExportOptions options(SavedModel saved) {
    ExportOptions.Builder options = ExportOptions.builder();
    export.addTo(options);
    Optional<?> stored = saved.normalizer().isPresent() ? saved.normalizer() : saved.preProcessor();
    stored.ifPresent(
        normalizer -> {
          if (!(normalizer instanceof DataNormalization data)) {
            throw new IllegalArgumentException(
                "the model's normaliser is a %s, which cannot be exported"
                    .formatted(normalizer.getClass().getSimpleName()));
          }
          options.normalizer(data);
        });
    return options.build();
  }
}
