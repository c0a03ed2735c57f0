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

import io.github.debutdl4j.internal.search.CandidateChain;
import io.github.debutdl4j.internal.search.MatrixEnergies;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rates chains for a matrix by some of its blocks, always the same ones, so that a search for a
 * large matrix takes hardly longer than for one of medium size.
 */
final class SampledEnergies implements MatrixEnergies {

  private static final double TOLERANCE = 3e-2;

  /** Numbers to read for a link with narrow blocks; wide ones take more work for each. */
  private static final int NUMBERS_PER_LINK = 1 << 17;

  private static final int WORK_PER_LINK = 1 << 20;
  private static final int COSTLY_SIDE = 128;

  /** Numbers to read for a step of a fit. */
  private static final int NUMBERS_PER_STEP = 1 << 17;

  private static final int NUMBERS_PER_ROUGH_STEP = 1 << 14;

  private final FloatTensor target;
  private final Map<Long, Double> known = new ConcurrentHashMap<>();

  /**
   * @param target {@code [1, 1, outputs, inputs]}, not all zero
   */
  SampledEnergies(FloatTensor target) {
    this.target = target;
  }

  @Override
  public int outputs() {
    return target.rows();
  }

  @Override
  public int inputs() {
    return target.columns();
  }

  @Override
  public double kept(int rows, int columns) {
    Double share = known.get((long) rows << 32 | columns);
    if (share == null) {
      share = compute(rows, columns);
      known.put((long) rows << 32 | columns, share);
    }
    return share;
  }

  @Override
  public Map<CandidateChain, Double> keptByFirstFit(List<CandidateChain> chains) {
    return new SampledFirstFits(target, NUMBERS_PER_STEP).score(chains);
  }

  @Override
  public Map<CandidateChain, Double> keptByRoughFit(List<CandidateChain> chains) {
    return new SampledFirstFits(target, NUMBERS_PER_ROUGH_STEP).score(chains);
  }

  private double compute(int rows, int columns) {
    int freeRows = target.rows() / rows;
    int width = target.columns() / columns;
    Sample sample = Sample.of((long) freeRows * columns, blocksToTake(rows, width));
    LeadingBlockVector solved = new LeadingBlockVector(TOLERANCE);
    double energy = 0;
    double squares = 0;
    for (int n = 0; n < sample.size(); n++) {
      int p = (int) (sample.index(n) % freeRows);
      int g = (int) (sample.index(n) / freeRows);
      int base = p * target.columns() + g * width;
      solved.solve(target.data(), base, freeRows * target.columns(), rows, width);
      energy += solved.squaredValue();
      squares += solved.squares();
    }
    return squares > 0 ? Math.min(1, energy / squares) : 1;
  }

  private static int blocksToTake(int rows, int width) {
    long size = (long) rows * width;
    int side = Math.min(Math.min(rows, width), COSTLY_SIDE);
    int numbers = Math.min(NUMBERS_PER_LINK, WORK_PER_LINK / side);
    return (int) Math.max(Sample.fewest(size), numbers / size);
  }
}
