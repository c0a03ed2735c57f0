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

import io.github.debutdl4j.internal.linalg.DotProduct;

/**
 * The symmetric matrix C that gives an error E of a layer's weights the size {@code trace(E C E')}:
 * the second moments of the layer's inputs, block diagonal.
 *
 * <p>For fitting, a small constant is added to the diagonal, so that constant inputs still count.
 * Inputs beyond those of the moments are padding; only that constant counts for them.
 */
public final class InputMetric {

  /** Share of the mean variance that is added to every variance. */
  private static final double RIDGE = 1e-2;

  private final int inputs;
  private final int blockSize;
  private final double[][] blocks;
  private final double ridge;

  /**
   * @param inputs inputs of the layer
   * @param blockSize inputs in a block; the last block may have fewer
   * @param blocks the moments of each block, size x size, row major; only the lower triangle is
   *     read, and the sum of all diagonals must be finite
   */
  public InputMetric(int inputs, int blockSize, double[][] blocks) {
    this.inputs = inputs;
    this.blockSize = blockSize;
    this.blocks = blocks;
    double trace = trace();
    ridge = trace > 0 ? RIDGE * trace / inputs : 1;
  }

  /** Sum of the variances. */
  public double trace() {
    double trace = 0;
    for (int i = 0; i < inputs; i++) {
      trace += Math.max(0, moment(i, i));
    }
    return trace;
  }

  /** Square roots of the diagonal of C, one for each input. */
  public double[] scales() {
    double[] scales = new double[inputs];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = Math.sqrt(entry(i, i));
    }
    return scales;
  }

  /**
   * The Cholesky factor of C among some inputs: the lower triangle L, row major, with {@code L L'}
   * equal to that part of C.
   *
   * @param chosen the inputs, in the order of the rows of L
   */
  double[] triangle(int[] chosen) {
    int size = chosen.length;
    double[] lower = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double rest =
            entry(chosen[i], chosen[j]) - DotProduct.of(lower, i * size, lower, j * size, j);
        lower[i * size + j] =
            i == j ? Math.sqrt(Math.max(rest, ridge * 1e-6)) : rest / lower[j * size + j];
      }
    }
    return lower;
  }

  /**
   * {@code trace(E C E')} for C without the constant that fitting adds.
   *
   * @param e rows x inputs of the moments, row major
   */
  public double squaredNorm(double[] e) {
    double sum = 0;
    double[] block = new double[blockSize * blockSize];
    for (int first = 0; first < inputs; first += blockSize) {
      int size = Math.min(blockSize, inputs - first);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          block[i * size + j] = moment(first + i, first + j);
        }
      }
      for (int row = first; row < e.length; row += inputs) {
        for (int i = 0; i < size; i++) {
          sum += e[row + i] * DotProduct.of(block, i * size, e, row, size);
        }
      }
    }
    return Math.max(0, sum);
  }

  private double entry(int i, int j) {
    double added = i == j ? ridge : 0;
    if (i >= inputs || j >= inputs) {
      return added;
    }
    double moment = moment(i, j);
    return (i == j ? Math.max(0, moment) : moment) + added;
  }

  /** 0 for two inputs of different blocks. */
  private double moment(int i, int j) {
    int block = i / blockSize;
    if (block != j / blockSize) {
      return 0;
    }
    int first = block * blockSize;
    int size = Math.min(blockSize, inputs - first);
    return blocks[block][(Math.max(i, j) - first) * size + Math.min(i, j) - first];
  }
}
