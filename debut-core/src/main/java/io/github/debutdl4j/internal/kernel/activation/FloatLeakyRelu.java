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
package io.github.debutdl4j.internal.kernel.activation;

/** Leaky ReLU: numbers below zero are multiplied by a small slope. */
final class FloatLeakyRelu implements FloatActivation {

  private final float slope;
  private final float derivative;

  /**
   * @param slope below zero
   */
  FloatLeakyRelu(float slope) {
    this.slope = slope;
    this.derivative = Elementary.single(slope);
  }

  @Override
  public void apply(float[] row, int from, int to) {
    for (int i = from; i < to; i++) {
      float x = row[i];
      row[i] = x > 0 ? x : slope * x;
    }
  }

  @Override
  public void backprop(float[] z, float[] epsilon, int from, int to) {
    for (int i = from; i < to; i++) {
      epsilon[i] *= z[i] >= 0 ? 1 : derivative;
    }
  }
}
