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
package io.github.debutdl4j.convert;

import io.github.debutdl4j.chain.DeButChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Renders a {@link ConversionReport} as text. */
final class ReportTable {

  private static final List<String> HEAD =
      List.of("layer", "type", "before", "after", "error", "bound", "chain");

  /** Columns that are aligned right. */
  private static final List<Integer> NUMBERS = List.of(2, 3, 4, 5);

  private ReportTable() {}

  static String render(ConversionReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    report.layers().forEach(layer -> rows.add(row(layer)));
    rows.add(
        List.of(
            "total",
            "",
            count(report.parametersBefore()),
            count(report.parametersAfter()),
            "",
            "",
            summary(report)));
    return align(rows);
  }

  private static List<String> row(LayerReport layer) {
    return List.of(
        layer.name(),
        layer.type(),
        count(layer.parametersBefore()),
        count(layer.parametersAfter()),
        error(layer.relativeError()),
        error(layer.lowerBound()),
        remark(layer));
  }

  private static String remark(LayerReport layer) {
    return switch (layer.outcome()) {
      case CONVERTED -> layer.chainAfter().map(DeButChain::toString).orElse("");
      case FOLDED -> layer.reason();
      default -> "left alone: " + layer.reason();
    };
  }

  private static String summary(ConversionReport report) {
    String share = String.format(Locale.ROOT, "%.2f %% of the parameters", 100 * report.share());
    return report.alreadyAllDeBut()
        ? "already all DeBut: nothing to convert"
        : share + ", linear layers left: " + report.linearLayersLeft();
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String error(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static String align(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < HEAD.size(); column++) {
        String gap = " ".repeat(width(rows, column) - row.get(column).length());
        line.append(NUMBERS.contains(column) ? gap + row.get(column) : row.get(column) + gap);
        line.append("  ");
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
