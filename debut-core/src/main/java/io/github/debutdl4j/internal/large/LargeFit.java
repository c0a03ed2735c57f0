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
package io.github.debutdl4j.internal.large;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.fit.ChainFit;
import io.github.debutdl4j.internal.fit.ChainFitter;
import io.github.debutdl4j.internal.fit.ChainLayout;
import io.github.debutdl4j.internal.fit.SweepLimits;
import io.github.debutdl4j.internal.fit.SweepLoop;

/** Fits a regular chain to a large matrix in single precision. */
final class LargeFit implements ChainFitter {

  /** Residual at which the vector of a block counts as found; an energy errs by its square. */
  private static final double VECTOR_TOLERANCE = 1e-4;

  /** Share of the energy that rounding in single precision may hide from the lower bound. */
  private static final double ROUNDING = 4e-6;

  private final ChainLayout layout;
  private final FloatTensor target;
  private final double squaredNorm;
  private double leastEnergyOfEnds;

  /**
   * @param target {@code [1, 1, outputs, inputs]}
   * @param squaredNorm of the target
   * @param chain regular, without redundant factors
   */
  LargeFit(FloatTensor target, double squaredNorm, DeButChain chain) {
    this.target = target;
    this.squaredNorm = squaredNorm;
    layout = ChainLayout.of(chain);
    leastEnergyOfEnds = squaredNorm;
  }

  /** Splits from both ends, keeps the better, and improves it by sweeps. */
  @Override
  public ChainFit fit(SweepLimits limits) {
    if (layout.length() == 1) {
      return new ChainFit(new double[][] {target.toDoubles()}, true, new double[] {0});
    }
    LargeSweeps sweeps = new LargeSweeps(layout, target, VECTOR_TOLERANCE);
    sweeps.split();
    leastEnergyOfEnds = sweeps.firstEnergy();
    if (layout.length() > 2) {
      splitFromTheOtherEnd(sweeps);
    }
    SweepLoop loop = new SweepLoop(limits, () -> relativeError(sweeps.energy()));
    if (layout.length() > 2) { // a single split is the best there is
      loop.run(limits.sweeps(), sweeps::sweepFactors);
      loop.run(limits.pairSweeps(), sweeps::sweepPairs);
    }
    return new ChainFit(weights(sweeps.factors()), true, loop.history());
  }

  private void splitFromTheOtherEnd(LargeSweeps sweeps) {
    FloatTensor[] fromLeft = sweeps.factorsAsTheyStand();
    double energyFromLeft = sweeps.energy();
    sweeps.turn();
    sweeps.split();
    leastEnergyOfEnds = Math.min(leastEnergyOfEnds, sweeps.firstEnergy());
    if (energyFromLeft >= sweeps.energy()) {
      sweeps.turn();
      sweeps.setFactors(fromLeft);
    }
  }

  private double relativeError(double energy) {
    return Math.sqrt(Math.max(0, squaredNorm - energy) / squaredNorm);
  }

  private static double[][] weights(FloatTensor[] factors) {
    double[][] weights = new double[factors.length][];
    for (int l = 0; l < factors.length; l++) {
      weights[factors.length - 1 - l] = factors[l].toDoubles();
    }
    return weights;
  }

  /**
   * The largest of the best two-factor errors over all splits; those at both ends are known from
   * the fit.
   */
  @Override
  public double squaredBound() {
    double least = leastEnergyOfEnds;
    for (int l = 1; l + 2 < layout.length(); l++) {
      LargeSplit split =
          new LargeSplit(layout.rowsRightOf(l), layout.columnsRightOf(l), VECTOR_TOLERANCE);
      least = Math.min(least, split.energy(target));
    }
    return Math.max(0, squaredNorm * (1 - ROUNDING) - least);
  }
}
