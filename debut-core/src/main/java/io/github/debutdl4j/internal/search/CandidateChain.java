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
package io.github.debutdl4j.internal.search;

import io.github.debutdl4j.chain.DeButChain;

/**
 * A regular chain as a path through the lattice of divisors, and what a search knows about it.
 *
 * <p>Link l is identified by the product {@code rows[l]} of the grid rows and the product {@code
 * columns[l]} of the grid columns of all factors to its left (applied after it).
 *
 * @param outputs rows of the product
 * @param inputs columns of the product
 * @param rows for each link, left-most first
 * @param columns for each link, left-most first
 * @param parameters weights of the chain
 * @param estimate share of the energy it is expected to keep
 */
public record CandidateChain(
    int outputs, int inputs, int[] rows, int[] columns, long parameters, double estimate) {

  /** Distinguishes the links at one depth; 0 past the last link. */
  public long linkKey(int depth) {
    return depth == rows.length ? 0 : (long) rows[depth] << 32 | columns[depth];
  }

  /** The same chain, first applied factor first. */
  public DeButChain chain() {
    int length = rows.length + 1;
    int[] r = new int[length];
    int[] s = new int[length];
    for (int l = 0; l < length; l++) {
      int factor = length - 1 - l;
      r[factor] = rowsAfter(l) / rowsAfter(l - 1);
      s[factor] = columnsAfter(l) / columnsAfter(l - 1);
    }
    return DeButChain.regular(r, s);
  }

  /** Product of the grid rows of factor l and all to its left. */
  private int rowsAfter(int l) {
    return l < 0 ? 1 : l == rows.length ? outputs : rows[l];
  }

  private int columnsAfter(int l) {
    return l < 0 ? 1 : l == columns.length ? inputs : columns[l];
  }

  /**
   * Share of the grid sides that suit SIMD: whole for multiples of eight, most for four, some for
   * two.
   */
  public double friendliness() {
    double sum = 0;
    for (int l = 0; l <= rows.length; l++) {
      sum += friendliness(rowsAfter(l) / rowsAfter(l - 1));
      sum += friendliness(columnsAfter(l) / columnsAfter(l - 1));
    }
    return sum / (2.0 * (rows.length + 1));
  }

  private static double friendliness(int side) {
    if (side % 8 == 0) {
      return 1;
    }
    return side % 4 == 0 ? 0.8 : side % 2 == 0 ? 0.3 : 0;
  }
}
