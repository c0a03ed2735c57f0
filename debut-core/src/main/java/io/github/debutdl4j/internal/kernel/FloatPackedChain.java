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
 * made of. It is used by one call at a time.
 */
final class FloatPackedChain {

  private final ChainMerge merge;
  private final DeButChain shape;
  private final FloatPackedFactor[] factors;
  private final float[][] products = new float[2][0];
  private float[] weights;
  private float[] bias;

  /**
   * @param merged the products of the merge as a chain
   */
  FloatPackedChain(ChainMerge merge, DeButChain merged) {
    this.merge = merge;
    this.shape = merged;
    this.factors = new FloatPackedFactor[merged.length()];
    Arrays.setAll(factors, i -> new FloatPackedFactor(merged.factor(i)));
  }

  /**
   * Multiplies factors out, unless it was made of the same numbers.
   *
   * @param newBias one number per output, missing ones zero; or null
   */
  void update(FloatWeights of, float[] newBias) {
    if (Arrays.equals(weights, of.weights()) && Arrays.equals(bias, newBias)) {
      return;
    }
    weights = copy(of.weights(), weights);
    bias = copy(newBias, bias);
    for (int i = 0; i < factors.length; i++) {
      factors[i].pack(product(i, of), i + 1 == factors.length ? bias : null);
    }
  }

  private static float[] copy(float[] from, float[] to) {
    if (from == null || to == null || to.length != from.length) {
      return from == null ? null : from.clone();
    }
    System.arraycopy(from, 0, to, 0, to.length);
    return to;
  }

  private FloatFactorWeights product(int index, FloatWeights of) {
    FloatFactorWeights product = of.factor(merge.first(index));
    for (int l = merge.first(index) + 1; l < merge.end(index); l++) {
      FloatFactorWeights next = of.factor(l);
      int parameters = ChainMerge.product(product.factor(), next.factor()).parameters();
      if (products[l & 1].length < parameters) {
        products[l & 1] = new float[parameters];
      }
      product = product.times(next, products[l & 1], 0);
    }
    return product;
  }

  DeButChain shape() {
    return shape;
  }

  FloatPackedFactor factor(int l) {
    return factors[l];
  }
}
