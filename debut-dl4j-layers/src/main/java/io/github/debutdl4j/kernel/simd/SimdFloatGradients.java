package io.github.debutdl4j.kernel.simd;

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.kernel.FloatGradientSums;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Gradients of a factor's weights on the Vector API: for each weight the product of an epsilon row
 * and an input row, summed over columns.
 *
 * <p>A sum stays in lanes while it runs over the columns. Eight or nine sums run side by side, for
 * a fused multiply-add takes four or five cycles and two can start in each. The lanes of many
 * weights are put down in scratch memory and added up together, by hand: the order in which {@code
 * reduceLanes} adds is left open, and with it the last bit.
 */
final class SimdFloatGradients {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdFloatGradients() {}

  /**
   * Adds to the gradients of grids side by side, the first at rows {@code xRow} and {@code eRow}.
   *
   * @param grids how many; their lanes must fit the scratch memory unless it is one
   * @param run the columns to take
   * @param weightsFrom place of the first weight
   */
  static void add(
      DeButFactor factor,
      int grids,
      float[][] x,
      int xRow,
      float[][] e,
      int eRow,
      FloatGradientSums gradient,
      int run,
      int weightsFrom) {
    int r = factor.r();
    int s = factor.s();
    int t = factor.t();
    float[] scratch = gradient.scratch();
    if (r * s > scratch.length / LANES) {
      addLargeGrid(factor, x, xRow, e, eRow, gradient, run, weightsFrom);
      return;
    }
    int first = gradient.first(run);
    int end = gradient.end(run);
    int held = 0;
    int k = 0;
    if (r == 2 && s == 2) {
      for (; k + 2 <= grids; k += 2, held += 8) {
        butterflies(x, xRow + k, e, eRow + k, t, first, end, scratch, held * LANES);
      }
    }
    for (; k < grids; k++, held += r * s) {
      grid(x, xRow + k, s, e, eRow + k, r, t, first, end, scratch, held * LANES);
    }
    addLanes(scratch, held, gradient.sums(), gradient.place(run) + weightsFrom);
  }

  /** Adds up the lanes of so many weights. */
  private static void addLanes(float[] lanes, int count, float[] sums, int from) {
    int w = 0;
    for (; LANES == 8 && w + 8 <= count; w += 8) {
      load(sums, from + w).add(SimdFloatLanes.sumsOfEight(lanes, w * 8)).intoArray(sums, from + w);
    }
    for (; w < count; w++) {
      int at = w * LANES;
      // No loop for few lanes: HotSpot would take pains to vectorise it.
      float sum = LANES < 4 ? lanes[at] + lanes[at + 1] : sumOfFour(lanes, at);
      if (LANES > 4) {
        sum += sumOfFour(lanes, at + 4);
      }
      for (int l = 8; l < LANES; l += 4) {
        sum += sumOfFour(lanes, at + l);
      }
      sums[from + w] += sum;
    }
  }

  private static float sumOfFour(float[] lanes, int at) {
    return (lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]);
  }

  /** A grid whose lanes do not fit the scratch memory: a row of a few inputs at a time. */
  private static void addLargeGrid(
      DeButFactor factor,
      float[][] x,
      int xRow,
      float[][] e,
      int eRow,
      FloatGradientSums gradient,
      int run,
      int weightsFrom) {
    int r = factor.r();
    int s = factor.s();
    int t = factor.t();
    int first = gradient.first(run);
    int end = gradient.end(run);
    int sums = gradient.place(run) + weightsFrom;
    float[] scratch = gradient.scratch();
    int capacity = scratch.length / LANES;
    int rows = Math.min(r, 3);
    int width = capacity / rows;
    for (int i = 0; i < r; i += rows) {
      int height = Math.min(rows, r - i);
      for (int j = 0; j < s; j += width) {
        int part = Math.min(width, s - j);
        grid(x, xRow + j * t, part, e, eRow + i * t, height, t, first, end, scratch, 0);
        for (int row = 0; row < height; row++) {
          System.arraycopy(scratch, row * part * LANES, scratch, 0, part * LANES);
          addLanes(scratch, part, gradient.sums(), sums + (i + row) * s + j);
        }
      }
    }
  }

  /**
   * Lanes of the r x s weights of one grid, from {@code to}. Where sizes are no multiple of a
   * block, the last block is moved back and does some weights again, with the same result.
   */
  private static void grid(
      float[][] x,
      int xRow,
      int s,
      float[][] e,
      int eRow,
      int r,
      int t,
      int first,
      int end,
      float[] lanes,
      int to) {
    if (r >= 4 && s >= 3) {
      for (int i = 0; i < r; i += 4) {
        int row = Math.min(i, r - 4);
        for (int j = 0; j < s; j += 3) {
          int column = Math.min(j, s - 3);
          int at = to + (row * s + column) * LANES;
          fourByThree(x, xRow + column * t, e, eRow + row * t, t, first, end, lanes, at, s * LANES);
        }
      }
    } else if (r >= 3 && s >= 3) {
      for (int i = 0; i < r; i += 3) {
        int row = Math.min(i, r - 3);
        for (int j = 0; j < s; j += 3) {
          int column = Math.min(j, s - 3);
          int at = to + (row * s + column) * LANES;
          threeByThree(
              x, xRow + column * t, e, eRow + row * t, t, first, end, lanes, at, s * LANES);
        }
      }
    } else if (r == 2 && s >= 4) {
      for (int j = 0; j < s; j += 4) {
        int column = Math.min(j, s - 4);
        int at = to + column * LANES;
        twoByFour(e, eRow, x, xRow + column * t, t, first, end, lanes, at, s * LANES, LANES);
      }
    } else if (s == 2 && r >= 4) {
      for (int i = 0; i < r; i += 4) {
        int row = Math.min(i, r - 4);
        int at = to + row * 2 * LANES;
        twoByFour(x, xRow, e, eRow + row * t, t, first, end, lanes, at, LANES, 2 * LANES);
      }
    } else {
      for (int i = 0; i < r; i++) {
        for (int j = 0; j < s; j++) {
          one(x[xRow + j * t], e[eRow + i * t], first, end, lanes, to + (i * s + j) * LANES);
        }
      }
    }
  }

  private static void one(float[] x, float[] e, int first, int end, float[] lanes, int at) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int q = first;
    for (; q + 4 * LANES <= end; q += 4 * LANES) {
      a0 = load(x, q).fma(load(e, q), a0);
      a1 = load(x, q + LANES).fma(load(e, q + LANES), a1);
      a2 = load(x, q + 2 * LANES).fma(load(e, q + 2 * LANES), a2);
      a3 = load(x, q + 3 * LANES).fma(load(e, q + 3 * LANES), a3);
    }
    for (; q < end; q += LANES) {
      a0 = load(x, q).fma(load(e, q), a0);
    }
    a0.add(a1).add(a2.add(a3)).intoArray(lanes, at);
  }

  /** Two grids (2,2) side by side, diagonals k and k + 1. */
  private static void butterflies(
      float[][] x,
      int xRow,
      float[][] e,
      int eRow,
      int t,
      int first,
      int end,
      float[] lanes,
      int at) {
    float[] x0 = x[xRow];
    float[] x1 = x[xRow + t];
    float[] x2 = x[xRow + 1];
    float[] x3 = x[xRow + 1 + t];
    float[] e0 = e[eRow];
    float[] e1 = e[eRow + t];
    float[] e2 = e[eRow + 1];
    float[] e3 = e[eRow + 1 + t];
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    int columns = end - first;
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u = load(x0, first + q);
      FloatVector v = load(x1, first + q);
      FloatVector f = load(e0, first + q);
      FloatVector g = load(e1, first + q);
      a0 = u.fma(f, a0);
      a1 = v.fma(f, a1);
      a2 = u.fma(g, a2);
      a3 = v.fma(g, a3);
      u = load(x2, first + q);
      v = load(x3, first + q);
      f = load(e2, first + q);
      g = load(e3, first + q);
      b0 = u.fma(f, b0);
      b1 = v.fma(f, b1);
      b2 = u.fma(g, b2);
      b3 = v.fma(g, b3);
    }
    a0.intoArray(lanes, at);
    a1.intoArray(lanes, at + LANES);
    a2.intoArray(lanes, at + 2 * LANES);
    a3.intoArray(lanes, at + 3 * LANES);
    b0.intoArray(lanes, at + 4 * LANES);
    b1.intoArray(lanes, at + 5 * LANES);
    b2.intoArray(lanes, at + 6 * LANES);
    b3.intoArray(lanes, at + 7 * LANES);
  }

  /** Two rows of one side by four of the other; the steps say how their weights lie. */
  private static void twoByFour(
      float[][] y,
      int yRow,
      float[][] z,
      int zRow,
      int t,
      int first,
      int end,
      float[] lanes,
      int at,
      int yStep,
      int zStep) {
    float[] y0 = y[yRow];
    float[] y1 = y[yRow + t];
    float[] z0 = z[zRow];
    float[] z1 = z[zRow + t];
    float[] z2 = z[zRow + 2 * t];
    float[] z3 = z[zRow + 3 * t];
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    int columns = end - first;
    for (int q = 0; q < columns; q += LANES) {
      FloatVector f = load(y0, first + q);
      FloatVector g = load(y1, first + q);
      FloatVector u = load(z0, first + q);
      a0 = u.fma(f, a0);
      b0 = u.fma(g, b0);
      u = load(z1, first + q);
      a1 = u.fma(f, a1);
      b1 = u.fma(g, b1);
      u = load(z2, first + q);
      a2 = u.fma(f, a2);
      b2 = u.fma(g, b2);
      u = load(z3, first + q);
      a3 = u.fma(f, a3);
      b3 = u.fma(g, b3);
    }
    a0.intoArray(lanes, at);
    a1.intoArray(lanes, at + zStep);
    a2.intoArray(lanes, at + 2 * zStep);
    a3.intoArray(lanes, at + 3 * zStep);
    b0.intoArray(lanes, at + yStep);
    b1.intoArray(lanes, at + yStep + zStep);
    b2.intoArray(lanes, at + yStep + 2 * zStep);
    b3.intoArray(lanes, at + yStep + 3 * zStep);
  }

  private static void threeByThree(
      float[][] x,
      int xRow,
      float[][] e,
      int eRow,
      int t,
      int first,
      int end,
      float[] lanes,
      int at,
      int step) {
    float[] x0 = x[xRow];
    float[] x1 = x[xRow + t];
    float[] x2 = x[xRow + 2 * t];
    float[] e0 = e[eRow];
    float[] e1 = e[eRow + t];
    float[] e2 = e[eRow + 2 * t];
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector c2 = a0;
    int columns = end - first;
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u = load(x0, first + q);
      FloatVector v = load(x1, first + q);
      FloatVector w = load(x2, first + q);
      FloatVector f = load(e0, first + q);
      a0 = u.fma(f, a0);
      a1 = v.fma(f, a1);
      a2 = w.fma(f, a2);
      f = load(e1, first + q);
      b0 = u.fma(f, b0);
      b1 = v.fma(f, b1);
      b2 = w.fma(f, b2);
      f = load(e2, first + q);
      c0 = u.fma(f, c0);
      c1 = v.fma(f, c1);
      c2 = w.fma(f, c2);
    }
    a0.intoArray(lanes, at);
    a1.intoArray(lanes, at + LANES);
    a2.intoArray(lanes, at + 2 * LANES);
    b0.intoArray(lanes, at + step);
    b1.intoArray(lanes, at + step + LANES);
    b2.intoArray(lanes, at + step + 2 * LANES);
    c0.intoArray(lanes, at + 2 * step);
    c1.intoArray(lanes, at + 2 * step + LANES);
    c2.intoArray(lanes, at + 2 * step + 2 * LANES);
  }

  private static void fourByThree(
      float[][] x,
      int xRow,
      float[][] e,
      int eRow,
      int t,
      int first,
      int end,
      float[] lanes,
      int at,
      int step) {
    float[] x0 = x[xRow];
    float[] x1 = x[xRow + t];
    float[] x2 = x[xRow + 2 * t];
    float[] e0 = e[eRow];
    float[] e1 = e[eRow + t];
    float[] e2 = e[eRow + 2 * t];
    float[] e3 = e[eRow + 3 * t];
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector c2 = a0;
    FloatVector d0 = a0;
    FloatVector d1 = a0;
    FloatVector d2 = a0;
    int columns = end - first;
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u = load(x0, first + q);
      FloatVector v = load(x1, first + q);
      FloatVector w = load(x2, first + q);
      FloatVector f = load(e0, first + q);
      a0 = u.fma(f, a0);
      a1 = v.fma(f, a1);
      a2 = w.fma(f, a2);
      f = load(e1, first + q);
      b0 = u.fma(f, b0);
      b1 = v.fma(f, b1);
      b2 = w.fma(f, b2);
      f = load(e2, first + q);
      c0 = u.fma(f, c0);
      c1 = v.fma(f, c1);
      c2 = w.fma(f, c2);
      f = load(e3, first + q);
      d0 = u.fma(f, d0);
      d1 = v.fma(f, d1);
      d2 = w.fma(f, d2);
    }
    a0.intoArray(lanes, at);
    a1.intoArray(lanes, at + LANES);
    a2.intoArray(lanes, at + 2 * LANES);
    b0.intoArray(lanes, at + step);
    b1.intoArray(lanes, at + step + LANES);
    b2.intoArray(lanes, at + step + 2 * LANES);
    c0.intoArray(lanes, at + 2 * step);
    c1.intoArray(lanes, at + 2 * step + LANES);
    c2.intoArray(lanes, at + 2 * step + 2 * LANES);
    d0.intoArray(lanes, at + 3 * step);
    d1.intoArray(lanes, at + 3 * step + LANES);
    d2.intoArray(lanes, at + 3 * step + 2 * LANES);
  }

  private static FloatVector load(float[] row, int from) {
    return FloatVector.fromArray(SPECIES, row, from);
  }
}
