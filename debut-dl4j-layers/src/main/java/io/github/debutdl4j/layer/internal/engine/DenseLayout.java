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
package io.github.debutdl4j.layer.internal.engine;

import io.github.debutdl4j.internal.kernel.columns.PatchGeometry;
import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Columns of a dense layer: one per example, [examples, nIn] in and [examples, nOut] out.
 *
 * @param examples rows of input and output
 * @param outputs nOut
 */
public record DenseLayout(long examples, int outputs) implements ColumnLayout {

  /**
   * The columns of an input.
   *
   * @param input of the network's data type
   * @param inputs nIn
   * @param outputs nOut
   * @param layer the layer's name in errors
   */
  public static DenseLayout of(INDArray input, long inputs, long outputs, String layer) {
    if (input.rank() != 2 || input.size(1) != inputs) {
      throw new DL4JInvalidInputException(
          "input of shape "
              + Arrays.toString(input.shape())
              + " does not fit; expected [minibatch, nIn = "
              + inputs
              + "]"
              + (input.rank() == 2 ? " " : ". Missing preprocessor or wrong input type? ")
              + layer);
    }
    return new DenseLayout(input.size(0), Math.toIntExact(outputs));
  }

  @Override
  public long[] outputShape() {
    return new long[] {examples, outputs};
  }

  @Override
  public char order(INDArray input) {
    return input.stride(0) == 1 && examples > 1 ? 'f' : 'c';
  }

  @Override
  public INDArray evenlySpaced(INDArray array) {
    return array;
  }

  @Override
  public ColumnStrides strides(INDArray array) {
    return new ColumnStrides(
        1, 0, (int) array.size(0), array.stride(0), (int) array.size(1), array.stride(1));
  }

  @Override
  public Optional<PatchGeometry> patches() {
    return Optional.empty();
  }

  @Override
  public INDArray gather(INDArray input) {
    return input.transpose().dup('c');
  }

  @Override
  public void scatterAdd(INDArray columns, INDArray inputEpsilon) {
    inputEpsilon.assign(columns.transpose());
  }

  @Override
  public INDArray outputColumns(INDArray output) {
    return output.transpose().dup('c');
  }

  @Override
  public void writeOutput(INDArray columns, INDArray output) {
    output.assign(columns.transpose());
  }
}
