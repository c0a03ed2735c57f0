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
package io.github.debutdl4j.cli.option;

import io.github.debutdl4j.cli.console.Console;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.WholeFile;
import io.github.debutdl4j.cli.report.CompressionReport;
import io.github.debutdl4j.cli.report.LayerCurves;
import io.github.debutdl4j.cli.report.LossHistory;
import io.github.debutdl4j.convert.ConversionReport;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --report}: a page about a compression. */
public final class ReportOption {

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page with the table, sparsity patterns and curves.")
  private Path file;

  public boolean isAsked() {
    return file != null;
  }

  /** Where the page is written; null if it was not asked for. */
  public Path file() {
    return file;
  }

  /** Adds the content that all pages have, and writes the page if it was asked for. */
  public void write(
      CompressionReport page,
      ConversionReport conversion,
      AnyNetwork dense,
      LossHistory losses,
      Console console) {
    if (!isAsked()) {
      return;
    }
    console.progress("Drawing the report ...");
    page.layers(conversion)
        .patterns(conversion)
        .errorCurves(LayerCurves.of(dense))
        .fineTuning(losses);
    String html = page.html();
    WholeFile.write(file, part -> Files.writeString(part, html));
    console.say("report written to %s", file);
  }
}
