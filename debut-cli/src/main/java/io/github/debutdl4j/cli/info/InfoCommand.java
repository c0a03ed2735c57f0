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
package io.github.debutdl4j.cli.info;

import io.github.debutdl4j.cli.DebutCommand;
import io.github.debutdl4j.cli.console.Console;
import io.github.debutdl4j.cli.data.DataException;
import io.github.debutdl4j.cli.data.Reason;
import io.github.debutdl4j.cli.option.AllowOption;
import io.github.debutdl4j.cli.option.InputOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debut info}: shows what a file holds. */
@Command(
    name = "info",
    description =
        "Show what a file holds: operations, shapes, parameters, bytes and multiply-adds of a model"
            + " zip, a .debut or an .onnx file; type and sizes of an npy or idx array.")
public final class InfoCommand implements DebutCommand {

  @Parameters(index = "0", paramLabel = "FILE", description = "A model or an array.")
  private Path file;

  @Option(
      names = "--plan",
      description = "For a .debut file: also show how a session on this machine will run it.")
  private boolean plan;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "With --plan: examples of a call; default ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private int batch;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "With --plan: threads of the session; default ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private int threads;

  @Mixin private InputOption input;
  @Mixin private AllowOption models;
  @Mixin private Console console;

  @Override
  public void run() {
    FileKind kind = FileKind.of(file);
    if (plan && kind != FileKind.RUNTIME_MODEL) {
      throw new IllegalArgumentException(
          file + ": --plan is for model files of the runtime; debut export makes one");
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("kind", kind.name().toLowerCase(Locale.ROOT));
    json.put("bytes", bytes());
    FileDescription description = describe(kind);
    console.say("%s: %,d bytes", file, json.get("bytes"));
    console.say("%s", description.text());
    json.putAll(description.json());
    console.result(json);
  }

  private long bytes() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + Reason.of(e), e);
    }
  }

  private FileDescription describe(FileKind kind) {
    return switch (kind) {
      case DL4J_MODEL -> Dl4jModelInfo.of(models.readForUse(file), input);
      case RUNTIME_MODEL ->
          plan ? SessionPlanInfo.of(file, batch, threads) : RuntimeModelInfo.of(file);
      case ONNX -> OnnxInfo.of(file);
      case NPY -> ArrayInfo.npy(file);
      case IDX -> ArrayInfo.idx(file);
    };
  }
}
