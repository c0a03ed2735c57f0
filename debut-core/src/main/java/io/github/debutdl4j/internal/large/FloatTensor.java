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
package io.github.debutdl4j.internal.large;

import io.github.debutdl4j.chain.DeButFactor;

/**
 * The numbers of a matrix on the pattern of a factor, {@code [blocks, diagonal, rows, columns]} in
 * c order, in single precision.
 */
record FloatTensor(int blocks, int diagonal, int rows, int columns, float[] data) {

  static FloatTensor zeros(int blocks, int diagonal, int rows, int columns) {
    int size = Math.multiplyExact(Math.multiplyExact(blocks, diagonal), rows);
    return new FloatTensor(
        blocks, diagonal, rows, columns, new float[Math.multiplyExact(size, columns)]);
  }

  /** Copies the weights of a factor. */
  static FloatTensor of(DeButFactor factor, double[] weights) {
    float[] data = new float[weights.length];
    for (int e = 0; e < data.length; e++) {
      data[e] = (float) weights[e];
    }
    return new FloatTensor(factor.blocks(), factor.t(), factor.r(), factor.s(), data);
  }

  double[] toDoubles() {
    double[] doubles = new double[data.length];
    for (int e = 0; e < doubles.length; e++) {
      doubles[e] = data[e];
    }
    return doubles;
  }

  double squaredNorm() {
    return SquaredNorm.of(data);
  }
}
