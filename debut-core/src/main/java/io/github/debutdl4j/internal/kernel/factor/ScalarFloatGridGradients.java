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
package io.github.debutdl4j.internal.kernel.factor;

/** Gradients in plain loops, grid by grid. */
final class ScalarFloatGridGradients implements FloatGridGradients {

  private final FloatGradientSums gradient;

  ScalarFloatGridGradients(FloatGradientSums gradient) {
    this.gradient = gradient;
  }

  @Override
  public int together() {
    return 1;
  }

  @Override
  public boolean add(FloatGrid grid, int grids, boolean replaceInput) {
    for (int run = 0; run < gradient.runs(); run++) {
      addRun(grid, run);
    }
    return false;
  }

  /** Gradients of r x s weights, two by two: each number loaded is used in two products. */
  private void addRun(FloatGrid grid, int run) {
    float[] sums = gradient.sums();
    int first = gradient.first(run);
    int end = gradient.end(run);
    int r = grid.outputs();
    int s = grid.inputs();
    for (int i = 0; i < r; i += 2) {
      for (int j = 0; j < s; j += 2) {
        int at = gradient.place(run) + grid.firstWeight() + i * s + j;
        boolean hasNextOutput = i + 1 < r;
        boolean hasNextInput = j + 1 < s;
        if (hasNextOutput && hasNextInput) {
          addFour(grid, i, j, run, at);
          continue;
        }
        sums[at] += dot(grid.output(i), grid.input(j), first, end);
        if (hasNextInput) {
          sums[at + 1] += dot(grid.output(i), grid.input(j + 1), first, end);
        }
        if (hasNextOutput) {
          sums[at + s] += dot(grid.output(i + 1), grid.input(j), first, end);
        }
      }
    }
  }

  private void addFour(FloatGrid grid, int i, int j, int run, int at) {
    float[] e0 = grid.output(i);
    float[] e1 = grid.output(i + 1);
    float[] x0 = grid.input(j);
    float[] x1 = grid.input(j + 1);
    int end = gradient.end(run);
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    // Java may not reorder a sum, so it stays scalar; four sums keep both adders busy.
    for (int q = gradient.first(run); q < end; q++) {
      a += e0[q] * x0[q];
      b += e0[q] * x1[q];
      c += e1[q] * x0[q];
      d += e1[q] * x1[q];
    }
    float[] sums = gradient.sums();
    int s = grid.inputs();
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
}
