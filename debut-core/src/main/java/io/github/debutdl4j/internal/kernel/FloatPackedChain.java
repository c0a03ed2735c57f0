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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.kernel.factor.FloatFactorWeights;
import io.github.debutdl4j.internal.kernel.factor.FloatPackedFactor;
import io.github.debutdl4j.internal.kernel.plan.ChainMerge;
import java.util.Arrays;

/**
 * A chain whose neighbouring factors are multiplied out, with the weights and the bias that it was
 * made of.
 */
final class FloatPackedChain {

  private final DeButChain shape;
  private final FloatPackedFactor[] factors;
  private final float[] weights;
  private final float[] bias;

  /**
   * @param bias one number per output, as many as are needed, or null
   */
  FloatPackedChain(ChainMerge merge, DeButChain merged, FloatWeights of, float[] bias) {
    this.shape = merged;
    this.weights = of.weights().clone();
    this.bias = bias == null ? null : bias.clone();
    this.factors = new FloatPackedFactor[merged.length()];
    for (int i = 0; i < factors.length; i++) {
      FloatFactorWeights product = of.factor(merge.first(i));
      for (int l = merge.first(i) + 1; l < merge.end(i); l++) {
        FloatFactorWeights next = of.factor(l);
        int parameters = ChainMerge.product(product.factor(), next.factor()).parameters();
        product = product.times(next, new float[parameters], 0);
      }
      boolean last = i + 1 == factors.length;
      float[] padded = last && bias != null ? Arrays.copyOf(bias, product.factor().p()) : null;
      factors[i] = new FloatPackedFactor(product, padded);
    }
  }

  /** Whether it was made of these numbers. */
  boolean isOf(float[] otherWeights, float[] otherBias) {
    return Arrays.equals(weights, otherWeights) && Arrays.equals(bias, otherBias);
  }

  DeButChain shape() {
    return shape;
  }

  FloatPackedFactor factor(int l) {
    return factors[l];
  }
}
