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

import io.github.debutdl4j.chain.DeButChain;

/** Fits the weights of one chain to one matrix. */
public interface ChainFitter {

  /** Fits the weights. */
  ChainFit fit(SweepLimits limits);

  /** A lower bound: no weights of the chain have a smaller squared error. */
  double squaredBound();

  /**
   * The fitter that suits a chain.
   *
   * @param w outputs x inputs, row major, not all zero
   * @param chain without redundant factors
   */
  static ChainFitter of(double[] w, DeButChain chain) {
    if (ChainLayout.isChainable(chain)) {
      return new ChainableFit(w, chain);
    }
    return DisjointPathsFit.suits(chain)
        ? new DisjointPathsFit(w, chain)
        : new MaskedLeastSquaresFit(w, chain);
  }
}
