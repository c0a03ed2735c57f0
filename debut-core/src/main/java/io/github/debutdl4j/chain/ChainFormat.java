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
package io.github.debutdl4j.chain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads and writes chains in the row format of the published code: {@code p q r s t} repeated,
 * first applied factor first, one chain per line.
 */
public final class ChainFormat {

  private static final int NUMBERS_PER_FACTOR = 5;

  private ChainFormat() {}

  /**
   * Reads one row.
   *
   * @throws ChainException if the row is empty, has a word that is not a whole number, a count of
   *     numbers that is not a multiple of five, or factors that are not valid or do not fit
   *     together
   */
  public static DeButChain parse(String row) {
    String text = row.trim();
    if (text.isEmpty()) {
      throw new ChainException("the chain row is empty; expected 'p q r s t' for each factor");
    }
    String[] words = text.split("[\\s,;]+", 0);
    if (words.length % NUMBERS_PER_FACTOR != 0) {
      throw new ChainException(
          "the chain row has "
              + words.length
              + " numbers; expected a multiple of 5 ('p q r s t' for each factor)");
    }
    int[] numbers = new int[words.length];
    for (int n = 0; n < words.length; n++) {
      numbers[n] = wholeNumber(words[n], n);
    }
    List<DeButFactor> factors = new ArrayList<>();
    for (int n = 0; n < numbers.length; n += NUMBERS_PER_FACTOR) {
      try {
        factors.add(
            new DeButFactor(
                numbers[n], numbers[n + 1], numbers[n + 2], numbers[n + 3], numbers[n + 4]));
      } catch (ChainException e) {
        throw new ChainException(
            "factor " + (n / NUMBERS_PER_FACTOR + 1) + " of the chain row " + e.getMessage());
      }
    }
    return new DeButChain(factors);
  }

  /** Reads a file of rows; empty lines and lines that start with {@code #} are passed over. */
  public static List<DeButChain> readAll(Path file) throws IOException {
    return parseAll(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file.toString());
  }

  /**
   * Reads rows from a text.
   *
   * @param source what the text was read from; errors name it and the line
   */
  public static List<DeButChain> parseAll(String text, String source) {
    List<DeButChain> chains = new ArrayList<>();
    int line = 0;
    for (String row : text.split("\\R", 0)) {
      line++;
      if (row.trim().isEmpty() || row.startsWith("#")) {
        continue;
      }
      try {
        chains.add(parse(row));
      } catch (ChainException e) {
        throw new ChainException(source + ", line " + line + ": " + e.getMessage());
      }
    }
    return chains;
  }

  /** Writes one row, without a line break. */
  public static String format(DeButChain chain) {
    return chain.factors().stream()
        .map(f -> f.p() + " " + f.q() + " " + f.r() + " " + f.s() + " " + f.t())
        .collect(Collectors.joining(" "));
  }

  private static int wholeNumber(String word, int position) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw new ChainException(
          "number "
              + (position + 1)
              + " of the chain row is '"
              + word
              + "'; expected a whole number");
    }
  }
}
