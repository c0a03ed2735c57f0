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
package io.github.debutdl4j.cli.report;

import io.github.debutdl4j.chain.ChainFormat;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.convert.ConversionReport;
import io.github.debutdl4j.convert.LayerReport;
import io.github.debutdl4j.factorize.ErrorCurve;
import io.github.debutdl4j.factorize.ScoredChain;
import io.github.debutdl4j.goal.GoalResult;
import io.github.debutdl4j.goal.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Writes what a compression did as a page: tables, sparsity patterns and curves. */
public final class CompressionReport {

  private final HtmlPage page;

  public CompressionReport(String title) {
    page = new HtmlPage(title);
  }

  /** The networks side by side: rows of cells, headings first. */
  public CompressionReport comparison(String heading, List<List<String>> rows) {
    page.heading(heading).table(rows);
    return this;
  }

  /** The outcome for each layer. */
  public CompressionReport layers(ConversionReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("layer", "type", "before", "after", "error", "bound", "chain or reason"));
    for (LayerReport layer : report.layers()) {
      rows.add(
          List.of(
              layer.name(),
              layer.type(),
              "%,d".formatted(layer.parametersBefore()),
              "%,d".formatted(layer.parametersAfter()),
              error(layer.relativeError()),
              error(layer.lowerBound()),
              layer.chainAfter().map(ChainFormat::format).orElse(layer.reason())));
    }
    page.heading("Layers")
        .paragraph(
            "Parameters before and after, biases included. The error compares the chain's weights"
                + " with the dense ones, before fine-tuning: none of the same chain do better than"
                + " the bound. A layer fitted to its inputs trades that error for outputs that"
                + " stay the same.")
        .table(rows);
    return this;
  }

  /** The sparsity patterns of each chain. */
  public CompressionReport patterns(ConversionReport report) {
    page.heading("Sparsity patterns")
        .paragraph("Each factor of each chain, first applied first; dark where there are weights.");
    for (LayerReport layer : report.layers()) {
      layer.chainAfter().ifPresent(chain -> patterns(layer.name(), chain));
    }
    return this;
  }

  private void patterns(String name, DeButChain chain) {
    page.subheading(name);
    for (DeButFactor factor : chain.factors()) {
      page.picture(
          FactorPicture.png(factor), factor + ", %,d parameters".formatted(factor.parameters()));
    }
  }

  /** How small an error each size of chain allows, by layer. */
  public CompressionReport errorCurves(Map<String, ErrorCurve> curves) {
    CurvePicture picture = new CurvePicture("share of parameters", "relative error").logarithmic();
    curves.forEach(
        (name, curve) -> {
          double dense = (double) curve.outputs() * curve.inputs();
          picture.curve(
              name,
              curve.points().stream().map(point -> point.parameters() / dense).toList(),
              curve.points().stream().map(ScoredChain::relativeError).toList());
        });
    page.heading("Error and size")
        .paragraph("The best chain of each size for each layer's weights, after the first fit.")
        .picture(picture.png(), "Relative error over the share of parameters kept.");
    return this;
  }

  /** Accuracy and latency of the networks that a search for a goal has tried, by size. */
  public CompressionReport trials(GoalResult<?> found) {
    List<Trial> all = new ArrayList<>(found.tried());
    all.add(found.dense());
    trials("accuracy in percent", all, trial -> 100 * trial.accuracy());
    trials("milliseconds per call", all, Trial::latencyMillis);
    return this;
  }

  private void trials(String title, List<Trial> all, ToDoubleFunction<Trial> figure) {
    List<Trial> measured =
        all.stream().filter(trial -> !Double.isNaN(figure.applyAsDouble(trial))).toList();
    if (measured.size() > 1) {
      byte[] png =
          new CurvePicture("parameters", title)
              .logarithmic()
              .curve(
                  "tried, and the dense network",
                  measured.stream().map(trial -> (double) trial.parameters()).toList(),
                  measured.stream().map(figure::applyAsDouble).toList())
              .png();
      page.picture(png, "By size, after a short training: " + title + ".");
    }
  }

  /** How the loss fell while the new network was fine-tuned; nothing if it was not. */
  public CompressionReport fineTuning(LossHistory history) {
    if (!history.isEmpty()) {
      page.heading("Fine-tuning").picture(history.png(), "Training loss, averaged over 25 steps.");
    }
    return this;
  }

  /** A paragraph. */
  public CompressionReport note(String text) {
    page.paragraph(text);
    return this;
  }

  /** The page. */
  public String html() {
    return page.html();
  }

  private static String error(double value) {
    return Double.isFinite(value) ? "%.4f".formatted(value) : "";
  }
}
