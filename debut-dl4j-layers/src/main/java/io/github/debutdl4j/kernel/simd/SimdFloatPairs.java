package io.github.debutdl4j.kernel.simd;

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.kernel.FloatFactorKernel;
import io.github.debutdl4j.kernel.FloatGradientSums;
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

  /** Most groups whose lanes are added up together: they make eight weights side by side. */
  private static final int MOST_GROUPS = 2;

  private final DeButFactor first;
  private final DeButFactor second;
  private final float[] weights;
  private final float[][] rows;
  private final int inner;
  private final FloatGradientSums gradient;
  private final int columns;
  private final int together;

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
    int lanesOfGroup = weightsOfGroup() * gradient.runs() * LANES;
    this.together = Math.min(MOST_GROUPS, FloatFactorKernel.SCRATCH / lanesOfGroup);
  }

  /** Whether two factors have such groups, and grids for which there are loops. */
  static boolean take(DeButFactor first, DeButFactor second) {
    return isSmall(first) && isSmall(second) && second.t() == first.r() * first.t();
  }

  private static boolean isSmall(DeButFactor factor) {
    return factor.r() == 2 && (factor.s() == 2 || factor.s() == 4);
  }

  private static int weightsOfGrid(DeButFactor factor) {
    return factor.r() * factor.s();
  }

  private int weightsOfGroup() {
    return second.s() * weightsOfGrid(first) + first.r() * weightsOfGrid(second);
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
      for (int k = 0; k < t; k += together) {
        int groups = Math.min(together, t - k);
        for (int i = 0; i < groups; i++) {
          group(k + i, i, groups, w1, w2, x + k + i, e + k + i);
        }
        addLanes(k, groups, w1, w2);
      }
    }
  }

  /** The k-th group of a block, whose lanes are the i-th of so many groups'. */
  private void group(int k, int i, int groups, int w1, int w2, int x, int e) {
    int r = first.r();
    int t = first.t();
    int s = second.s();
    for (int j = 0; j < s; j++) {
      forward(weightsOfFirst(w1, j, k), x + j * first.s() * t, inner + j * r);
    }
    for (int j = 0; j < r; j++) {
      int w = weightsOfSecond(w2, j, k);
      int lanes = (s * groups * weightsOfGrid(first) + place(second, j, i, groups)) * LANES;
      backward(second, w, inner + j, r, e + j * t, second.t(), lanes, groups);
    }
    for (int j = 0; j < s; j++) {
      int w = weightsOfFirst(w1, j, k);
      int lanes = place(first, j, i, groups) * LANES;
      backward(first, w, x + j * first.s() * t, t, inner + j * r, 1, lanes, groups);
    }
  }

  private int weightsOfFirst(int from, int block, int k) {
    return from + (block * first.t() + k) * weightsOfGrid(first);
  }

  private int weightsOfSecond(int from, int output, int k) {
    return from + (output * first.t() + k) * weightsOfGrid(second);
  }

  /** Place of a grid among those of its factor: all groups' j-th grids side by side. */
  private static int place(DeButFactor factor, int j, int group, int groups) {
    return (j * groups + group) * weightsOfGrid(factor);
  }

  private void forward(int w, int x, int y) {
    int t = first.t();
    if (first.s() == 2) {
      SimdFloatButterflies.butterfly(
          weights, w, rows[x], rows[x + t], rows[y], rows[y + 1], columns);
    } else {
      SimdFloatButterflies.twoFromFour(weights, w, rows, x, rows[y], rows[y + 1], t, columns);
    }
  }

  /** Puts down the lanes of a grid, those of each run by themselves, and its epsilon. */
  private void backward(
      DeButFactor factor, int w, int x, int xStep, int e, int eStep, int at, int groups) {
    float[] lanes = gradient.scratch();
    int lanesOfRun = weightsOfGroup() * groups * LANES;
    for (int run = 0; run < gradient.runs(); run++) {
      int from = gradient.first(run);
      int end = gradient.end(run);
      int to = at + run * lanesOfRun;
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

  /** Adds the lanes of groups from the k-th to the gradients of their weights. */
  private void addLanes(int k, int groups, int w1, int w2) {
    float[] lanes = gradient.scratch();
    int at = 0;
    for (int run = 0; run < gradient.runs(); run++) {
      int place = gradient.place(run);
      int count = groups * weightsOfGrid(first);
      for (int j = 0; j < second.s(); j++, at += count * LANES) {
        int to = place + weightsOfFirst(w1, j, k);
        SimdFloatLanes.add(lanes, at, count, gradient.sums(), to);
      }
      count = groups * weightsOfGrid(second);
      for (int j = 0; j < first.r(); j++, at += count * LANES) {
        int to = place + weightsOfSecond(w2, j, k);
        SimdFloatLanes.add(lanes, at, count, gradient.sums(), to);
      }
    }
  }
}
