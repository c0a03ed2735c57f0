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
package io.github.debutdl4j.factorize;

/**
 * The matrix C in which an error E of a layer weighs {@code trace(E C E')}: the moments of its
 * inputs.
 *
 * <p>For fitting, a little is added to the diagonal, so that inputs that never moved still count;
 * inputs beyond those of the moments are padding and have only that.
 */
final class InputMetric {

  /** Share of the mean variance that is added to every variance. */
  private static final double RIDGE = 1e-2;

  private final InputMoments moments;
  private final boolean centred;
  private final double ridge;

  /**
   * @param centred whether a bias takes care of the mean of the error
   * @throws FactorizeException if nothing was seen of the inputs, or their squares overflow
   */
  InputMetric(InputMoments moments, boolean centred) {
    this.moments = moments;
    this.centred = centred;
    double trace = 0;
    for (int i = 0; i < moments.inputs(); i++) {
      trace += Math.max(0, moments.moment(i, i, centred));
    }
    if (moments.samples() == 0 || !Double.isFinite(trace)) {
      throw new FactorizeException(
          "the moments of %d samples have variances that add up to %s;"
                  .formatted(moments.samples(), trace)
              + " expected samples, and a finite sum");
    }
    ridge = trace > 0 ? RIDGE * trace / moments.inputs() : 1;
  }

  /** Square roots of the diagonal: what each column of a matrix weighs by itself. */
  double[] scales() {
    double[] scales = new double[moments.inputs()];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = Math.sqrt(entry(i, i));
    }
    return scales;
  }

  /**
   * The lower triangle L, row major, with {@code L L'} equal to C among these inputs.
   *
   * @param inputs which input stands at each place
   */
  double[] triangle(int[] inputs) {
    int size = inputs.length;
    double[] lower = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = entry(inputs[i], inputs[j]) - Dot.of(lower, i * size, lower, j * size, j);
        lower[i * size + j] =
            i == j ? Math.sqrt(Math.max(rest, ridge * 1e-6)) : rest / lower[j * size + j];
      }
    }
    return lower;
  }

  /**
   * {@code trace(E C E')} without anything added.
   *
   * @param e rows x inputs of the moments, row major
   */
  double squaredNorm(double[] e) {
    int inputs = moments.inputs();
    double sum = 0;
    double[] block = new double[moments.blockSize() * moments.blockSize()];
    for (int first = 0; first < inputs; first += moments.blockSize()) {
      int size = Math.min(moments.blockSize(), inputs - first);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          block[i * size + j] = moments.moment(first + i, first + j, centred);
        }
      }
      for (int row = first; row < e.length; row += inputs) {
        for (int i = 0; i < size; i++) {
          sum += e[row + i] * Dot.of(block, i * size, e, row, size);
        }
      }
    }
    return Math.max(0, sum);
  }

  private double entry(int i, int j) {
    double added = i == j ? ridge : 0;
    if (i >= moments.inputs() || j >= moments.inputs()) {
      return added;
    }
    double moment = moments.moment(i, j, centred);
    return (i == j ? Math.max(0, moment) : moment) + added;
  }
}
