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
import io.github.debutdl4j.internal.linalg.DotProduct;

/**
 * Fits an irregular chain in which at most one path leads from each input to each output.
 *
 * <p>The entries that pass through one intermediate value then form a block that no other shares,
 * so everything that is true of regular chains is true here, block by block. ("Spurious valleys,
 * NP-hardness, and tractability of sparse matrix factorization with fixed support", SIMAX 2023,
 * theorem 3.8, for the two-factor step.)
 */
final class DisjointPathsFit implements ChainFitter {

  private final double[] w;
  private final DeButChain chain;

  /**
   * @param w outputs x inputs, row major
   */
  DisjointPathsFit(double[] w, DeButChain chain) {
    this.w = w;
    this.chain = chain;
  }

  static boolean suits(DeButChain chain) {
    return chain.pathsPerEntry() <= 1;
  }

  /** Splits from both ends, keeps the better, and polishes it. */
  @Override
  public ChainFit fit(SweepLimits limits) {
    PathSweeps fromLeft = new PathSweeps(w, chain);
    fromLeft.splitLeftToRight();
    PathSweeps fromRight = new PathSweeps(w, chain);
    fromRight.splitRightToLeft();
    PathSweeps sweeps = fromLeft.energy() >= fromRight.energy() ? fromLeft : fromRight;
    double squaredNorm = DotProduct.square(w);
    SweepLoop loop =
        new SweepLoop(
            limits, () -> Math.sqrt(Math.max(0, squaredNorm - sweeps.energy()) / squaredNorm));
    loop.run(limits.sweeps(), sweeps::sweepFactors);
    return new ChainFit(sweeps.weights(), true, loop.history());
  }

  @Override
  public double squaredBound() {
    return DotProduct.square(w) - new PathSweeps(w, chain).leastSplitEnergy();
  }
}
