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
package io.github.debutdl4j.convert.internal.kind;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Rows that a fully connected layer's matrix is multiplied by. */
final class InputRows {

  private InputRows() {}

  /**
   * Up to {@code most} of the rows of a layer's input, spread over all of them.
   *
   * @param input [rows, features]
   * @param most largest number of rows
   * @return rows x features, row major
   */
  static double[] of(INDArray input, int most) {
    int[] picked = SpreadRows.pick(Math.toIntExact(input.size(0)), most);
    return FilterMatrix.inCOrder(picked.length == input.size(0) ? input : input.getRows(picked));
  }

  /** Up to {@code most} of the steps of time series; see {@link #of}. */
  static double[] ofSteps(INDArray input, RNNFormat format, int most) {
    INDArray stepsFirst = format == RNNFormat.NWC ? input : input.permute(0, 2, 1);
    long rows = stepsFirst.size(0) * stepsFirst.size(1);
    return of(stepsFirst.dup('c').reshape('c', rows, stepsFirst.size(2)), most);
  }
}
