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
package io.github.debutdl4j.cli.data;

import io.github.debutdl4j.chain.ColumnOrder;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

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
   * @param order how the columns of a filter are numbered; of no account for a matrix
   * @param name where the array comes from; the error names it
   * @throws DataException if the array is neither
   */
  public static WeightMatrix of(INDArray array, ColumnOrder order, String name) {
    if (array.length() > Integer.MAX_VALUE) {
      throw new DataException(name + " has more than 2^31 weights");
    }
    long[] shape = array.shape();
    double[] values = array.dup('c').data().asDouble();
    if (array.rank() == 2) {
      return new WeightMatrix(values, (int) shape[0], (int) shape[1]);
    }
    if (array.rank() != 4) {
      throw new DataException(
          name
              + " has the shape "
              + Arrays.toString(shape)
              + "; expected [outputs, inputs] or a filter [nOut, nIn, kH, kW]");
    }
    int taps = (int) (shape[2] * shape[3]);
    int channels = (int) shape[1];
    return new WeightMatrix(
        flattened(values, (int) shape[0], channels, taps, order), (int) shape[0], channels * taps);
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
