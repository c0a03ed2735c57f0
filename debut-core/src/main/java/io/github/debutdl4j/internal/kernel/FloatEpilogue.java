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

import io.github.debutdl4j.internal.kernel.activation.FloatActivation;
import io.github.debutdl4j.internal.kernel.activation.FloatIdentity;

/**
 * What is applied to the product of a chain: a bias and an activation.
 *
 * @param bias one number per output, or null
 */
public record FloatEpilogue(float[] bias, FloatActivation activation) {

  /** No bias and no activation. */
  public static final FloatEpilogue NONE = new FloatEpilogue(null, new FloatIdentity());

  /** Whether there is no activation, so that the derivative is one everywhere. */
  boolean isLinear() {
    return activation instanceof FloatIdentity;
  }

  /** Adds the bias of an output to its row and applies the activation. */
  void apply(int output, float[] row, int columns) {
    addBias(output, row, columns);
    activation.apply(row, 0, columns);
  }

  /** Turns the epsilon after the activation into the one before it. */
  void backprop(int output, float[] product, float[] epsilon, int columns) {
    addBias(output, product, columns);
    activation.backprop(product, epsilon, 0, columns);
  }

  /** The same for one column of all outputs. */
  void applyToColumn(float[] column, int outputs) {
    for (int i = 0; bias != null && i < outputs; i++) {
      column[i] += bias[i];
    }
    activation.apply(column, 0, outputs);
  }

  private void addBias(int output, float[] row, int columns) {
    float added = bias == null ? 0 : bias[output];
    if (added != 0) {
      for (int c = 0; c < columns; c++) {
        row[c] += added;
      }
    }
  }
}
