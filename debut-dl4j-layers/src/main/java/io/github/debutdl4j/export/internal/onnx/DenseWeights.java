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
package io.github.debutdl4j.export.internal.onnx;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.network.LinearMap;
import java.util.Arrays;

/** The matrix that a map represents. */
final class DenseWeights {

  private DenseWeights() {}

  /** Outputs x inputs, row major, without padding. */
  static float[] of(LinearMap map) {
    if (map.isDense()
        && map.chain().outputs() == map.outputs()
        && map.chain().inputs() == map.inputs()) {
      return map.weights();
    }
    DeButChain chain = map.chain();
    float[] weights = map.weights();
    double[][] factors = new double[chain.length()][];
    for (int l = 0; l < chain.length(); l++) {
      int from = chain.weightOffset(l);
      factors[l] = doubles(weights, from, from + chain.factor(l).parameters());
    }
    double[] product = chain.denseProduct(factors);
    float[] result = new float[map.outputs() * map.inputs()];
    for (int row = 0; row < map.outputs(); row++) {
      for (int column = 0; column < map.inputs(); column++) {
        result[row * map.inputs() + column] = (float) product[row * chain.inputs() + column];
      }
    }
    return result;
  }

  static double[] doubles(float[] numbers, int from, int to) {
    float[] part = Arrays.copyOfRange(numbers, from, to);
    double[] result = new double[part.length];
    for (int i = 0; i < part.length; i++) {
      result[i] = part[i];
    }
    return result;
  }
}
