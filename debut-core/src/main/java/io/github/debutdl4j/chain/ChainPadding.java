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
package io.github.debutdl4j.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds a chain for a size that does not factor well, such as 10 or 101 outputs, by way of a
 * slightly larger size that does.
 *
 * <p>A layer with such a chain feeds zeros to the extra inputs and drops the extra outputs. All
 * weights of the larger chain count as parameters, including those that only meet padding.
 */
public final class ChainPadding {

  /** Share by which a padded chain must beat the best exact one, to be worth its extra rows. */
  private static final double WORTH_IT = 1.10;

  private static final int[] GRANULARITIES = {2, 3, 4, 8, 16, 32, 64};

  private ChainPadding() {}

  /** A larger size for a matrix. */
  public record Size(int outputs, int inputs) {}

  /**
   * The size itself, and nearby sizes with more divisors: outputs and inputs rounded up to
   * multiples of 2, 3, 4, 8, ... 64, by at most a quarter of the size or six.
   *
   * @param m outputs
   * @param n inputs
   * @return sizes of at least {@code m x n}, the exact one first
   */
  public static List<Size> candidates(int m, int n) {
    ChainSearch.checkSizes(m, n);
    List<Size> sizes = new ArrayList<>();
    for (int outputs : roundedUp(m)) {
      for (int inputs : roundedUp(n)) {
        sizes.add(new Size(outputs, inputs));
      }
    }
    return sizes;
  }

  /**
   * The most expressive chain within a budget for this size or a nearby larger one, the larger one
   * only where it keeps clearly more of a random matrix.
   *
   * @param m outputs
   * @param n inputs
   * @param maxParameters most parameters, padding included
   * @return a chain of at least {@code m} outputs and {@code n} inputs
   * @throws ChainException if no chain fits the budget
   */
  public static DeButChain best(int m, int n, long maxParameters) {
    DeButChain best = ChainSearch.best(m, n, maxParameters);
    double toBeat = WORTH_IT * ChainSearch.expressivity(best);
    for (Size size : candidates(m, n)) {
      DeButChain chain = bestOrNull(size, maxParameters);
      if (chain != null && ChainSearch.expressivity(chain) > toBeat) {
        best = chain;
        toBeat = ChainSearch.expressivity(chain);
      }
    }
    return best;
  }

  private static DeButChain bestOrNull(Size size, long maxParameters) {
    return ChainSearch.canFit(size.outputs(), size.inputs(), maxParameters)
        ? ChainSearch.best(size.outputs(), size.inputs(), maxParameters)
        : null;
  }

  private static Set<Integer> roundedUp(int size) {
    int limit = size + Math.max(size / 4, 6);
    Set<Integer> sizes = new TreeSet<>();
    sizes.add(size);
    for (int granularity : GRANULARITIES) {
      long rounded = ((long) size + granularity - 1) / granularity * granularity;
      if (rounded <= limit) {
        sizes.add((int) rounded);
      }
    }
    return sizes;
  }
}
