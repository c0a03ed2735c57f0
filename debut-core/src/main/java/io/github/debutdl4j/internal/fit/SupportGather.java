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
package io.github.debutdl4j.internal.fit;

/** Moves numbers between a dense matrix and the pattern of a chainable chain's product. */
final class SupportGather {

  private SupportGather() {}

  /**
   * Copies the entries of a matrix that are on the pattern.
   *
   * @param w outputs x inputs, row major
   */
  static PatternTensor gather(double[] w, ChainLayout layout) {
    PatternTensor t =
        PatternTensor.zeros(layout.blocks(), layout.diagonal(), layout.rows(), layout.columns());
    int inputs = t.blocks() * t.columns() * t.diagonal();
    int at = 0;
    for (int a = 0; a < t.blocks(); a++) {
      for (int d = 0; d < t.diagonal(); d++) {
        for (int i = 0; i < t.rows(); i++) {
          int row = ((a * t.rows() + i) * t.diagonal() + d) * inputs;
          for (int j = 0; j < t.columns(); j++) {
            t.data()[at++] = w[row + (a * t.columns() + j) * t.diagonal() + d];
          }
        }
      }
    }
    return t;
  }

  /** Weight tensors of factors, first applied first, from those of a layout, left-most first. */
  static double[][] factorWeights(PatternTensor[] factors) {
    double[][] weights = new double[factors.length][];
    for (int l = 0; l < factors.length; l++) {
      weights[factors.length - 1 - l] = factors[l].data().clone();
    }
    return weights;
  }
}
