package io.github.debutdl4j.kernel.simd;

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.kernel.FloatFactorKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops on the Vector API: columns in lanes, weights broadcast.
 *
 * <p>Loops are blocked so that their vectors fit the 16 registers of AVX2: two rows of outputs by
 * four vectors of columns, eight sums, for factors of any shape; and whole grids for (2,2).
 */
final class SimdFloatFactorKernel implements FloatFactorKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public int preferredColumns() {
    return 128;
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
          butterfly(weights, w, x[in], x[in + t], y[out], y[out + t], columns);
        } else if (r == 2 && s == 4) {
          twoFromFour(weights, w, x, in, y[out], y[out + t], t, columns);
        } else {
          combine(weights, w, s, 1, x, in, s, y, out, r, t, columns);
        }
        w += r * s;
      }
    }
  }

  private static void butterfly(
      float[] w, int from, float[] x0, float[] x1, float[] y0, float[] y1, int columns) {
    FloatVector a = FloatVector.broadcast(SPECIES, w[from]);
    FloatVector b = FloatVector.broadcast(SPECIES, w[from + 1]);
    FloatVector c = FloatVector.broadcast(SPECIES, w[from + 2]);
    FloatVector d = FloatVector.broadcast(SPECIES, w[from + 3]);
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x0, q);
      FloatVector v = FloatVector.fromArray(SPECIES, x1, q);
      v.fma(b, u.mul(a)).intoArray(y0, q);
      v.fma(d, u.mul(c)).intoArray(y1, q);
    }
  }

  private static void twoFromFour(
      float[] w, int from, float[][] x, int row, float[] y0, float[] y1, int t, int columns) {
    FloatVector a0 = FloatVector.broadcast(SPECIES, w[from]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, w[from + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, w[from + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, w[from + 3]);
    FloatVector b0 = FloatVector.broadcast(SPECIES, w[from + 4]);
    FloatVector b1 = FloatVector.broadcast(SPECIES, w[from + 5]);
    FloatVector b2 = FloatVector.broadcast(SPECIES, w[from + 6]);
    FloatVector b3 = FloatVector.broadcast(SPECIES, w[from + 7]);
    float[] x0 = x[row];
    float[] x1 = x[row + t];
    float[] x2 = x[row + 2 * t];
    float[] x3 = x[row + 3 * t];
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u0 = FloatVector.fromArray(SPECIES, x0, q);
      FloatVector u1 = FloatVector.fromArray(SPECIES, x1, q);
      FloatVector u2 = FloatVector.fromArray(SPECIES, x2, q);
      FloatVector u3 = FloatVector.fromArray(SPECIES, x3, q);
      u3.fma(a3, u2.fma(a2, u1.fma(a1, u0.mul(a0)))).intoArray(y0, q);
      u3.fma(b3, u2.fma(b2, u1.fma(b1, u0.mul(b0)))).intoArray(y1, q);
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
        butterflyPair(
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

  /**
   * Four rows through two factors in registers. The first joins rows 0, 1 and 2, 3, the second rows
   * 0, 2 and 1, 3; the weights of the other two rows are {@code other} further on.
   */
  private static void butterflyPair(
      float[] w,
      int first,
      int second,
      int other,
      float[][] x,
      int xRow,
      float[][] y,
      int yRow,
      int t,
      int columns) {
    FloatVector a0 = FloatVector.broadcast(SPECIES, w[first]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, w[first + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, w[first + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, w[first + 3]);
    FloatVector b0 = FloatVector.broadcast(SPECIES, w[first + other]);
    FloatVector b1 = FloatVector.broadcast(SPECIES, w[first + other + 1]);
    FloatVector b2 = FloatVector.broadcast(SPECIES, w[first + other + 2]);
    FloatVector b3 = FloatVector.broadcast(SPECIES, w[first + other + 3]);
    FloatVector c0 = FloatVector.broadcast(SPECIES, w[second]);
    FloatVector c1 = FloatVector.broadcast(SPECIES, w[second + 1]);
    FloatVector c2 = FloatVector.broadcast(SPECIES, w[second + 2]);
    FloatVector c3 = FloatVector.broadcast(SPECIES, w[second + 3]);
    FloatVector d0 = FloatVector.broadcast(SPECIES, w[second + other]);
    FloatVector d1 = FloatVector.broadcast(SPECIES, w[second + other + 1]);
    FloatVector d2 = FloatVector.broadcast(SPECIES, w[second + other + 2]);
    FloatVector d3 = FloatVector.broadcast(SPECIES, w[second + other + 3]);
    float[] x0 = x[xRow];
    float[] x1 = x[xRow + t];
    float[] x2 = x[xRow + 2 * t];
    float[] x3 = x[xRow + 3 * t];
    float[] y0 = y[yRow];
    float[] y1 = y[yRow + t];
    float[] y2 = y[yRow + 2 * t];
    float[] y3 = y[yRow + 3 * t];
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u0 = FloatVector.fromArray(SPECIES, x0, q);
      FloatVector u1 = FloatVector.fromArray(SPECIES, x1, q);
      FloatVector v0 = u1.fma(a1, u0.mul(a0));
      FloatVector v1 = u1.fma(a3, u0.mul(a2));
      FloatVector u2 = FloatVector.fromArray(SPECIES, x2, q);
      FloatVector u3 = FloatVector.fromArray(SPECIES, x3, q);
      FloatVector v2 = u3.fma(b1, u2.mul(b0));
      FloatVector v3 = u3.fma(b3, u2.mul(b2));
      v2.fma(c1, v0.mul(c0)).intoArray(y0, q);
      v2.fma(c3, v0.mul(c2)).intoArray(y2, q);
      v3.fma(d1, v1.mul(d0)).intoArray(y1, q);
      v3.fma(d3, v1.mul(d2)).intoArray(y3, q);
    }
  }

  /**
   * {@code y_i = sum over j of w[from + i * outStep + j * inStep] * x_j}, rows t apart: any shape,
   * and its transpose.
   */
  private static void combine(
      float[] w,
      int from,
      int outStep,
      int inStep,
      float[][] x,
      int xRow,
      int inputs,
      float[][] y,
      int yRow,
      int outputs,
      int t,
      int columns) {
    int q = 0;
    for (; q + 4 * LANES <= columns; q += 4 * LANES) {
      int i = 0;
      for (; i + 2 <= outputs; i += 2) {
        int at = from + i * outStep;
        float[] y0 = y[yRow + i * t];
        float[] y1 = y[yRow + (i + 1) * t];
        combineTwoByFour(w, at, at + outStep, inStep, x, xRow, inputs, t, y0, y1, q);
      }
      if (i < outputs) {
        combineOneByFour(w, from + i * outStep, inStep, x, xRow, inputs, t, y[yRow + i * t], q);
      }
    }
    for (; q < columns; q += LANES) {
      for (int i = 0; i < outputs; i++) {
        combineOne(w, from + i * outStep, inStep, x, xRow, inputs, t, y[yRow + i * t], q);
      }
    }
  }

  private static void combineTwoByFour(
      float[] w,
      int from0,
      int from1,
      int step,
      float[][] x,
      int xRow,
      int inputs,
      int t,
      float[] y0,
      float[] y1,
      int q) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    for (int j = 0; j < inputs; j++) {
      float[] row = x[xRow + j * t];
      FloatVector a = FloatVector.broadcast(SPECIES, w[from0 + j * step]);
      FloatVector b = FloatVector.broadcast(SPECIES, w[from1 + j * step]);
      FloatVector u = FloatVector.fromArray(SPECIES, row, q);
      a0 = u.fma(a, a0);
      b0 = u.fma(b, b0);
      u = FloatVector.fromArray(SPECIES, row, q + LANES);
      a1 = u.fma(a, a1);
      b1 = u.fma(b, b1);
      u = FloatVector.fromArray(SPECIES, row, q + 2 * LANES);
      a2 = u.fma(a, a2);
      b2 = u.fma(b, b2);
      u = FloatVector.fromArray(SPECIES, row, q + 3 * LANES);
      a3 = u.fma(a, a3);
      b3 = u.fma(b, b3);
    }
    a0.intoArray(y0, q);
    a1.intoArray(y0, q + LANES);
    a2.intoArray(y0, q + 2 * LANES);
    a3.intoArray(y0, q + 3 * LANES);
    b0.intoArray(y1, q);
    b1.intoArray(y1, q + LANES);
    b2.intoArray(y1, q + 2 * LANES);
    b3.intoArray(y1, q + 3 * LANES);
  }

  private static void combineOneByFour(
      float[] w, int from, int step, float[][] x, int xRow, int inputs, int t, float[] y, int q) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    for (int j = 0; j < inputs; j++) {
      float[] row = x[xRow + j * t];
      FloatVector a = FloatVector.broadcast(SPECIES, w[from + j * step]);
      a0 = FloatVector.fromArray(SPECIES, row, q).fma(a, a0);
      a1 = FloatVector.fromArray(SPECIES, row, q + LANES).fma(a, a1);
      a2 = FloatVector.fromArray(SPECIES, row, q + 2 * LANES).fma(a, a2);
      a3 = FloatVector.fromArray(SPECIES, row, q + 3 * LANES).fma(a, a3);
    }
    a0.intoArray(y, q);
    a1.intoArray(y, q + LANES);
    a2.intoArray(y, q + 2 * LANES);
    a3.intoArray(y, q + 3 * LANES);
  }

  private static void combineOne(
      float[] w, int from, int step, float[][] x, int xRow, int inputs, int t, float[] y, int q) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < inputs; j++) {
      FloatVector a = FloatVector.broadcast(SPECIES, w[from + j * step]);
      sum = FloatVector.fromArray(SPECIES, x[xRow + j * t], q).fma(a, sum);
    }
    sum.intoArray(y, q);
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
      float[][] inputEpsilon,
      int inputEpsilonRow,
      float[] gradient,
      int gradientFrom,
      int columns,
      float[] scratch) {
    SimdFloatGradients.add(
        factor, blocks, x, xRow, epsilon, epsilonRow, gradient, gradientFrom, columns, scratch);
    if (inputEpsilonRow < 0) {
      return;
    }
    int r = factor.r();
    int s = factor.s();
    int t = factor.t();
    int w = weightsFrom;
    for (int b = 0; b < blocks; b++) {
      for (int k = 0; k < t; k++) {
        int out = epsilonRow + b * r * t + k;
        int in = inputEpsilonRow + b * s * t + k;
        if (r == 2 && s == 2) {
          transposedButterfly(
              weights,
              w,
              epsilon[out],
              epsilon[out + t],
              inputEpsilon[in],
              inputEpsilon[in + t],
              columns);
        } else if (r == 2 && s == 4) {
          fourFromTwo(weights, w, epsilon[out], epsilon[out + t], inputEpsilon, in, t, columns);
        } else {
          combine(weights, w, 1, s, epsilon, out, r, inputEpsilon, in, s, t, columns);
        }
        w += r * s;
      }
    }
  }

  private static void transposedButterfly(
      float[] w, int from, float[] e0, float[] e1, float[] d0, float[] d1, int columns) {
    FloatVector a = FloatVector.broadcast(SPECIES, w[from]);
    FloatVector b = FloatVector.broadcast(SPECIES, w[from + 1]);
    FloatVector c = FloatVector.broadcast(SPECIES, w[from + 2]);
    FloatVector d = FloatVector.broadcast(SPECIES, w[from + 3]);
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, e0, q);
      FloatVector v = FloatVector.fromArray(SPECIES, e1, q);
      v.fma(c, u.mul(a)).intoArray(d0, q);
      v.fma(d, u.mul(b)).intoArray(d1, q);
    }
  }

  /** The transpose of (2,4): four rows from two. */
  private static void fourFromTwo(
      float[] w, int from, float[] e0, float[] e1, float[][] y, int row, int t, int columns) {
    FloatVector a0 = FloatVector.broadcast(SPECIES, w[from]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, w[from + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, w[from + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, w[from + 3]);
    FloatVector b0 = FloatVector.broadcast(SPECIES, w[from + 4]);
    FloatVector b1 = FloatVector.broadcast(SPECIES, w[from + 5]);
    FloatVector b2 = FloatVector.broadcast(SPECIES, w[from + 6]);
    FloatVector b3 = FloatVector.broadcast(SPECIES, w[from + 7]);
    float[] y0 = y[row];
    float[] y1 = y[row + t];
    float[] y2 = y[row + 2 * t];
    float[] y3 = y[row + 3 * t];
    for (int q = 0; q < columns; q += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, e0, q);
      FloatVector v = FloatVector.fromArray(SPECIES, e1, q);
      v.fma(b0, u.mul(a0)).intoArray(y0, q);
      v.fma(b1, u.mul(a1)).intoArray(y1, q);
      v.fma(b2, u.mul(a2)).intoArray(y2, q);
      v.fma(b3, u.mul(a3)).intoArray(y3, q);
    }
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
