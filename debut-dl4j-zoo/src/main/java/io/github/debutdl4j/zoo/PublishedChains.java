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

import io.github.debutdl4j.chain.ChainFormat;
import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The chains of the published networks, one file a network, as they come with the zoo. */
final class PublishedChains {

  private PublishedChains() {}

  /** The rows of a file, as published. */
  static List<DeButChain> read(String network) {
    String file = "chains/" + network + ".txt";
    try (InputStream in = PublishedChains.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the zoo's jar lacks " + file);
      }
      return ChainFormat.parseAll(new String(in.readAllBytes(), StandardCharsets.UTF_8), file);
    } catch (IOException e) {
      throw new UncheckedIOException("the zoo's jar cannot be read: " + file, e);
    }
  }

  /** The rows of a file, each irregular chain replaced by a regular one. */
  static List<DeButChain> corrected(String network) {
    return read(network).stream().map(PublishedChains::corrected).toList();
  }

  /**
   * A regular chain of the same size in place of an irregular one, whose product is in part
   * structurally zero or whose entries have several paths.
   *
   * <p>Where the factors' grids multiply to the right sizes they are kept and only {@code t} is put
   * right, which costs nothing; elsewhere it is the most expressive chain within the parameters of
   * the published one, or the smallest there is.
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
