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
package io.github.debutdl4j.internal.kernel.plan;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Which neighbouring factors of a chain to multiply out before it is applied. Fewer, larger factors
 * take more multiplications but fewer loads and stores.
 *
 * <p>Two factors with {@code t' = r t} make one again: of {@code r' r} by {@code s' s} with the
 * first one's t.
 */
public final class ChainMerge {

  private final DeButChain chain;
  private final List<Integer> firsts;

  private ChainMerge(DeButChain chain, List<Integer> firsts) {
    this.chain = chain;
    this.firsts = firsts;
  }

  /** The merge whose factors together cost least. */
  public static ChainMerge cheapest(DeButChain chain, ToDoubleFunction<DeButFactor> cost) {
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
        double sum = best[first] + cost.applyAsDouble(product);
        if (sum < best[end]) {
          best[end] = sum;
          from[end] = first;
        }
      }
    }
    List<Integer> firsts = new ArrayList<>();
    for (int end = n; end > 0; end = from[end]) {
      firsts.add(from[end]);
    }
    Collections.reverse(firsts);
    return new ChainMerge(chain, firsts);
  }

  /**
   * The shape of the product of two factors, or null if it is not a factor.
   *
   * @param first the one applied first
   */
  public static DeButFactor product(DeButFactor first, DeButFactor then) {
    long parameters = (long) then.p() * first.s() * then.s();
    if (then.t() != first.r() * first.t() || parameters > Integer.MAX_VALUE) {
      return null;
    }
    return new DeButFactor(
        then.p(), first.q(), then.r() * first.r(), then.s() * first.s(), first.t());
  }

  /** How many factors there are after the merge. */
  public int length() {
    return firsts.size();
  }

  /** Index in the chain of the first factor of a product. */
  public int first(int product) {
    return firsts.get(product);
  }

  /** Index in the chain after the last factor of a product. */
  public int end(int product) {
    return product + 1 < firsts.size() ? firsts.get(product + 1) : chain.length();
  }

  /** The products as a chain. */
  public DeButChain merged() {
    List<DeButFactor> factors = new ArrayList<>();
    for (int i = 0; i < length(); i++) {
      DeButFactor product = chain.factor(first(i));
      for (int l = first(i) + 1; l < end(i); l++) {
        product = product(product, chain.factor(l));
      }
      factors.add(product);
    }
    return new DeButChain(factors);
  }
}
