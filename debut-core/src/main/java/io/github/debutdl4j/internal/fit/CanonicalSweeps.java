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

import io.github.debutdl4j.internal.linalg.LeadingSingularVector;

/**
 * Fits the factors of a chainable chain to a target: one hierarchical pass of block decompositions,
 * then sweeps of alternating least squares in both directions.
 *
 * <p>After every pass all factors but the right-most have orthonormal columns, so the squared error
 * is the target's squared norm less that of the right-most factor, and the best weights of a factor
 * are the plain projection of the target: O(outputs x inputs) for a pass, no division. The errors
 * of the steps of the first pass add in squares, each at most the best two-factor error of its
 * split. ("Butterfly factorization with error guarantees", theorem 6.2, here for one direction.)
 */
final class CanonicalSweeps {

  /** How the left factor of each step is found. */
  private enum Step {
    SPLIT_ALL,
    SPLIT_PAIR,
    PROJECT
  }

  private final LeadingSingularVector leading;
  private ChainLayout layout;
  private ChainLayout otherLayout;
  private PatternTensor target;
  private PatternTensor otherTarget;
  private PatternTensor[] factors;
  private boolean mirrored;

  /**
   * @param target the wanted product, on its pattern
   */
  CanonicalSweeps(ChainLayout layout, PatternTensor target, LeadingSingularVector leading) {
    this.layout = layout;
    this.target = target;
    this.leading = leading;
    otherLayout = layout.mirrored();
  }

  /** One hierarchical pass from the left-most factor to the right. */
  void splitLeftToRight() {
    pass(Step.SPLIT_ALL);
  }

  /** One hierarchical pass from the right-most factor to the left. */
  void splitRightToLeft() {
    turn();
    pass(Step.SPLIT_ALL);
  }

  /**
   * One sweep in both directions; each factor in turn gets its best weights with the others fixed.
   */
  void sweepFactors() {
    turnWithFactors();
    pass(Step.PROJECT);
    turnWithFactors();
    pass(Step.PROJECT);
  }

  /** One sweep in both directions; each pair of neighbours in turn gets its best weights. */
  void sweepPairs() {
    turnWithFactors();
    pass(Step.SPLIT_PAIR);
    turnWithFactors();
    pass(Step.SPLIT_PAIR);
  }

  /** Squared norm of the current product; the squared error is the target's less this. */
  double energy() {
    return factors[factors.length - 1].squaredNorm();
  }

  /** Weights of all factors, left-most first, in the original layout. */
  PatternTensor[] factors() {
    return mirrored ? Mirror.factors(layout, factors) : factors.clone();
  }

  private void pass(Step step) {
    int last = layout.length() - 1;
    PatternTensor[] fitted = new PatternTensor[last + 1];
    PatternTensor rest = target;
    for (int l = 0; l < last; l++) {
      PatternTensor local = localTarget(rest, l, step);
      fitted[l] = step == Step.PROJECT ? local : split(local, l);
      if (step == Step.PROJECT) {
        Orthonormal.columns(local, layout.link(l));
      }
      rest = Contraction.left(rest, fitted[l], layout.link(l));
    }
    fitted[last] = rest;
    factors = fitted;
  }

  /** What remains for factor l (and its right neighbour) once the factors beyond are taken out. */
  private PatternTensor localTarget(PatternTensor rest, int l, Step step) {
    if (step == Step.SPLIT_ALL) {
      return rest;
    }
    int stay = step == Step.PROJECT ? l : l + 1;
    PatternTensor local = rest;
    for (int right = layout.length() - 1; right > stay; right--) {
      local = Contraction.right(local, factors[right], layout.link(right - 1));
    }
    return local;
  }

  private PatternTensor split(PatternTensor local, int l) {
    int freeRows = layout.factor(l).t() / local.diagonal();
    int groups = layout.factor(l).s() / layout.link(l);
    return new BlockSplit(layout.link(l), freeRows, local.columns() / groups, leading)
        .leftFactor(local);
  }

  private void turnWithFactors() {
    factors = Mirror.factors(layout, factors);
    turn();
  }

  private void turn() {
    if (otherTarget == null) {
      otherTarget = Mirror.target(layout, target);
    }
    PatternTensor aside = target;
    target = otherTarget;
    otherTarget = aside;
    ChainLayout layoutAside = layout;
    layout = otherLayout;
    otherLayout = layoutAside;
    mirrored = !mirrored;
  }
}
