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
package io.github.debutdl4j.internal.fit;

import io.github.debutdl4j.chain.ChainReduction;
import io.github.debutdl4j.chain.DeButChain;
import java.util.function.Function;

/**
 * The weights that were fitted to a whole chain, redundant factors included.
 *
 * @param weights one tensor per factor, first applied first, with balanced norms
 * @param guaranteed whether the error is within a known factor of the best
 * @param history relative error after the first fit, then after each sweep
 * @param squaredBound no weights of the chain have a smaller squared error
 */
public record FittedChain(
    double[][] weights, boolean guaranteed, double[] history, double squaredBound) {

  /** A fit to inputs whose weights are more than this many times the target's is not used. */
  private static final double LARGEST_GROWTH = 1e3;

  /**
   * Fits the chain without its redundant factors, and then splits the merged factors again. Where
   * the fit in the metric gives weights far larger than the target's, all inputs get the same
   * weight.
   *
   * @param target outputs x inputs of the chain, row major, not all zero
   * @param metric how much the error of each input counts; null if all count equally
   */
  public static FittedChain fit(
      double[] target, DeButChain chain, InputMetric metric, SweepLimits limits) {
    ChainReduction reduction = ChainReduction.reduce(chain);
    ChainFitter plain = ChainFitter.of(target, reduction.reduced());
    double bound = plain.squaredBound();
    if (metric != null) {
      InputAwareFit aware = new InputAwareFit(target, reduction.reduced(), metric);
      FittedChain fitted = balanced(reduction, aware.fit(limits), bound);
      if (!fitted.exceeds(target, chain)) {
        return fitted;
      }
    }
    return balanced(reduction, plain.fit(limits), bound);
  }

  /**
   * Fits the chain without its redundant factors, and then splits the merged factors again.
   *
   * @param fitter makes a fitter for the chain without redundant factors
   */
  public static FittedChain fit(
      DeButChain chain, Function<DeButChain, ChainFitter> fitter, SweepLimits limits) {
    ChainReduction reduction = ChainReduction.reduce(chain);
    ChainFitter reduced = fitter.apply(reduction.reduced());
    ChainFit fit = reduced.fit(limits);
    return balanced(reduction, fit, reduced.squaredBound());
  }

  private static FittedChain balanced(ChainReduction reduction, ChainFit fit, double bound) {
    double[][] weights = split(reduction, fit.weights());
    NormBalance.balance(reduction.original(), weights);
    return new FittedChain(weights, fit.guaranteed(), fit.history(), bound);
  }

  /** Whether an entry of the factors or of their product is far larger than the target's. */
  private boolean exceeds(double[] target, DeButChain chain) {
    double limit = LARGEST_GROWTH * largest(target);
    for (double[] factor : weights) {
      if (!(largest(factor) <= Math.max(limit, LARGEST_GROWTH))) {
        return true;
      }
    }
    return !(largest(chain.denseProduct(weights)) <= limit);
  }

  private static double largest(double[] entries) {
    double largest = 0;
    for (double entry : entries) {
      largest = Double.isNaN(entry) ? Double.NaN : Math.max(largest, Math.abs(entry));
    }
    return largest;
  }

  /** Writes each merged factor as the product of the factors it replaces, without loss. */
  private static double[][] split(ChainReduction reduction, double[][] weights) {
    double[][] all = new double[reduction.original().length()][];
    for (int g = 0; g < weights.length; g++) {
      int first = reduction.firstOfGroup().get(g);
      DeButChain group = reduction.group(g);
      double[][] parts =
          group.length() == 1
              ? new double[][] {weights[g]}
              : ChainableFit.exactly(group, weights[g]);
      System.arraycopy(parts, 0, all, first, parts.length);
    }
    return all;
  }
}
