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

/**
 * Plain loops. They run over neighbouring numbers without branches, so that HotSpot turns most of
 * them into vector instructions.
 */
final class ScalarFloatFactorKernel extends FloatFactorKernel {

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  protected void multiply(FloatGrid grid) {
    if (grid.outputs() == 2 && grid.inputs() == 2) {
      butterfly(grid, grid.columns());
    } else {
      passBack(grid);
    }
  }

  @Override
  protected void passBack(FloatGrid grid) {
    for (int i = 0; i < grid.outputs(); i++) {
      combine(grid, i, grid.columns());
    }
  }

  @Override
  protected void multiplyPair(FloatGridPair pair) {
    pair.forEachGrid(grid -> butterfly(grid, grid.columns()));
  }

  @Override
  public FloatGridGradients gradients(FloatFactorSlice slice, FloatGradientSums sums) {
    return new ScalarFloatGridGradients(sums);
  }

  private static void butterfly(FloatGrid grid, int columns) {
    float a = grid.weight(0, 0);
    float b = grid.weight(0, 1);
    float c = grid.weight(1, 0);
    float d = grid.weight(1, 1);
    float[] x0 = grid.input(0);
    float[] x1 = grid.input(1);
    float[] y0 = grid.output(0);
    float[] y1 = grid.output(1);
    for (int q = 0; q < columns; q++) {
      float u = x0[q];
      float v = x1[q];
      y0[q] = a * u + b * v;
      y1[q] = c * u + d * v;
    }
  }

  /** The i-th output: the sum over inputs of weight times input, four rows a loop. */
  private static void combine(FloatGrid grid, int i, int columns) {
    int inputs = grid.inputs();
    int j;
    if (inputs >= 4) {
      setFour(grid, i, columns);
      j = 4;
    } else if (inputs >= 2) {
      setTwo(grid, i, columns);
      j = 2;
    } else {
      setOne(grid, i, columns);
      j = 1;
    }
    for (; j + 4 <= inputs; j += 4) {
      addFour(grid, i, j, columns);
    }
    for (; j < inputs; j++) {
      addOne(grid, i, j, columns);
    }
  }

  private static void setOne(FloatGrid grid, int i, int columns) {
    float a = grid.weight(i, 0);
    float[] x0 = grid.input(0);
    float[] y = grid.output(i);
    for (int q = 0; q < columns; q++) {
      y[q] = a * x0[q];
    }
  }

  private static void addOne(FloatGrid grid, int i, int j, int columns) {
    float a = grid.weight(i, j);
    float[] x0 = grid.input(j);
    float[] y = grid.output(i);
    for (int q = 0; q < columns; q++) {
      y[q] += a * x0[q];
    }
  }

  private static void setTwo(FloatGrid grid, int i, int columns) {
    float a = grid.weight(i, 0);
    float b = grid.weight(i, 1);
    float[] x0 = grid.input(0);
    float[] x1 = grid.input(1);
    float[] y = grid.output(i);
    for (int q = 0; q < columns; q++) {
      y[q] = a * x0[q] + b * x1[q];
    }
  }

  private static void setFour(FloatGrid grid, int i, int columns) {
    float a = grid.weight(i, 0);
    float b = grid.weight(i, 1);
    float c = grid.weight(i, 2);
    float d = grid.weight(i, 3);
    float[] x0 = grid.input(0);
    float[] x1 = grid.input(1);
    float[] x2 = grid.input(2);
    float[] x3 = grid.input(3);
    float[] y = grid.output(i);
    for (int q = 0; q < columns; q++) {
      y[q] = (a * x0[q] + b * x1[q]) + (c * x2[q] + d * x3[q]);
    }
  }

  private static void addFour(FloatGrid grid, int i, int j, int columns) {
    float a = grid.weight(i, j);
    float b = grid.weight(i, j + 1);
    float c = grid.weight(i, j + 2);
    float d = grid.weight(i, j + 3);
    float[] x0 = grid.input(j);
    float[] x1 = grid.input(j + 1);
    float[] x2 = grid.input(j + 2);
    float[] x3 = grid.input(j + 3);
    float[] y = grid.output(i);
    for (int q = 0; q < columns; q++) {
      y[q] += (a * x0[q] + b * x1[q]) + (c * x2[q] + d * x3[q]);
    }
  }
}
