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
package io.github.debutdl4j.internal.kernel;

import io.github.debutdl4j.chain.DeButFactor;

/**
 * The inner loops in plain Java, shaped so that HotSpot vectorises them: every loop runs over whole
 * rows with nothing but the column as index.
 *
 * <p>One output row at a time is enough: a processor core loads two vectors a cycle and multiplies
 * two, so sharing loaded rows between outputs would gain nothing while the rows are in L1.
 */
final class ScalarFloatFactorKernel implements FloatFactorKernel {

  @Override
  public int lanes() {
    return 1;
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
          butterfly(
              weights[w],
              weights[w + 1],
              weights[w + 2],
              weights[w + 3],
              x[in],
              x[in + t],
              y[out],
              y[out + t],
              columns);
        } else {
          for (int i = 0; i < r; i++) {
            combine(weights, w + i * s, 1, x, in, t, s, y[out + i * t], columns);
          }
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
        int low = firstWeightsFrom + (2 * b * t + k) * 4;
        int high = low + t * 4;
        int even = secondWeightsFrom + (2 * b * t + k) * 4;
        int odd = even + t * 4;
        int in = xRow + 4 * b * t + k;
        int out = yRow + 4 * b * t + k;
        // First factor: rows k, k+t and k+2t, k+3t; second: rows k, k+2t and k+t, k+3t.
        butterfly(weights, low, x[in], x[in + t], y[out], y[out + t], columns);
        butterfly(
            weights, high, x[in + 2 * t], x[in + 3 * t], y[out + 2 * t], y[out + 3 * t], columns);
        butterfly(weights, even, y[out], y[out + 2 * t], y[out], y[out + 2 * t], columns);
        butterfly(weights, odd, y[out + t], y[out + 3 * t], y[out + t], y[out + 3 * t], columns);
      }
    }
  }

  private static void butterfly(
      float[] w, int from, float[] x0, float[] x1, float[] y0, float[] y1, int columns) {
    butterfly(w[from], w[from + 1], w[from + 2], w[from + 3], x0, x1, y0, y1, columns);
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
    int w = weightsFrom;
    for (int b = 0; b < blocks; b++) {
      for (int k = 0; k < t; k++) {
        int in = xRow + b * s * t + k;
        int out = epsilonRow + b * r * t + k;
        for (int run = 0; run < gradient.runs(); run++) {
          addDots(epsilon, out, r, x, in, s, t, gradient, run, w);
        }
        for (int j = 0; passBack && j < s; j++) {
          combine(weights, w + j, s, epsilon, out, t, r, x[in + j * t], columns);
        }
        w += r * s;
      }
    }
  }

  /** Gradients of r x s weights, two by two: each number loaded serves two products. */
  private static void addDots(
      float[][] e,
      int eRow,
      int r,
      float[][] x,
      int xRow,
      int s,
      int t,
      FloatGradientSums gradient,
      int run,
      int from) {
    float[] sums = gradient.sums();
    int first = gradient.first(run);
    int end = gradient.end(run);
    for (int i = 0; i < r; i += 2) {
      for (int j = 0; j < s; j += 2) {
        float[] e0 = e[eRow + i * t];
        float[] x0 = x[xRow + j * t];
        float[] e1 = i + 1 < r ? e[eRow + (i + 1) * t] : null;
        float[] x1 = j + 1 < s ? x[xRow + (j + 1) * t] : null;
        int at = gradient.place(run) + from + i * s + j;
        if (e1 != null && x1 != null) {
          addDots(e0, e1, x0, x1, first, end, sums, at, s);
        } else {
          sums[at] += dot(e0, x0, first, end);
          if (x1 != null) {
            sums[at + 1] += dot(e0, x1, first, end);
          }
          if (e1 != null) {
            sums[at + s] += dot(e1, x0, first, end);
          }
        }
      }
    }
  }

  private static void addDots(
      float[] e0,
      float[] e1,
      float[] x0,
      float[] x1,
      int first,
      int end,
      float[] sums,
      int at,
      int s) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    // Java may not reorder a sum, so it stays scalar; four sums keep both adders busy.
    for (int q = first; q < end; q++) {
      a += e0[q] * x0[q];
      b += e0[q] * x1[q];
      c += e1[q] * x0[q];
      d += e1[q] * x1[q];
    }
    sums[at] += a;
    sums[at + 1] += b;
    sums[at + s] += c;
    sums[at + s + 1] += d;
  }

  private static float dot(float[] e, float[] x, int first, int end) {
    float even = 0;
    float odd = 0;
    int q = first;
    for (; q + 1 < end; q += 2) {
      even += e[q] * x[q];
      odd += e[q + 1] * x[q + 1];
    }
    return q < end ? even + odd + e[q] * x[q] : even + odd;
  }

  private static void butterfly(
      float a,
      float b,
      float c,
      float d,
      float[] x0,
      float[] x1,
      float[] y0,
      float[] y1,
      int columns) {
    for (int q = 0; q < columns; q++) {
      float u = x0[q];
      float v = x1[q];
      y0[q] = a * u + b * v;
      y1[q] = c * u + d * v;
    }
  }

  /** {@code y = sum over m of w[from + m * step] * x[row + m * rowStep]}, four rows a loop. */
  private static void combine(
      float[] w,
      int from,
      int step,
      float[][] x,
      int row,
      int rowStep,
      int count,
      float[] y,
      int columns) {
    int m;
    if (count >= 4) {
      setFour(w, from, step, x, row, rowStep, y, columns);
      m = 4;
    } else if (count >= 2) {
      setTwo(w[from], w[from + step], x[row], x[row + rowStep], y, columns);
      m = 2;
    } else {
      setOne(w[from], x[row], y, columns);
      m = 1;
    }
    for (; m + 4 <= count; m += 4) {
      addFour(w, from + m * step, step, x, row + m * rowStep, rowStep, y, columns);
    }
    for (; m < count; m++) {
      addOne(w[from + m * step], x[row + m * rowStep], y, columns);
    }
  }

  private static void setOne(float a, float[] x0, float[] y, int columns) {
    for (int q = 0; q < columns; q++) {
      y[q] = a * x0[q];
    }
  }

  private static void addOne(float a, float[] x0, float[] y, int columns) {
    for (int q = 0; q < columns; q++) {
      y[q] += a * x0[q];
    }
  }

  private static void setTwo(float a, float b, float[] x0, float[] x1, float[] y, int columns) {
    for (int q = 0; q < columns; q++) {
      y[q] = a * x0[q] + b * x1[q];
    }
  }

  private static void setFour(
      float[] w, int from, int step, float[][] x, int row, int rowStep, float[] y, int columns) {
    float a = w[from];
    float b = w[from + step];
    float c = w[from + 2 * step];
    float d = w[from + 3 * step];
    float[] x0 = x[row];
    float[] x1 = x[row + rowStep];
    float[] x2 = x[row + 2 * rowStep];
    float[] x3 = x[row + 3 * rowStep];
    for (int q = 0; q < columns; q++) {
      y[q] = (a * x0[q] + b * x1[q]) + (c * x2[q] + d * x3[q]);
    }
  }

  private static void addFour(
      float[] w, int from, int step, float[][] x, int row, int rowStep, float[] y, int columns) {
    float a = w[from];
    float b = w[from + step];
    float c = w[from + 2 * step];
    float d = w[from + 3 * step];
    float[] x0 = x[row];
    float[] x1 = x[row + rowStep];
    float[] x2 = x[row + 2 * rowStep];
    float[] x3 = x[row + 3 * rowStep];
    for (int q = 0; q < columns; q++) {
      y[q] += (a * x0[q] + b * x1[q]) + (c * x2[q] + d * x3[q]);
    }
  }

  @Override
  public void copyRuns(
      float[] pixels, int distance, int[] place, int[] runStart, int runs, float[] row) {
    if (runStart[runs] < 16 * runs) {
      FloatFactorKernel.super.copyRuns(pixels, distance, place, runStart, runs, row);
      return;
    }
    for (int i = 0; i < runs; i++) {
      int c = runStart[i];
      System.arraycopy(pixels, place[c] + distance, row, c, runStart[i + 1] - c);
    }
  }
}
