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
package io.github.debutdl4j.internal.search;

import io.github.debutdl4j.internal.fit.BlockSplit;
import io.github.debutdl4j.internal.fit.PatternTensor;
import io.github.debutdl4j.internal.linalg.DotProduct;
import io.github.debutdl4j.internal.linalg.LeadingSingularVector;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much of a matrix's energy any regular chain through a given link can keep: the best
 * two-factor approximation there, computed once for each link.
 */
final class SplitEnergies implements MatrixEnergies {

  /** Enough for three digits of an error, which is all a search compares. */
  private static final double SEARCH_TOLERANCE = 1e-3;

  private static final double SAMPLE_TOLERANCE = 3e-2;
  private static final double WORK_PER_LINK = 3e6;
  private static final int COSTLY_SIDE = 80;
  private static final int FEWEST_BLOCKS = 4;

  private final PatternTensor target;
  private final double squaredNorm;
  private final Map<Long, Double> known = new ConcurrentHashMap<>();

  /**
   * @param w outputs x inputs, row major, not all zero
   */
  SplitEnergies(double[] w, int outputs, int inputs) {
    target = new PatternTensor(1, 1, outputs, inputs, w);
    squaredNorm = DotProduct.square(w);
  }

  @Override
  public int outputs() {
    return target.rows();
  }

  @Override
  public int inputs() {
    return target.columns();
  }

  PatternTensor target() {
    return target;
  }

  double squaredNorm() {
    return squaredNorm;
  }

  static LeadingSingularVector solver() {
    return new LeadingSingularVector(SEARCH_TOLERANCE);
  }

  @Override
  public double kept(int rows, int columns) {
    return known.computeIfAbsent((long) rows << 32 | columns, key -> compute(rows, columns));
  }

  @Override
  public boolean isExact(int rows, int columns) {
    return fraction(rows, columns) >= 1;
  }

  @Override
  public Map<CandidateChain, Double> keptByFirstFit(List<CandidateChain> chains) {
    return new FirstFitScores(this).kept(chains);
  }

  private double compute(int rows, int columns) {
    double fraction = fraction(rows, columns);
    LeadingSingularVector leading =
        fraction < 1 ? new LeadingSingularVector(SAMPLE_TOLERANCE) : solver();
    BlockSplit split = new BlockSplit(1, target.rows() / rows, target.columns() / columns, leading);
    return Math.min(1, split.keptShare(target, fraction));
  }

  /** Share of the blocks that can be examined at the cost of one link. */
  private double fraction(int rows, int columns) {
    long blocks = (long) (target.rows() / rows) * columns;
    long side = Math.min(Math.min(rows, target.columns() / columns), COSTLY_SIDE);
    double work = (double) target.data().length * side;
    return Math.min(1, Math.max(WORK_PER_LINK / work, (double) FEWEST_BLOCKS / blocks));
  }
}
