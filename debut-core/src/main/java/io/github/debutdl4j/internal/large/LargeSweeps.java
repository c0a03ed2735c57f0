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

import io.github.debutdl4j.internal.fit.ChainLayout;
import java.util.Arrays;

/**
 * Fits a regular chain to a large matrix: hierarchical splits first, then alternating least squares
 * in both directions, in single precision and in parallel over the blocks.
 *
 * <p>After every pass the columns of all factors but the right-most have length one and do not
 * overlap, so the squared error is the target's squared norm less that of the right-most factor,
 * and the best weights of a factor are the projection of the target. Holds the target, its mirror
 * image, and at most one more array of that size.
 */
final class LargeSweeps {

  /** How the left factor of each step is found. */
  private enum Step {
    SPLIT_ALL,
    SPLIT_PAIR,
    PROJECT
  }

  private final double tolerance;
  private ChainLayout layout;
  private ChainLayout otherLayout;
  private FloatTensor target;
  private FloatTensor otherTarget;
  private FloatTensor[] factors;
  private boolean mirrored;
  private double firstEnergy;

  /**
   * @param layout of a regular chain of two factors or more
   * @param target {@code [1, 1, outputs, inputs]}
   * @param tolerance residual at which the vector of a block counts as found
   */
  LargeSweeps(ChainLayout layout, FloatTensor target, double tolerance) {
    this.layout = layout;
    this.target = target;
    this.tolerance = tolerance;
    otherLayout = layout.mirrored();
  }

  /** One hierarchical pass from the end that is now the left one to the other. */
  void split() {
    pass(Step.SPLIT_ALL);
  }

  /**
   * One sweep in both directions; each factor in turn gets its best weights with the others fixed.
   */
  void sweepFactors() {
    turnWithFactors();
    pass(Step.PROJECT);
    turnWithFactors();
    pass(Step.PROJECT);
  }

  /** One sweep in both directions; each pair of neighbours in turn gets its best weights. */
  void sweepPairs() {
    turnWithFactors();
    pass(Step.SPLIT_PAIR);
    turnWithFactors();
    pass(Step.SPLIT_PAIR);
  }

  /** Squared norm of the current product; the squared error is the target's less this. */
  double energy() {
    return factors[factors.length - 1].squaredNorm();
  }

  /** Energy that was left after the first factor of the last pass. */
  double firstEnergy() {
    return firstEnergy;
  }

  /** Weights of all factors, left-most first, in the original layout. */
  FloatTensor[] factors() {
    return mirrored ? LargeMirror.factors(layout, factors) : factors.clone();
  }

  /** Replaces the weights by others, in the current layout. */
  void setFactors(FloatTensor[] others) {
    factors = others;
  }

  /** Weights in the current layout. */
  FloatTensor[] factorsAsTheyStand() {
    return factors;
  }

  /** Exchanges the two ends, for a split that begins at the other end. */
  void turn() {
    if (otherTarget == null) {
      otherTarget = LargeMirror.target(layout, target);
    }
    FloatTensor aside = target;
    target = otherTarget;
    otherTarget = aside;
    ChainLayout layoutAside = layout;
    layout = otherLayout;
    otherLayout = layoutAside;
    mirrored = !mirrored;
  }

  private void turnWithFactors() {
    factors = LargeMirror.factors(layout, factors);
    turn();
  }

  private void pass(Step step) {
    int last = layout.length() - 1;
    FloatTensor[] fitted = new FloatTensor[last + 1];
    FloatTensor rest = target;
    for (int l = 0; l < last; l++) {
      fitted[l] = leftFactor(localTarget(rest, l, step), l, step);
      rest = LargeContraction.left(rest, fitted[l]);
      if (l == 0) {
        firstEnergy = rest.squaredNorm();
      }
    }
    fitted[last] = rest;
    factors = fitted;
  }

  private FloatTensor leftFactor(FloatTensor local, int l, Step step) {
    if (step == Step.PROJECT) {
      scaleColumns(local);
      return local;
    }
    int freeRows = layout.factor(l).t() / local.diagonal();
    return new LargeSplit(freeRows, local.columns() / layout.factor(l).s(), tolerance)
        .leftFactor(local);
  }

  /** What remains for factor l (and its right neighbour) once the factors beyond are taken out. */
  private FloatTensor localTarget(FloatTensor rest, int l, Step step) {
    if (step == Step.SPLIT_ALL) {
      return rest;
    }
    int stay = step == Step.PROJECT ? l : l + 1;
    FloatTensor local = rest;
    for (int right = layout.length() - 1; right > stay; right--) {
      local = LargeContraction.right(local, factors[right]);
    }
    return local;
  }

  /** Gives every column of every block length one; leaves columns of zeros. */
  private static void scaleColumns(FloatTensor x) {
    float[] data = x.data();
    int size = x.rows() * x.columns();
    ParallelRanges.run(
        x.blocks() * x.diagonal(),
        size,
        (from, to) -> {
          double[] squares = new double[x.columns()];
          for (int block = from * size; block < to * size; block += size) {
            scaleColumns(data, block, x.rows(), squares);
          }
        });
  }

  private static void scaleColumns(float[] data, int block, int rows, double[] squares) {
    int columns = squares.length;
    Arrays.fill(squares, 0);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double value = data[block + i * columns + j];
        squares[j] += value * value;
      }
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double scale = squares[j] > 0 ? 1 / Math.sqrt(squares[j]) : 0;
        data[block + i * columns + j] *= (float) scale;
      }
    }
  }
}
