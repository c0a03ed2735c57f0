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
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops on the Vector API: columns in lanes, weights broadcast. Grids of the commonest
 * shapes are held in registers as a whole; for others there are loops for any shape.
 */
final class SimdFloatFactorKernel implements FloatFactorKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Grids whose gradients are taken before their epsilons: few, so that these stay in cache. */
  private static final int GRIDS = 8;

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void forward(
      DeButFactor factor,
      int blocks,
      float[] weights,
      int weightsFrom,
      float[][] x,
      int xRow,
      float[][] y,
      int yRow,
      int columns) {
    int r = factor.r();
    int s = factor.s();
    int t = factor.t();
    int w = weightsFrom;
    for (int b = 0; b < blocks; b++) {
      for (int k = 0; k < t; k++) {
        int in = xRow + b * s * t + k;
        int out = yRow + b * r * t + k;
        if (r == 2 && s == 2) {
          SimdFloatButterflies.butterfly(weights, w, x[in], x[in + t], y[out], y[out + t], columns);
        } else if (r == 2 && s == 4) {
          SimdFloatButterflies.twoFromFour(weights, w, x, in, y[out], y[out + t], t, columns);
        } else {
          SimdFloatGrid.combine(weights, w, s, 1, x, in, s, y, out, r, t, columns);
        }
        w += r * s;
      }
    }
  }

  @Override
  public void forwardPair(
      DeButFactor first,
      int blocks,
      float[] weights,
      int firstWeightsFrom,
      int secondWeightsFrom,
      float[][] x,
      int xRow,
      float[][] y,
      int yRow,
      int columns) {
    int t = first.t();
    for (int b = 0; b < blocks; b++) {
      for (int k = 0; k < t; k++) {
        int pair = (2 * b * t + k) * 4;
        int row = 4 * b * t + k;
        SimdFloatButterflies.butterflyPair(
            weights,
            firstWeightsFrom + pair,
            secondWeightsFrom + pair,
            4 * t,
            x,
            xRow + row,
            y,
            yRow + row,
            t,
            columns);
      }
    }
  }

  @Override
  public void backward(
      DeButFactor factor,
      int blocks,
      float[] weights,
      int weightsFrom,
      float[][] x,
      int xRow,
      float[][] epsilon,
      int epsilonRow,
      boolean passBack,
      FloatGradientSums gradient,
      int columns) {
    int r = factor.r();
    int s = factor.s();
    int t = factor.t();
    boolean inPlace = passBack && r == 2 && s == 2;
    int together = Math.max(1, Math.min(GRIDS, gradient.scratch().length / LANES / (r * s)));
    int w = weightsFrom;
    for (int b = 0; b < blocks; b++) {
      for (int k = 0; k < t; k += together) {
        int grids = Math.min(together, t - k);
        int in = xRow + b * s * t + k;
        int out = epsilonRow + b * r * t + k;
        for (int run = 0; run < gradient.runs(); run++) {
          if (inPlace) {
            SimdFloatGradients.addInPlace(
                factor, grids, weights, x, in, epsilon, out, gradient, run, w);
          } else {
            SimdFloatGradients.add(factor, grids, x, in, epsilon, out, gradient, run, w);
          }
        }
        if (passBack && !inPlace) {
          passBack(factor, grids, weights, w, epsilon, out, x, in, columns);
        }
        w += grids * r * s;
      }
    }
  }

  /** The epsilon at the input of grids side by side. */
  private static void passBack(
      DeButFactor factor,
      int grids,
      float[] weights,
      int weightsFrom,
      float[][] epsilon,
      int epsilonRow,
      float[][] inputEpsilon,
      int inputEpsilonRow,
      int columns) {
    int r = factor.r();
    int s = factor.s();
    int t = factor.t();
    for (int k = 0; k < grids; k++) {
      int w = weightsFrom + k * r * s;
      int out = epsilonRow + k;
      int in = inputEpsilonRow + k;
      if (r == 2 && s == 4) {
        SimdFloatButterflies.fourFromTwo(
            weights, w, epsilon[out], epsilon[out + t], inputEpsilon, in, t, columns);
      } else {
        SimdFloatGrid.combine(weights, w, 1, s, epsilon, out, r, inputEpsilon, in, s, t, columns);
      }
    }
  }

  @Override
  public boolean takesPairBackward(DeButFactor first, DeButFactor second) {
    return SimdFloatPairs.takes(first, second);
  }

  @Override
  public void backwardPair(
      DeButFactor first,
      DeButFactor second,
      int blocks,
      float[] weights,
      int firstWeightsFrom,
      int secondWeightsFrom,
      float[][] rows,
      int input,
      int epsilon,
      int inner,
      FloatGradientSums gradient,
      int columns) {
    new SimdFloatPairs(first, second, weights, rows, inner, gradient, columns)
        .backward(blocks, firstWeightsFrom, secondWeightsFrom, input, epsilon);
  }

  /** Whole vectors, even where a run ends within: the next run writes over what is too much. */
  @Override
  public void copyRuns(
      float[] pixels, int distance, int[] place, int[] runStart, int runs, float[] row) {
    if (runStart[runs] < LANES * runs) {
      FloatFactorKernel.super.copyRuns(pixels, distance, place, runStart, runs, row);
      return;
    }
    for (int i = 0; i < runs; i++) {
      int end = runStart[i + 1];
      int from = place[runStart[i]] + distance - runStart[i];
      for (int c = runStart[i]; c < end; c += LANES) {
        FloatVector.fromArray(SPECIES, pixels, from + c).intoArray(row, c);
      }
    }
  }

  @Override
  public void addRuns(
      float[] pixels, int distance, int[] place, int[] runStart, int runs, float[] row) {
    if (runStart[runs] < LANES * runs) {
      FloatFactorKernel.super.addRuns(pixels, distance, place, runStart, runs, row);
      return;
    }
    for (int i = 0; i < runs; i++) {
      int end = runStart[i + 1];
      int to = place[runStart[i]] + distance - runStart[i];
      int c = runStart[i];
      for (; c + LANES <= end; c += LANES) {
        FloatVector.fromArray(SPECIES, pixels, to + c)
            .add(FloatVector.fromArray(SPECIES, row, c))
            .intoArray(pixels, to + c);
      }
      for (; c < end; c++) {
        pixels[to + c] += row[c];
      }
    }
  }
}
