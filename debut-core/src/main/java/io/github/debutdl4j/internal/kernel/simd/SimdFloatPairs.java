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
import io.github.debutdl4j.internal.kernel.factor.FloatFactorKernel;
import io.github.debutdl4j.internal.kernel.factor.FloatFactorPair;
import io.github.debutdl4j.internal.kernel.factor.FloatFactorSlice;
import io.github.debutdl4j.internal.kernel.factor.FloatGradientSums;
import io.github.debutdl4j.internal.kernel.factor.FloatGrid;
import io.github.debutdl4j.internal.kernel.factor.FloatPairGradients;
import io.github.debutdl4j.internal.kernel.factor.FloatTileRows;
import jdk.incubator.vector.FloatVector;

/**
 * Two neighbouring factors taken backward together, so that what passes between them stays in the
 * first-level cache.
 *
 * <p>Where the diagonals of the second factor are as long as a block of the first has outputs, the
 * k-th grids of all blocks that enter a block of the second are connected by a few of its grids
 * with one another and with nothing else. The rows between these grids are computed from their
 * input; then the second factor's grids replace them by the epsilon there, and the first factor's
 * grids replace the input.
 */
final class SimdFloatPairs implements FloatPairGradients {

  private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  private final FloatFactorSlice firstSlice;
  private final FloatFactorSlice secondSlice;
  private final DeButFactor first;
  private final DeButFactor second;
  private final FloatGradientSums gradient;
  private final int inner;
  private final FloatGrid firstForward;
  private final FloatGrid firstBack;
  private final FloatGrid secondBack;
  private final SimdFloatGradientBlocks firstBlocks;
  private final SimdFloatGradientBlocks secondBlocks;

  /**
   * @param inner first of the rows for what passes between the factors
   */
  SimdFloatPairs(FloatFactorPair pair, int inner, FloatGradientSums gradient) {
    this.firstSlice = pair.first();
    this.secondSlice = pair.second();
    this.first = firstSlice.factor();
    this.second = secondSlice.factor();
    this.inner = inner;
    this.gradient = gradient;
    FloatTileRows tile = firstSlice.tile();
    int t = first.t();
    // Between the factors, the rows of a first factor's grid are neighbours.
    this.firstForward = FloatGrid.of(firstSlice.weights(), tile, 1, t);
    this.firstBack = FloatGrid.transposed(firstSlice.weights(), tile, t, 1);
    this.secondBack = FloatGrid.transposed(secondSlice.weights(), tile, first.r(), second.t());
    this.firstBlocks = blocks(first, 1, t);
    this.secondBlocks = blocks(second, second.t(), first.r());
  }

  private SimdFloatGradientBlocks blocks(DeButFactor factor, int outputStep, int inputStep) {
    return new SimdFloatGradientBlocks(
        firstSlice.weights().weights(),
        firstSlice.tile().rows(),
        gradient.scratch(),
        new SimdFloatSide(outputStep, factor.s() * LANES),
        new SimdFloatSide(inputStep, LANES));
  }

  /** Whether two factors have diagonals that nest, and grids for which there are loops. */
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
    return FloatGradientSums.MOST_RUNS * weightsTakenTogether(first, second) * LANES;
  }

  private static int weightsTakenTogether(DeButFactor first, DeButFactor second) {
    return second.s() * weightsOfGrid(first) + first.r() * weightsOfGrid(second);
  }

  private static int weightsOfGrid(DeButFactor factor) {
    return factor.r() * factor.s();
  }

  @Override
  public void backward(int input, int epsilon) {
    int t = first.t();
    int blocksOfFirst = second.s();
    for (int b = 0; b < secondSlice.blocks(); b++) {
      int w1 = firstSlice.from() + b * blocksOfFirst * t * weightsOfGrid(first);
      int w2 = secondSlice.from() + b * second.t() * weightsOfGrid(second);
      int x = input + b * blocksOfFirst * first.s() * t;
      int e = epsilon + b * second.r() * second.t();
      for (int k = 0; k < t; k++) {
        int ofFirst = w1 + k * weightsOfGrid(first);
        int ofSecond = w2 + k * weightsOfGrid(second);
        takeGrids(ofFirst, ofSecond, x + k, e + k);
        addLanes(ofFirst, ofSecond);
      }
    }
  }

  /** The grids that belong together, given by the weights of the first and by their first rows. */
  private void takeGrids(int ofFirst, int ofSecond, int x, int e) {
    int t = first.t();
    int blockOfFirst = first.s() * t;
    for (int j = 0; j < second.s(); j++) {
      gridForward(ofFirst + j * stepOf(first), x + j * blockOfFirst, inner + j * first.r());
    }
    int at = second.s() * weightsOfGrid(first) * LANES;
    for (int j = 0; j < first.r(); j++, at += weightsOfGrid(second) * LANES) {
      secondBack.moveTo(ofSecond + j * stepOf(second), inner + j, e + j * t);
      gridBackward(secondBack, secondBlocks, at);
    }
    at = 0;
    for (int j = 0; j < second.s(); j++, at += weightsOfGrid(first) * LANES) {
      firstBack.moveTo(ofFirst + j * stepOf(first), x + j * blockOfFirst, inner + j * first.r());
      gridBackward(firstBack, firstBlocks, at);
    }
  }

  /** Distance between the weights of grids of a factor that belong together. */
  private int stepOf(DeButFactor factor) {
    return first.t() * weightsOfGrid(factor);
  }

  private void gridForward(int weight, int x, int y) {
    firstForward.moveTo(weight, y, x);
    if (first.s() == 2) {
      SimdFloatButterflies.butterfly(firstForward, firstForward.columns());
    } else {
      SimdFloatButterflies.twoFromFour(firstForward, firstForward.columns());
    }
  }

  /**
   * Stores the lanes of a grid, those of each run separately, and its epsilon.
   *
   * @param back the transposed grid, which overwrites the input with the epsilon
   */
  private void gridBackward(FloatGrid back, SimdFloatGradientBlocks blocks, int at) {
    boolean isButterfly = back.outputs() == 2;
    for (int run = 0; run < gradient.runs(); run++) {
      blocks.select(gradient.first(run), gradient.end(run));
      int to = at + run * weightsTakenTogether(first, second) * LANES;
      if (isButterfly) {
        blocks.butterflyInPlace(back.firstWeight(), back.firstInput(), back.firstOutput(), to);
      } else {
        blocks.twoByFour(back.firstInput(), back.firstOutput(), to);
      }
    }
    if (!isButterfly) {
      SimdFloatButterflies.fourFromTwo(back, back.columns());
    }
  }

  /** Adds the lanes of grids that belong together to the gradients of its weights. */
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
