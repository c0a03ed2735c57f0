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
package io.github.debutdl4j.zoo;

import io.github.debutdl4j.chain.ChainException;
import io.github.debutdl4j.chain.ChainFormat;
import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The chains of a published network by layer name, read from a text file of the zoo.
 *
 * <p>Each line of a file is {@code names: p q r s t ...}: one or more layer names, in which {@code
 * *} matches any text, and the factors of their chain, first applied first. The first line that
 * names a layer counts. Lines that start with {@code #} are comments.
 */
final class ChainTable {

  /**
   * One line of a file.
   *
   * @param names pattern of the layer names
   * @param chain the chain of these layers
   */
  private record Row(Pattern names, DeButChain chain) {}

  private final List<Row> rows;

  private ChainTable(List<Row> rows) {
    this.rows = rows;
  }

  /** A table without rows. */
  static ChainTable empty() {
    return new ChainTable(List.of());
  }

  /** The chains of a file, as published. */
  static ChainTable read(String network) {
    String file = "chains/" + network + ".txt";
    try (InputStream in = ChainTable.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the zoo's jar lacks " + file);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), file);
    } catch (IOException e) {
      throw new UncheckedIOException("the zoo's jar cannot be read: " + file, e);
    }
  }

  /**
   * Reads the lines of a file.
   *
   * @param source what the text was read from; errors name it and the line
   */
  static ChainTable parse(String text, String source) {
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\\R", 0)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      try {
        rows.add(row(line));
      } catch (ChainException e) {
        throw new ChainException(source + ", line " + number + ": " + e.getMessage());
      }
    }
    return new ChainTable(List.copyOf(rows));
  }

  private static Row row(String line) {
    String[] parts = line.split(":", -1);
    if (parts.length != 2 || parts[0].isBlank()) {
      throw new ChainException("expected 'layer names: p q r s t ...', got '" + line + "'");
    }
    return new Row(pattern(parts[0].strip()), ChainFormat.parse(parts[1]));
  }

  private static Pattern pattern(String names) {
    return Pattern.compile(
        Arrays.stream(names.split("\\s+"))
            .map(name -> Pattern.quote(name).replace("*", "\\E.*\\Q"))
            .collect(Collectors.joining("|")));
  }

  /** The same table with regular chains instead of the irregular ones. */
  ChainTable corrected() {
    return with(ChainTable::corrected);
  }

  private ChainTable with(UnaryOperator<DeButChain> change) {
    return new ChainTable(
        rows.stream().map(row -> new Row(row.names(), change.apply(row.chain()))).toList());
  }

  /** The chain of a layer; empty if no line names it. */
  Optional<DeButChain> chain(String layer) {
    return rows.stream()
        .filter(row -> row.names().matcher(layer).matches())
        .map(Row::chain)
        .findFirst();
  }

  /** All chains, in the order of the file. */
  List<DeButChain> chains() {
    return rows.stream().map(Row::chain).toList();
  }

  /**
   * A regular chain of the same size that replaces an irregular one, whose product is partly
   * structurally zero or whose entries have several paths.
   *
   * <p>Where the factors' grids multiply to the right sizes they are kept and only {@code t} is
   * corrected, which costs nothing; elsewhere it is the most expressive chain within the parameters
   * of the published one, or the smallest there is.
   */
  static DeButChain corrected(DeButChain chain) {
    if (chain.isRegular()) {
      return chain;
    }
    int[] r = chain.factors().stream().mapToInt(DeButFactor::r).toArray();
    int[] s = chain.factors().stream().mapToInt(DeButFactor::s).toArray();
    int rows = 1;
    int columns = 1;
    for (int l = 0; l < r.length; l++) {
      rows *= r[l];
      columns *= s[l];
    }
    if (rows == chain.outputs() && columns == chain.inputs()) {
      return DeButChain.regular(r, s);
    }
    long fewest = ChainSearch.fewestParameters(chain.outputs(), chain.inputs());
    return ChainSearch.best(chain.outputs(), chain.inputs(), Math.max(fewest, chain.parameters()));
  }
}
