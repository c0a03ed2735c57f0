package io.github.debutdl4j.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a benchmark found: a table for people and the same as nested values for programs.
 *
 * @param headings of the table
 * @param rows cells of the table, as many in a row as there are headings
 * @param json what {@code --json} prints
 */
public record Comparison(List<String> headings, List<List<String>> rows, Map<String, Object> json) {

  static String milliseconds(double time) {
    return String.format(Locale.ROOT, time < 1 ? "%.3f" : "%.2f", time);
  }

  static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }
}
