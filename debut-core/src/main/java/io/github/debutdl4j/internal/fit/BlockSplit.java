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
package io.github.debutdl4j.internal.fit;

import io.github.debutdl4j.internal.linalg.JacobiSvd;
import io.github.debutdl4j.internal.linalg.LeadingSingularVector;

/**
 * Splits a product of two parts of a chain into its best two factors.
 *
 * <p>The entries that share the same link indices form dense blocks that do not overlap, so the
 * truncated singular value decomposition of each block gives the global optimum of the two-factor
 * problem. ("Butterfly factorization with error guarantees", section 4.)
 */
public final class BlockSplit {

  private final int rank;
  private final int freeRows;
  private final int width;
  private final LeadingSingularVector leading;

  /**
   * @param rank rank of the link
   * @param freeRows grid rows that the right part brings into the product
   * @param width grid columns of the right part, within one of its blocks
   * @param leading solver for the blocks of a link of rank 1
   */
  public BlockSplit(int rank, int freeRows, int width, LeadingSingularVector leading) {
    this.rank = rank;
    this.freeRows = freeRows;
    this.width = width;
    this.leading = leading;
  }

  /** The left part, with orthonormal columns; the right part is its contraction with {@code t}. */
  public PatternTensor leftFactor(PatternTensor t) {
    int groups = t.columns() / width;
    PatternTensor x =
        PatternTensor.zeros(
            t.blocks(), freeRows * t.diagonal(), t.rows() / freeRows, groups * rank);
    forEachBlock(
        t,
        (block, a, p, d, g) -> {
          int slice = (a * x.diagonal() + p * t.diagonal() + d) * x.rows() * x.columns();
          if (rank == 1) {
            double[] u = new double[x.rows()];
            leading.solve(block, x.rows(), width, u);
            store(u, x, slice + g);
          } else {
            storeSpace(block, x, slice + g * rank);
          }
        });
    return x;
  }

  /** Squared Frobenius norm of the best approximation. */
  double energy(PatternTensor t) {
    int blockRows = t.rows() / freeRows;
    double[] u = new double[blockRows];
    double[] sum = new double[1];
    forEachBlock(
        t,
        (block, a, p, d, g) -> {
          if (rank == 1) {
            leading.solve(block, blockRows, width, u);
            sum[0] += leading.squaredValue();
          } else {
            JacobiSvd svd = new JacobiSvd(block, blockRows, width);
            for (int k = 0; k < rank; k++) {
              sum[0] += svd.value(k) * svd.value(k);
            }
          }
        });
    return sum[0];
  }

  private interface BlockVisitor {
    void visit(double[] block, int a, int p, int d, int g);
  }

  private void forEachBlock(PatternTensor t, BlockVisitor visitor) {
    int blockRows = t.rows() / freeRows;
    double[] block = new double[blockRows * width];
    for (int a = 0; a < t.blocks(); a++) {
      for (int d = 0; d < t.diagonal(); d++) {
        int slice = (a * t.diagonal() + d) * t.rows();
        for (int p = 0; p < freeRows; p++) {
          for (int g = 0; g < t.columns() / width; g++) {
            for (int i = 0; i < blockRows; i++) {
              int from = (slice + i * freeRows + p) * t.columns() + g * width;
              System.arraycopy(t.data(), from, block, i * width, width);
            }
            visitor.visit(block, a, p, d, g);
          }
        }
      }
    }
  }

  private void storeSpace(double[] block, PatternTensor x, int at) {
    JacobiSvd svd = new JacobiSvd(block, x.rows(), width);
    for (int k = 0; k < Math.min(rank, Math.min(x.rows(), width)); k++) {
      store(svd.left(k), x, at + k);
    }
  }

  private static void store(double[] column, PatternTensor x, int at) {
    for (int i = 0; i < column.length; i++) {
      x.data()[at + i * x.columns()] = column[i];
    }
  }
}
