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
package io.github.debutdl4j.internal.session;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.kernel.factor.DoubleFactorWeights;
import io.github.debutdl4j.internal.kernel.plan.ChainMerge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A factor of a chain whose neighbours were merged where that costs less.
 *
 * @param weights {@code [blocks, t, r, s]}
 */
record MergedFactor(DeButFactor factor, float[] weights) {

  /** The factors of a chain after merging, the first applied first. */
  static List<MergedFactor> of(
      DeButChain chain, float[] weights, ToDoubleFunction<DeButFactor> cost) {
    ChainMerge merge = ChainMerge.cheapest(chain, cost);
    List<MergedFactor> factors = new ArrayList<>();
    for (int i = 0; i < merge.length(); i++) {
      int first = merge.first(i);
      if (merge.end(i) == first + 1) {
        DeButFactor factor = chain.factor(first);
        int from = chain.weightOffset(first);
        float[] own = Arrays.copyOfRange(weights, from, from + factor.parameters());
        factors.add(new MergedFactor(factor, own));
        continue;
      }
      DoubleFactorWeights product = exact(chain, weights, first);
      for (int l = first + 1; l < merge.end(i); l++) {
        DeButFactor shape = ChainMerge.product(product.factor(), chain.factor(l));
        product = product.times(exact(chain, weights, l), new double[shape.parameters()], 0);
      }
      factors.add(new MergedFactor(product.factor(), floats(product.weights())));
    }
    return factors;
  }

  private static DoubleFactorWeights exact(DeButChain chain, float[] weights, int index) {
    DeButFactor factor = chain.factor(index);
    int from = chain.weightOffset(index);
    double[] own = new double[factor.parameters()];
    for (int i = 0; i < own.length; i++) {
      own[i] = weights[from + i];
    }
    return new DoubleFactorWeights(factor, own, 0);
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  /** A bias for all outputs of the factor, zero for those beyond. */
  float[] padded(float[] bias) {
    return bias == null ? null : Arrays.copyOf(bias, factor.p());
  }
}
