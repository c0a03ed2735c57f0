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

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.DeButChain;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides which linear layers of an architecture are DeBut layers, and which chain each of them
 * gets: the one that a table names for it, else a generated one.
 */
final class ZooChains {

  /** How many rows or columns more than its layer a chain of a table may have. */
  private static final int LARGEST_PADDING = 2;

  private final ChainTable table;
  private final ChainPolicy generator;
  private final Predicate<String> isDeBut;

  private ZooChains(ChainTable table, ChainPolicy generator, Predicate<String> isDeBut) {
    this.table = table;
    this.generator = generator;
    this.isDeBut = isDeBut;
  }

  /**
   * Chains from a table, for all linear layers.
   *
   * <p>A layer gets the chain that the table names for it if it has as many rows and columns as the
   * chain, or up to {@value #LARGEST_PADDING} fewer. All others, because the table does not name
   * them or because the network has other inputs or classes than the published one, get a generated
   * chain.
   */
  static ZooChains of(ChainTable table, ChainPolicy generator) {
    return new ZooChains(table, generator, layer -> true);
  }

  /** Generated chains for all linear layers. */
  static ZooChains generated(ChainPolicy generator) {
    return of(ChainTable.empty(), generator);
  }

  /** The same chains for these layers alone; all others stay dense. */
  ZooChains only(Collection<String> layers) {
    return new ZooChains(table, generator, Set.copyOf(layers)::contains);
  }

  /** The same chains for the layers that the table names; all others stay dense. */
  ZooChains onlyTheTables() {
    return new ZooChains(table, generator, layer -> table.chain(layer).isPresent());
  }

  /**
   * The chain of a layer; empty if it stays dense.
   *
   * @param outputs rows of the layer's matrix
   * @param inputs columns of the layer's matrix
   * @param taps positions of the kernel, 1 for a dense layer
   */
  Optional<DeButChain> chain(String layer, int outputs, int inputs, int taps) {
    if (!isDeBut.test(layer)) {
      return Optional.empty();
    }
    return table
        .chain(layer)
        .filter(chain -> covers(chain.outputs(), outputs) && covers(chain.inputs(), inputs))
        .or(() -> Optional.of(generator.resolve(outputs, inputs, taps)));
  }

  /** Whether a chain's size is the layer's, or slightly larger: the rest is padding. */
  private static boolean covers(int chainSize, int layerSize) {
    return chainSize >= layerSize && chainSize <= layerSize + LARGEST_PADDING;
  }
}
