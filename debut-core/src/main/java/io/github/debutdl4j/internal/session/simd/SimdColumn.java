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
package io.github.debutdl4j.internal.session.simd;

import io.github.debutdl4j.internal.session.kernel.VectorFactor;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Outputs of a factor for one column, side by side in vectors: biases first, then the weights of
 * one input after another, a step apart.
 */
final class SimdColumn {

  private static final VectorSpecies<Float> SPECIES = SimdSessionKernels.SPECIES;
  private static final int LANES = SimdSessionKernels.LANES;

  private SimdColumn() {}

  /** Four vectors of outputs of a panel, each input for all of them. */
  static void fourPanels(VectorFactor factor, int weight, int step, float[] array, int x, int y) {
    float[] w = factor.weights();
    FloatVector a = FloatVector.fromArray(SPECIES, w, weight);
    FloatVector b = FloatVector.fromArray(SPECIES, w, weight + LANES);
    FloatVector c = FloatVector.fromArray(SPECIES, w, weight + 2 * LANES);
    FloatVector d = FloatVector.fromArray(SPECIES, w, weight + 3 * LANES);
    int inputs = factor.shape().s();
    for (int j = 0, p = weight + step; j < inputs; j++, p += step) {
      FloatVector u = FloatVector.broadcast(SPECIES, array[x + j]);
      a = FloatVector.fromArray(SPECIES, w, p).fma(u, a);
      b = FloatVector.fromArray(SPECIES, w, p + LANES).fma(u, b);
      c = FloatVector.fromArray(SPECIES, w, p + 2 * LANES).fma(u, c);
      d = FloatVector.fromArray(SPECIES, w, p + 3 * LANES).fma(u, d);
    }
    a.intoArray(array, y);
    b.intoArray(array, y + LANES);
    c.intoArray(array, y + 2 * LANES);
    d.intoArray(array, y + 3 * LANES);
  }

  /** One vector of outputs; with diagonals each has its own input. */
  static void one(VectorFactor factor, int weight, int step, float[] array, int x, int y) {
    float[] w = factor.weights();
    FloatVector sum = FloatVector.fromArray(SPECIES, w, weight);
    int inputs = factor.shape().s();
    int t = factor.shape().t();
    if (factor.inPanels()) {
      for (int j = 0, p = weight + step; j < inputs; j++, p += step) {
        FloatVector u = FloatVector.broadcast(SPECIES, array[x + j]);
        sum = FloatVector.fromArray(SPECIES, w, p).fma(u, sum);
      }
    } else {
      for (int j = 0, p = weight + step; j < inputs; j++, p += step) {
        FloatVector u = FloatVector.fromArray(SPECIES, array, x + j * t);
        sum = FloatVector.fromArray(SPECIES, w, p).fma(u, sum);
      }
    }
    sum.intoArray(array, y);
  }
}
