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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A factor and its weights {@code [blocks, t, r, s]}; and the merging of neighbours.
 *
 * <p>Two factors with {@code t' = r t} can be merged into one: of {@code r' r} by {@code s' s} with
 * the first one's t. Fewer, larger factors take more multiplications but fewer loads and stores.
 */
record FactorWeights(DeButFactor factor, double[] weights) {

  /** Says what a factor costs. */
  interface Cost {
    double of(DeButFactor factor);
  }

  /** The factors of a chain, neighbours merged where that costs less. */
  static List<FactorWeights> merged(DeButChain chain, float[] weights, Cost cost) {
    int n = chain.length();
    double[] best = new double[n + 1];
    int[] from = new int[n + 1];
    for (int end = 1; end <= n; end++) {
      best[end] = Double.POSITIVE_INFINITY;
      DeButFactor product = null;
      for (int first = end - 1; first >= 0; first--) {
        product = first == end - 1 ? chain.factor(first) : product(chain.factor(first), product);
        if (product == null) {
          break;
        }
        double sum = best[first] + cost.of(product);
        if (sum < best[end]) {
          best[end] = sum;
          from[end] = first;
        }
      }
    }
    List<FactorWeights> factors = new ArrayList<>();
    for (int end = n; end > 0; end = from[end]) {
      FactorWeights product = of(chain, weights, from[end]);
      for (int l = from[end] + 1; l < end; l++) {
        product = product.then(of(chain, weights, l));
      }
      factors.add(0, product);
    }
    return factors;
  }

  private static FactorWeights of(DeButChain chain, float[] weights, int index) {
    DeButFactor factor = chain.factor(index);
    int from = chain.weightOffset(index);
    double[] own = new double[factor.parameters()];
    for (int i = 0; i < own.length; i++) {
      own[i] = weights[from + i];
    }
    return new FactorWeights(factor, own);
  }

  /** The shape of a product, or null if it is not a factor. */
  private static DeButFactor product(DeButFactor first, DeButFactor then) {
    long parameters = (long) then.p() * first.s() * then.s();
    if (then.t() != first.r() * first.t() || parameters > Integer.MAX_VALUE) {
      return null;
    }
    return new DeButFactor(
        then.p(), first.q(), then.r() * first.r(), then.s() * first.s(), first.t());
  }

  /** The product of another factor with this one. */
  private FactorWeights then(FactorWeights other) {
    DeButFactor a = factor;
    DeButFactor b = other.factor;
    DeButFactor c = product(a, b);
    double[] product = new double[c.parameters()];
    int at = 0;
    for (int block = 0; block < c.blocks(); block++) {
      for (int k = 0; k < c.t(); k++) {
        for (int i = 0; i < c.r(); i++) {
          int inner = i % a.r() * a.t() + k;
          for (int j = 0; j < c.s(); j++) {
            int outer = j / a.s();
            product[at++] =
                other.weights[b.weightIndex(block, inner, i / a.r(), outer)]
                    * weights[a.weightIndex(block * b.s() + outer, k, i % a.r(), j % a.s())];
          }
        }
      }
    }
    return new FactorWeights(c, product);
  }

  float[] floats() {
    float[] floats = new float[weights.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) weights[i];
    }
    return floats;
  }

  /** A bias for all outputs of the factor, zero for those beyond. */
  float[] padded(float[] bias) {
    return bias == null ? null : Arrays.copyOf(bias, factor.p());
  }
}
