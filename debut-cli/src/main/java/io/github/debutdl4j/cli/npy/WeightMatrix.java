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
import io.github.debutdl4j.factorize.DenseMatrix;
import java.util.Arrays;

/** The weights of one linear layer as a matrix of outputs x inputs. */
public final class WeightMatrix {

  private WeightMatrix() {}

  /**
   * Takes a matrix {@code [outputs, inputs]} as it is and flattens a filter {@code [nOut, nIn, kH,
   * kW]}.
   *
   * @param order how the columns of a filter are numbered; ignored for a matrix
   * @param name where the array comes from; the error names it
   * @throws DataException if the array is neither
   */
  public static DenseMatrix of(NpyArray array, ColumnOrder order, String name) {
    int[] shape = array.shape();
    boolean isFilter = shape.length == 4;
    if (shape.length != 2 && !isFilter || array.values().length() == 0) {
      throw new DataException(
          name
              + " has the shape "
              + Arrays.toString(shape)
              + "; expected [outputs, inputs] or a filter [nOut, nIn, kH, kW]");
    }
    if (!isFilter || order == ColumnOrder.CHANNEL_MAJOR) {
      return array.values().asMatrix(shape[0], array.values().length() / shape[0]);
    }
    return channelsLast(array.values(), shape).asMatrix(shape[0], shape[1] * shape[2] * shape[3]);
  }

  private static NpyNumbers channelsLast(NpyNumbers filter, int[] shape) {
    NpyNumbers matrix = filter.zeros();
    int channels = shape[1];
    int taps = shape[2] * shape[3];
    int columns = channels * taps;
    for (int i = 0; i < shape[0]; i++) {
      for (int c = 0; c < channels; c++) {
        for (int tap = 0; tap < taps; tap++) {
          int column = ColumnOrder.TAP_MAJOR.column(c, tap, channels, taps);
          matrix.set(i * columns + column, filter.get(i * columns + c * taps + tap));
        }
      }
    }
    return matrix;
  }
}
