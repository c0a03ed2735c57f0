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

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.kernel.plan.ChainMerge;

/**
 * A factor and its weights.
 *
 * @param weights {@code [blocks, t, r, s]} from a place on
 * @param from that place
 */
public record FloatFactorWeights(DeButFactor factor, float[] weights, int from) {

  /**
   * Multiplies this factor out with the one that follows it.
   *
   * @param next its t is this factor's r times t
   * @param to receives the product's weights
   * @param at the first one's place
   */
  public FloatFactorWeights times(FloatFactorWeights next, float[] to, int at) {
    DeButFactor product = ChainMerge.product(factor, next.factor);
    int t = factor.t();
    int r = factor.r();
    int s = factor.s();
    int outputs = next.factor.r();
    int inputs = next.factor.s();
    for (int bk = 0; bk < product.blocks() * t; bk++) {
      int k = bk % t;
      int block = bk / t;
      for (int inner = 0; inner < r; inner++) {
        int own = from + ((block * inputs * t + k) * r + inner) * s;
        int diagonal = inner * t + k;
        for (int outer = 0; outer < outputs; outer++) {
          int scale = next.from + ((block * r * t + diagonal) * outputs + outer) * inputs;
          int place = at + ((bk * outputs + outer) * r + inner) * inputs * s;
          for (int j = 0; j < inputs; j++) {
            scaled(next.weights[scale + j], own + j * t * r * s, to, place + j * s);
          }
        }
      }
    }
    return new FloatFactorWeights(product, to, at);
  }

  /** Writes a multiple of an output's weights. */
  private void scaled(float scale, int inner, float[] to, int at) {
    for (int j = 0; j < factor.s(); j++) {
      to[at + j] = scale * weights[inner + j];
    }
  }
}
