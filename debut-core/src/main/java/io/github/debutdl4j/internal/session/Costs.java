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
package io.github.debutdl4j.internal.session;

import io.github.debutdl4j.chain.DeButFactor;
import java.util.function.ToDoubleFunction;

/**
 * What factors cost, in cycles of a core with two multiply-add units: for the columns of two
 * vectors, or for a single column. Fitted to measurements with vectors of 16 numbers; only the
 * ratios matter.
 */
final class Costs {

  /** Of a job in addition to its multiplications: its sums begin and end in memory. */
  private static final double JOB_OF_EIGHT = 60;

  private static final double JOB = 50;

  private Costs() {}

  /** Costs over columns side by side. */
  record OfColumns() implements ToDoubleFunction<DeButFactor> {
    @Override
    public double applyAsDouble(DeButFactor factor) {
      return ofColumns(factor);
    }
  }

  /** Costs for one column. */
  record OfColumn(int lanes) implements ToDoubleFunction<DeButFactor> {
    @Override
    public double applyAsDouble(DeButFactor factor) {
      return ofColumn(factor, lanes);
    }
  }

  private static double ofColumns(DeButFactor factor) {
    double jobs = (double) factor.blocks() * factor.t();
    int eights = factor.r() / 8;
    int rest = factor.r() % 8;
    double cost = eights * (JOB_OF_EIGHT + 9.5 * factor.s());
    for (int height = 4; height >= 1; height /= 2) {
      if ((rest & height) != 0) {
        cost += JOB + (4 + 0.75 * height) * factor.s();
      }
    }
    return jobs * cost;
  }

  private static double ofColumn(DeButFactor factor, int lanes) {
    double blocks = factor.blocks();
    int sideBySide = factor.t() == 1 ? factor.r() : factor.t();
    double others = factor.t() == 1 ? 1 : factor.r();
    int wholeVectors = sideBySide / lanes;
    double vectors = wholeVectors + (lanes == 1 ? 0 : sideBySide % lanes * 1.5);
    return blocks * others * (10 + vectors * (4 + factor.s()));
  }
}
