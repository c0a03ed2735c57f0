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
package io.github.debutdl4j.cli.npy;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.cli.data.DataException;
import java.util.Arrays;

/**
 * The weights of one linear layer as a matrix of outputs x inputs.
 *
 * @param values row major
 */
public record WeightMatrix(double[] values, int outputs, int inputs) {

  /**
   * Takes a matrix {@code [outputs, inputs]} as it is and flattens a filter {@code [nOut, nIn, kH,
   * kW]}.
   *
   * @param order how the columns of a filter are numbered; ignored for a matrix
   * @param name where the array comes from; the error names it
   * @throws DataException if the array is neither
   */
  public static WeightMatrix of(NpyArray array, ColumnOrder order, String name) {
    int[] shape = array.shape();
    boolean isFilter = shape.length == 4;
    if (shape.length != 2 && !isFilter || array.values().length == 0) {
      throw new DataException(
          name
              + " has the shape "
              + Arrays.toString(shape)
              + "; expected [outputs, inputs] or a filter [nOut, nIn, kH, kW]");
    }
    if (!isFilter) {
      return new WeightMatrix(array.values(), shape[0], shape[1]);
    }
    int taps = shape[2] * shape[3];
    return new WeightMatrix(
        flattened(array.values(), shape[0], shape[1], taps, order), shape[0], shape[1] * taps);
  }

  private static double[] flattened(
      double[] filter, int outputs, int channels, int taps, ColumnOrder order) {
    double[] matrix = new double[filter.length];
    int columns = channels * taps;
    for (int i = 0; i < outputs; i++) {
      for (int c = 0; c < channels; c++) {
        for (int tap = 0; tap < taps; tap++) {
          matrix[i * columns + order.column(c, tap, channels, taps)] =
              filter[i * columns + c * taps + tap];
        }
      }
    }
    return matrix;
  }
}
