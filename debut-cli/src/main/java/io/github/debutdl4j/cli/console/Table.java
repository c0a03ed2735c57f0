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
package io.github.debutdl4j.cli.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for the terminal: the first column and those of text flush left, others flush right. */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();
  private final Set<Integer> textColumns = new HashSet<>(Set.of(0));

  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /** Puts further columns flush left; the first one is number 0. */
  public Table withText(Integer... columns) {
    textColumns.addAll(List.of(columns));
    return this;
  }

  /** Adds a row with a cell for each heading. */
  public Table row(Object... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + rows.get(0).size() + " headings");
    }
    rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    return this;
  }

  /** The cells, headings first. */
  public List<List<String>> rows() {
    return List.copyOf(rows);
  }

  /** The rows as text, with a rule below the headings. */
  @Override
  public String toString() {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(c -> rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
            .toArray();
    String rule =
        IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")) + "\n";
    StringBuilder text = new StringBuilder(line(rows.get(0), widths)).append(rule);
    rows.stream().skip(1).forEach(row -> text.append(line(row, widths)));
    return text.toString().stripTrailing();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String padding = " ".repeat(widths[c] - row.get(c).length());
      line.append(c == 0 ? "" : "  ");
      line.append(textColumns.contains(c) ? row.get(c) + padding : padding + row.get(c));
    }
    return line.toString().stripTrailing() + "\n";
  }
}
