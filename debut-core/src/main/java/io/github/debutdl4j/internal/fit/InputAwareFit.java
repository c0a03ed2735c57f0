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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;

/**
 * Fits a chain so that the error of the layer's outputs is small, rather than that of its weights.
 *
 * <p>Within the columns that one block of the first factor takes in, the moments of the inputs can
 * be multiplied into the matrix and divided out of that factor afterwards: with block-diagonal
 * moments this is the plain problem again, exactly. Moments between those blocks are used by a
 * subsequent least squares fit in the full metric, if the matrix is small enough.
 */
final class InputAwareFit {

  /** Multiplications that least squares in the full metric may take. */
  private static final double WORK = 2e9;

  private static final double POLISH_TOLERANCE = 1e-3;
  private static final int LARGEST_POLISHED = 1024;

  private final double[] w;
  private final DeButChain chain;
  private final InputMetric metric;

  /**
   * @param w outputs x inputs, row major
   */
  InputAwareFit(double[] w, DeButChain chain, InputMetric metric) {
    this.w = w;
    this.chain = chain;
    this.metric = metric;
  }

  ChainFit fit(SweepLimits limits) {
    int polishing = affordableSweeps(limits.sweeps());
    ChainFit blockwise = blockwise(polishing > 0 ? limits.withoutProgress() : limits);
    if (polishing == 0) {
      return blockwise;
    }
    double tolerance = Math.max(POLISH_TOLERANCE, limits.tolerance());
    SweepLimits polish = new SweepLimits(polishing, 0, tolerance, limits.progress());
    double[] root = metric.triangle(range(0, 1, chain.inputs()));
    return new MaskedLeastSquaresFit(times(w, root), chain, root, blockwise.weights()).fit(polish);
  }

  private int affordableSweeps(int sweeps) {
    boolean allInOneBlock = chain.factor(0).s() == chain.inputs();
    if (allInOneBlock || chain.inputs() > LARGEST_POLISHED) {
      return 0;
    }
    double work = MaskedLeastSquaresFit.workOfSweep(chain);
    return (int) Math.min(sweeps, Math.floor(WORK / work));
  }

  /** The exact fit for the moments within each block of the first factor. */
  private ChainFit blockwise(SweepLimits limits) {
    DeButFactor first = chain.factor(0);
    int groups = first.blocks() * first.t();
    double[][] triangles = new double[groups][];
    double[] whitened = new double[w.length];
    for (int g = 0; g < groups; g++) {
      int[] columns = columnsOfGroup(first, g);
      triangles[g] = metric.triangle(columns);
      whiten(columns, triangles[g], whitened);
    }
    ChainFit fit = ChainFitter.of(whitened, chain).fit(limits);
    double[] firstWeights = fit.weights()[0];
    int size = first.r() * first.s();
    for (int g = 0; g < groups; g++) {
      for (int row = g * size; row < (g + 1) * size; row += first.s()) {
        divide(firstWeights, row, triangles[g], first.s());
      }
    }
    return new ChainFit(fit.weights(), false, fit.history());
  }

  /** Inputs that the weights {@code [b, k, :, :]} of the first factor see, with g = b t + k. */
  private static int[] columnsOfGroup(DeButFactor first, int g) {
    int b = g / first.t();
    int k = g % first.t();
    return range(b * first.s() * first.t() + k, first.t(), first.s());
  }

  private static int[] range(int from, int step, int count) {
    int[] range = new int[count];
    for (int j = 0; j < count; j++) {
      range[j] = from + j * step;
    }
    return range;
  }

  /** Multiplies some columns of the matrix by a lower triangle from the right. */
  private void whiten(int[] columns, double[] lower, double[] whitened) {
    int size = columns.length;
    for (int row = 0; row < w.length; row += chain.inputs()) {
      for (int j = 0; j < size; j++) {
        double sum = 0;
        for (int i = j; i < size; i++) {
          sum += w[row + columns[i]] * lower[i * size + j];
        }
        whitened[row + columns[j]] = sum;
      }
    }
  }

  /** Solves {@code x L = y} in place for a row of weights. */
  private static void divide(double[] weights, int from, double[] lower, int size) {
    for (int j = size - 1; j >= 0; j--) {
      double rest = weights[from + j];
      for (int i = j + 1; i < size; i++) {
        rest -= weights[from + i] * lower[i * size + j];
      }
      weights[from + j] = rest / lower[j * size + j];
    }
  }

  private static double[] times(double[] w, double[] root) {
    int inputs = (int) Math.round(Math.sqrt(root.length));
    DeButFactor dense = DeButFactor.dense(w.length / inputs, inputs);
    return dense.apply(w, root, inputs);
  }
}
