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
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.linalg.DotProduct;
import java.util.Random;

/**
 * Fits a chain whose paths mix: alternating least squares, each factor by conjugate gradients on
 * its own weights, from a fixed random start.
 *
 * <p>The error never grows, but its distance from the optimum is not known; the only lower bound is
 * the norm of the entries that no path reaches.
 */
final class MaskedLeastSquaresFit implements ChainFitter {

  private static final long SEED = 20211206;
  private static final int STEPS = 10;
  private static final double CONVERGED = 1e-12;

  private final double[] w;
  private final DeButChain chain;
  private final double[] root;
  private final double[][] weights;

  /**
   * Starts from fixed random weights.
   *
   * @param w outputs x inputs, row major
   */
  MaskedLeastSquaresFit(double[] w, DeButChain chain) {
    this(w, chain, identity(chain.inputs()), randomWeights(chain));
  }

  /**
   * Fits {@code chain * root} to a matrix.
   *
   * @param w outputs x inputs, row major
   * @param root inputs x inputs, row major
   * @param start weights to start from; not changed
   */
  MaskedLeastSquaresFit(double[] w, DeButChain chain, double[] root, double[][] start) {
    this.w = w;
    this.chain = chain;
    this.root = root;
    weights = new double[start.length][];
    for (int l = 0; l < start.length; l++) {
      weights[l] = start[l].clone();
    }
  }

  /** Multiplications of one sweep, at most. */
  static double workOfSweep(DeButChain chain) {
    double solves = 2.0 * chain.length() - 1;
    return solves * (2 * STEPS + 3) * chain.parameters() * chain.inputs();
  }

  @Override
  public ChainFit fit(SweepLimits limits) {
    double squaredNorm = DotProduct.square(w);
    SweepLoop loop =
        new SweepLoop(limits, () -> Math.sqrt(DotProduct.square(residual()) / squaredNorm));
    loop.run(limits.sweeps(), this::sweep);
    return new ChainFit(weights, false, loop.history());
  }

  @Override
  public double squaredBound() {
    return DotProduct.square(w) - new Supports(chain).squaredNormWithin(w, chain.inputs());
  }

  private static double[] identity(int size) {
    double[] identity = new double[Math.multiplyExact(size, size)];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1;
    }
    return identity;
  }

  private static double[][] randomWeights(DeButChain chain) {
    Random random = new Random(SEED);
    double[][] weights = new double[chain.length()][];
    for (int l = 0; l < weights.length; l++) {
      DeButFactor factor = chain.factor(l);
      weights[l] = new double[factor.parameters()];
      for (int e = 0; e < weights[l].length; e++) {
        weights[l][e] = random.nextGaussian() / Math.sqrt(factor.s());
      }
    }
    return weights;
  }

  private void sweep() {
    for (int l = chain.length() - 1; l >= 0; l--) {
      solve(l);
    }
    for (int l = 1; l < chain.length(); l++) {
      solve(l);
    }
  }

  /** Conjugate gradients on the normal equations of one factor, from the weights it has. */
  private void solve(int l) {
    double[] before = productBefore(l);
    double[] residual = residual();
    double[] gradient = gradient(l, residual, before);
    double[] direction = gradient.clone();
    double slope = DotProduct.square(gradient);
    double enough = slope * CONVERGED;
    for (int step = 0; step < STEPS && slope > enough; step++) {
      double[] image = image(l, direction, before);
      double curvature = DotProduct.square(image);
      if (curvature == 0) {
        break;
      }
      double length = slope / curvature;
      add(length, direction, weights[l]);
      add(-length, image, residual);
      gradient = gradient(l, residual, before);
      double next = DotProduct.square(gradient);
      for (int e = 0; e < direction.length; e++) {
        direction[e] = gradient[e] + next / slope * direction[e];
      }
      slope = next;
    }
  }

  private double[] residual() {
    double[] residual = chain.apply(weights, root, chain.inputs());
    for (int e = 0; e < w.length; e++) {
      residual[e] = w[e] - residual[e];
    }
    return residual;
  }

  /** The product of the root and the factors before l: inputs of factor l x inputs of the chain. */
  private double[] productBefore(int l) {
    double[] product = root;
    for (int before = 0; before < l; before++) {
      product = chain.factor(before).apply(weights[before], product, chain.inputs());
    }
    return product;
  }

  /** The change of the whole product when factor l changes in this direction. */
  private double[] image(int l, double[] direction, double[] before) {
    double[] y = chain.factor(l).apply(direction, before, chain.inputs());
    for (int later = l + 1; later < chain.length(); later++) {
      y = chain.factor(later).apply(weights[later], y, chain.inputs());
    }
    return y;
  }

  /** The adjoint of {@link #image}. */
  private double[] gradient(int l, double[] residual, double[] before) {
    int columns = chain.inputs();
    double[] y = residual;
    for (int later = chain.length() - 1; later > l; later--) {
      y = chain.factor(later).applyTransposed(weights[later], y, columns);
    }
    double[] back = y;
    double[] gradient = new double[weights[l].length];
    chain
        .factor(l)
        .forEachWeight(
            (index, row, column) -> {
              gradient[index] =
                  DotProduct.of(back, row * columns, before, column * columns, columns);
            });
    return gradient;
  }

  private static void add(double scale, double[] x, double[] y) {
    for (int e = 0; e < x.length; e++) {
      y[e] += scale * x[e];
    }
  }
}
