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
package io.github.debutdl4j.export.internal.onnx;

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.LinearMap;
import java.util.List;

/**
 * How long ONNX Runtime takes for a stage on a CPU, in the time of one multiply-add of a large
 * dense product. Measured on chains of 512 x 4608: products of small grids run at a fraction of the
 * dense rate, and moving a number costs as much as tens of multiply-adds.
 *
 * @param positions columns that one example brings
 */
record StageCost(int positions) {

  private static final double MOVE = 12;
  private static final double TRANSPOSE = 32;
  private static final double FEW_OUTPUTS = 8;
  private static final double FEW_INPUTS = 16;
  private static final double CALL = 20_000;

  /** A stage; its inputs must be gathered first where its grids are apart. */
  double of(DeButFactor factor) {
    double products =
        factor.parameters() * (1 + FEW_OUTPUTS / factor.r() + FEW_INPUTS / factor.s());
    double traffic = MOVE * ((double) factor.p() + factor.q());
    double shuffle = factor.t() > 1 ? TRANSPOSE * ((double) factor.q() + factor.p()) : 0;
    return CALL + MOVE * factor.parameters() + positions * (products + traffic + shuffle);
  }

  /** All stages of a chain. */
  double of(List<DeButFactor> factors) {
    return factors.stream().mapToDouble(this::of).sum();
  }

  /** The whole matrix at once. */
  double ofDense(LinearMap map) {
    return of(DeButFactor.dense(map.outputs(), map.inputs()));
  }
}
