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
package io.github.debutdl4j.internal.kernel.simd;

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.kernel.FloatFactorKernel;
import io.github.debutdl4j.internal.kernel.FloatGradientSums;
import jdk.incubator.vector.FloatVector;

/**
 * Two neighbouring factors taken backward together, so that what passes between them stays in the
 * first-level cache.
 *
 * <p>Where the diagonals of the second factor are as long as a block of the first has outputs, the
 * k-th grids of all blocks that enter a block of the second are joined by a few of its grids with
 * one another and with nothing else: a group. Its rows between the factors are computed from its
 * input; then the second factor's grids replace them by the epsilon there, and the first factor's
 * grids replace the input.
 */
final class SimdFloatPairs {

  private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  private final DeButFactor first;
  private final DeButFactor second;
  private final float[] weights;
  private final float[][] rows;
  private final int inner;
  private final FloatGradientSums gradient;
  private final int columns;

  /**
   * @param inner first of the rows for what passes between the factors
   */
  SimdFloatPairs(
      DeButFactor first,
      DeButFactor second,
      float[] weights,
      float[][] rows,
      int inner,
      FloatGradientSums gradient,
      int columns) {
    this.first = first;
    this.second = second;
    this.weights = weights;
    this.rows = rows;
    this.inner = inner;
    this.gradient = gradient;
    this.columns = columns;
  }

  /** Whether two factors have such groups, and grids for which there are loops. */
  static boolean takes(DeButFactor first, DeButFactor second) {
    return isSmall(first)
        && isSmall(second)
        && second.t() == first.r() * first.t()
        && mostLanes(first, second) <= FloatFactorKernel.SCRATCH;
  }

  private static boolean isSmall(DeButFactor factor) {
    return factor.r() == 2 && (factor.s() == 2 || factor.s() == 4);
  }

  private static int mostLanes(DeButFactor first, DeButFactor second) {
    return FloatGradientSums.MOST_RUNS * weightsOfGroup(first, second) * LANES;
  }

  private static int weightsOfGroup(DeButFactor first, DeButFactor second) {
    return second.s() * weightsOfGrid(first) + first.r() * weightsOfGrid(second);
  }

  private static int weightsOfGrid(DeButFactor factor) {
    return factor.r() * factor.s();
  }

  /** Adds the gradients of so many blocks of the second factor and what enters them. */
  void backward(int blocks, int firstWeights, int secondWeights, int input, int epsilon) {
    int t = first.t();
    int blocksOfFirst = second.s();
    for (int b = 0; b < blocks; b++) {
      int w1 = firstWeights + b * blocksOfFirst * t * weightsOfGrid(first);
      int w2 = secondWeights + b * second.t() * weightsOfGrid(second);
      int x = input + b * blocksOfFirst * first.s() * t;
      int e = epsilon + b * second.r() * second.t();
      for (int k = 0; k < t; k++) {
        int ofFirst = w1 + k * weightsOfGrid(first);
        int ofSecond = w2 + k * weightsOfGrid(second);
        group(ofFirst, ofSecond, x + k, e + k);
        addLanes(ofFirst, ofSecond);
      }
    }
  }

  /** A group, given by the weights of its first grids and by its first rows. */
  private void group(int ofFirst, int ofSecond, int x, int e) {
    int t = first.t();
    int blockOfFirst = first.s() * t;
    for (int j = 0; j < second.s(); j++) {
      gridForward(ofFirst + j * stepOf(first), x + j * blockOfFirst, inner + j * first.r());
    }
    int at = second.s() * weightsOfGrid(first) * LANES;
    for (int j = 0; j < first.r(); j++, at += weightsOfGrid(second) * LANES) {
      int w = ofSecond + j * stepOf(second);
      gridBackward(second, w, inner + j, first.r(), e + j * t, second.t(), at);
    }
    at = 0;
    for (int j = 0; j < second.s(); j++, at += weightsOfGrid(first) * LANES) {
      int w = ofFirst + j * stepOf(first);
      gridBackward(first, w, x + j * blockOfFirst, t, inner + j * first.r(), 1, at);
    }
  }

  /** Distance between the weights of a group's grids in a factor. */
  private int stepOf(DeButFactor factor) {
    return first.t() * weightsOfGrid(factor);
  }

  private void gridForward(int w, int x, int y) {
    int t = first.t();
    if (first.s() == 2) {
      SimdFloatButterflies.butterfly(
          weights, w, rows[x], rows[x + t], rows[y], rows[y + 1], columns);
    } else {
      SimdFloatButterflies.twoFromFour(weights, w, rows, x, rows[y], rows[y + 1], t, columns);
    }
  }

  /** Puts down the lanes of a grid, those of each run by themselves, and its epsilon. */
  private void gridBackward(DeButFactor factor, int w, int x, int xStep, int e, int eStep, int at) {
    float[] lanes = gradient.scratch();
    for (int run = 0; run < gradient.runs(); run++) {
      int from = gradient.first(run);
      int end = gradient.end(run);
      int to = at + run * weightsOfGroup(first, second) * LANES;
      if (factor.s() == 2) {
        SimdFloatGradientBlocks.butterflyInPlace(
            weights, w, rows[x], rows[x + xStep], rows[e], rows[e + eStep], from, end, lanes, to);
      } else {
        SimdFloatGradientBlocks.twoByFour(
            rows, e, eStep, rows, x, xStep, from, end, lanes, to, 4 * LANES, LANES);
      }
    }
    if (factor.s() == 4) {
      SimdFloatButterflies.fourFromTwo(
          weights, w, rows[e], rows[e + eStep], rows, x, xStep, columns);
    }
  }

  /** Adds the lanes of a group to the gradients of its weights. */
  private void addLanes(int ofFirst, int ofSecond) {
    int at = 0;
    for (int run = 0; run < gradient.runs(); run++) {
      int place = gradient.place(run);
      at = addLanesOf(first, second.s(), place + ofFirst, at);
      at = addLanesOf(second, first.r(), place + ofSecond, at);
    }
  }

  private int addLanesOf(DeButFactor factor, int grids, int to, int at) {
    int count = weightsOfGrid(factor);
    for (int j = 0; j < grids; j++) {
      int from = at + j * count * LANES;
      SimdFloatLanes.add(gradient.scratch(), from, count, gradient.sums(), to + j * stepOf(factor));
    }
    return at + grids * count * LANES;
  }
}
