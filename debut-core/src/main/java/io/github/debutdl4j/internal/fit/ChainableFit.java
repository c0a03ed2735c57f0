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
import io.github.debutdl4j.internal.linalg.LeadingSingularVector;

/** Fits a chain in which every two neighbours multiply to a factor again. */
final class ChainableFit implements ChainFitter {

  /** Residual at which the vectors of a block count as found. */
  private static final double VECTOR_TOLERANCE = 1e-9;

  private final ChainLayout layout;
  private final PatternTensor target;
  private final double squaredNorm;
  private final double offSupport;
  private final LeadingSingularVector leading = new LeadingSingularVector(VECTOR_TOLERANCE);

  /**
   * @param w outputs x inputs, row major
   */
  ChainableFit(double[] w, DeButChain chain) {
    layout = ChainLayout.of(chain);
    target = SupportGather.gather(w, layout);
    squaredNorm = DotProduct.square(w);
    offSupport = Math.max(0, squaredNorm - target.squaredNorm());
  }

  /** Splits from both ends, keeps the better, and polishes it. */
  @Override
  public ChainFit fit(SweepLimits limits) {
    CanonicalSweeps sweeps = firstFit();
    SweepLoop loop = new SweepLoop(limits, () -> relativeError(sweeps));
    loop.run(limits.sweeps(), sweeps::sweepFactors);
    loop.run(limits.pairSweeps(), sweeps::sweepPairs);
    return new ChainFit(SupportGather.factorWeights(sweeps.factors()), true, loop.history());
  }

  /** Writes a matrix of the chain's own pattern as the product of its factors, without loss. */
  static double[][] exactly(DeButChain chain, double[] weightsOfProduct) {
    ChainLayout layout = ChainLayout.of(chain);
    PatternTensor target =
        new PatternTensor(
            layout.blocks(), layout.diagonal(), layout.rows(), layout.columns(), weightsOfProduct);
    CanonicalSweeps sweeps =
        new CanonicalSweeps(layout, target, new LeadingSingularVector(VECTOR_TOLERANCE));
    sweeps.splitLeftToRight();
    return SupportGather.factorWeights(sweeps.factors());
  }

  private CanonicalSweeps firstFit() {
    CanonicalSweeps fromLeft = new CanonicalSweeps(layout, target, leading);
    fromLeft.splitLeftToRight();
    if (layout.length() < 3) {
      return fromLeft;
    }
    CanonicalSweeps fromRight = new CanonicalSweeps(layout, target, leading);
    fromRight.splitRightToLeft();
    return fromLeft.energy() >= fromRight.energy() ? fromLeft : fromRight;
  }

  private double relativeError(CanonicalSweeps sweeps) {
    double squaredError = Math.max(0, target.squaredNorm() - sweeps.energy()) + offSupport;
    return squaredNorm > 0 ? Math.sqrt(squaredError / squaredNorm) : 0;
  }

  /** The largest of the best two-factor errors over all splits. */
  @Override
  public double squaredBound() {
    double worst = 0;
    for (int l = 0; l + 1 < layout.length(); l++) {
      BlockSplit split =
          new BlockSplit(layout.link(l), layout.rowsRightOf(l), layout.columnsRightOf(l), leading);
      worst = Math.max(worst, target.squaredNorm() - split.energy(target));
    }
    return worst + offSupport;
  }
}
