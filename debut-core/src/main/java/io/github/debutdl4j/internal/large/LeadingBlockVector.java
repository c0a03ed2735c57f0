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

import io.github.debutdl4j.internal.linalg.LeadingSingularVector;
import java.util.Arrays;

/** The leading left singular vector of one block after another; reuses its buffers. */
final class LeadingBlockVector {

  private final LeadingSingularVector leading;
  private final BlockGram gram = new BlockGram();
  private double[] vector = new double[0];
  private double squaredValue;

  LeadingBlockVector(double tolerance) {
    leading = new LeadingSingularVector(tolerance);
  }

  /**
   * Finds the vector of a block; a block of zeros gives the first unit vector.
   *
   * @param base index of the first number of the block
   * @param stride distance between its rows
   */
  void solve(float[] data, int base, int stride, int rows, int columns) {
    if (vector.length < rows) {
      vector = new double[rows];
    }
    gram.take(data, base, stride, rows, columns);
    if (rows == 1 || gram.squares() == 0) {
      Arrays.fill(vector, 0, rows, 0);
      vector[0] = 1;
      squaredValue = gram.squares();
    } else if (columns == 1) {
      double scale = 1 / Math.sqrt(gram.squares());
      for (int i = 0; i < rows; i++) {
        vector[i] = scale * data[base + i * stride];
      }
      squaredValue = gram.squares();
    } else {
      gram.prepare();
      leading.solve(gram, rows, vector);
      squaredValue = Math.min(leading.squaredValue(), gram.squares());
    }
  }

  /** Unit length; numbers beyond the rows of the block have no meaning. */
  double[] vector() {
    return vector;
  }

  /** Square of the largest singular value. */
  double squaredValue() {
    return squaredValue;
  }

  /** Squared Frobenius norm of the block. */
  double squares() {
    return gram.squares();
  }
}
