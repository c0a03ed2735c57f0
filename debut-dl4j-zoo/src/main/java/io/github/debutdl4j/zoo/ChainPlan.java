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
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Which chain each linear layer of an architecture gets. */
interface ChainPlan {

  /** What a row table answers for a layer that has no published chain. */
  int GENERATED = -1;

  /** What a row table answers for a layer that stays dense. */
  int DENSE = -2;

  /** How many rows or columns more than its layer a chain of a table may have. */
  int LARGEST_PADDING = 2;

  /**
   * The chain of a layer; empty if it stays dense.
   *
   * @param outputs rows of the layer's matrix
   * @param inputs columns of the layer's matrix
   * @param taps positions of the kernel, 1 for a dense layer
   */
  Optional<DeButChain> chain(String layer, int outputs, int inputs, int taps);

  /**
   * Chains from a table, where they fit: where a layer has as many rows and columns as its chain,
   * or up to {@value #LARGEST_PADDING} fewer. A layer of any other size, because the network has
   * other inputs or classes than the published one, gets a generated chain.
   *
   * @param rowOfLayer index of a layer's row, or {@link #GENERATED}, or {@link #DENSE}
   */
  static ChainPlan table(
      List<DeButChain> rows, ToIntFunction<String> rowOfLayer, ChainPolicy otherwise) {
    return (layer, outputs, inputs, taps) -> {
      int row = rowOfLayer.applyAsInt(layer);
      if (row == DENSE) {
        return Optional.empty();
      }
      if (row >= 0
          && covers(rows.get(row).outputs(), outputs)
          && covers(rows.get(row).inputs(), inputs)) {
        return Optional.of(rows.get(row));
      }
      return Optional.of(otherwise.resolve(outputs, inputs, taps));
    };
  }

  /** Whether a chain's size is the layer's, or little larger: the rest is padding. */
  private static boolean covers(int chainSize, int layerSize) {
    return chainSize >= layerSize && chainSize <= layerSize + LARGEST_PADDING;
  }
}
