package io.github.debutdl4j.cli;

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
final class ReportOption {

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page with the table, sparsity patterns and curves.")
  private Path file;

  boolean isAsked() {
    return file != null;
  }

  /** Where the page is written; null if it was not asked for. */
  Path file() {
    return file;
  }

  /** Adds what all pages have, and writes the page if it was asked for. */
  void write(
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
