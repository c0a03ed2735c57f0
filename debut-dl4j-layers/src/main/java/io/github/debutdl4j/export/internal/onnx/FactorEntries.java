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
package io.github.debutdl4j.export.internal.onnx;

import io.github.debutdl4j.chain.DeButFactor;

/** Where the weights of a factor are in its matrix. */
final class FactorEntries {

  private FactorEntries() {}

  /** Receives one weight: its index in the tensor, its row and its column. */
  @FunctionalInterface
  interface Visitor {
    void visit(int weight, int row, int column);
  }

  /** Visits all weights in the order of the tensor {@code [blocks, t, r, s]}. */
  static void forEach(DeButFactor factor, Visitor visitor) {
    int perGrid = factor.r() * factor.s();
    for (int weight = 0; weight < factor.parameters(); weight++) {
      int grid = weight / perGrid;
      int block = grid / factor.t();
      int k = grid % factor.t();
      int i = weight % perGrid / factor.s();
      int j = weight % factor.s();
      visitor.visit(
          weight,
          (block * factor.r() + i) * factor.t() + k,
          (block * factor.s() + j) * factor.t() + k);
    }
  }
}
