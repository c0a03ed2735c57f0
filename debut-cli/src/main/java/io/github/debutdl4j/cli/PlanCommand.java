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
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.Compressor;
import io.github.debutdl4j.cli.option.AllowOption;
import io.github.debutdl4j.cli.option.Budget;
import io.github.debutdl4j.convert.ConversionReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debut plan}: shows what {@code compress} would do. */
@Command(name = "plan", description = "Show what compress would do to a saved network.")
final class PlanCommand implements Runnable {

  @Parameters(index = "0", paramLabel = "MODEL.zip", description = "A model saved by DL4J.")
  private Path file;

  @Option(
      names = "--budget",
      description = "Most parameters: a number, or a share such as 5%%; default ${DEFAULT-VALUE}.",
      defaultValue = "5%")
  private Budget budget;

  @Mixin private AllowOption models;
  @Mixin private Console console;

  @Override
  public void run() {
    AnyNetwork network = AnyNetwork.of(models.readForUse(file));
    ConversionReport report;
    try (ConversionProgress progress = new ConversionProgress()) {
      report =
          new Compressor(CompressCommand.options(budget, null, progress).build()).plan(network);
    }
    console.say("%s", report.table());
    console.result(json(report));
  }

  static Map<String, Object> json(ConversionReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("paramsBefore", report.parametersBefore());
    json.put("paramsAfter", report.parametersAfter());
    json.put("share", report.share());
    json.put("linearLayersLeft", report.linearLayersLeft());
    json.put("layers", LayerRows.json(report));
    return json;
  }
}
