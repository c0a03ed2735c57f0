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
package io.github.debutdl4j.internal.large;

/**
 * Splits a product of two parts of a regular chain into its best two factors, in parallel over the
 * blocks: each block is replaced by its best approximation of rank one.
 */
final class LargeSplit {

  private final int freeRows;
  private final int width;
  private final double tolerance;

  /**
   * @param freeRows grid rows that the right part brings into the product
   * @param width grid columns of the right part, within one of its blocks
   * @param tolerance residual at which the vector of a block counts as found
   */
  LargeSplit(int freeRows, int width, double tolerance) {
    this.freeRows = freeRows;
    this.width = width;
    this.tolerance = tolerance;
  }

  /**
   * The left part, with columns of length one; the right part is its contraction with {@code t}.
   */
  FloatTensor leftFactor(FloatTensor t) {
    int groups = t.columns() / width;
    int rows = t.rows() / freeRows;
    FloatTensor x = FloatTensor.zeros(t.blocks(), freeRows * t.diagonal(), rows, groups);
    forEachBlock(
        t,
        (a, p, d, g, solved) -> {
          int at = (a * x.diagonal() + p * t.diagonal() + d) * rows * groups + g;
          for (int i = 0; i < rows; i++) {
            x.data()[at + i * groups] = (float) solved.vector()[i];
          }
        });
    return x;
  }

  /** Squared Frobenius norm of the best approximation. */
  double energy(FloatTensor t) {
    int groups = t.columns() / width;
    double[] energies = new double[t.blocks() * t.diagonal() * freeRows * groups];
    forEachBlock(
        t,
        (a, p, d, g, solved) ->
            energies[((a * t.diagonal() + d) * freeRows + p) * groups + g] = solved.squaredValue());
    double sum = 0;
    for (double one : energies) {
      sum += one;
    }
    return sum;
  }

  private interface BlockVisitor {
    void visit(int a, int p, int d, int g, LeadingBlockVector solved);
  }

  private void forEachBlock(FloatTensor t, BlockVisitor visitor) {
    int rows = t.rows() / freeRows;
    int groups = t.columns() / width;
    ParallelRanges.run(
        t.blocks() * t.diagonal() * freeRows,
        (long) rows * t.columns() * Math.min(rows, width),
        (from, to) -> {
          LeadingBlockVector solved = new LeadingBlockVector(tolerance);
          for (int item = from; item < to; item++) {
            int p = item % freeRows;
            int slice = item / freeRows;
            for (int g = 0; g < groups; g++) {
              int base = (slice * t.rows() + p) * t.columns() + g * width;
              solved.solve(t.data(), base, freeRows * t.columns(), rows, width);
              visitor.visit(slice / t.diagonal(), p, slice % t.diagonal(), g, solved);
            }
          }
        });
  }
}
