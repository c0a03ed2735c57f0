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
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where the columns that a chain is applied to are in the arrays of one call of a layer: the
 * examples of a dense layer, the patches of a convolution.
 */
public sealed interface ColumnLayout permits DenseLayout, ConvolutionLayout, VolumeLayout {

  /** Shape of the layer's output. */
  long[] outputShape();

  /**
   * Order of the memory of output and epsilon that suits this input: the kernel copies least when
   * their columns are laid out like the input's.
   *
   * @return 'c' or 'f'
   */
  char order(INDArray input);

  /**
   * An array of the layer's input or output as {@link #strides} takes it: with evenly spaced rows,
   * as a view if they are, else as a copy.
   */
  INDArray evenlySpaced(INDArray array);

  /** The input as {@link #patches} and {@link #strides} take it. */
  default INDArray columnSource(INDArray input) {
    return evenlySpaced(input);
  }

  /**
   * Where the gradient by the {@link #columnSource} is written: in place, or in an array of its own
   * that {@link #collect} takes from there.
   */
  default INDArray columnSink(INDArray inputEpsilon) {
    return evenlySpaced(inputEpsilon);
  }

  /** Takes what was written to a {@link #columnSink} to the gradient by the input. */
  default void collect(INDArray sink, INDArray inputEpsilon) {}

  /**
   * Where the columns of an input or output are in its memory.
   *
   * @param array as {@link #evenlySpaced} or {@link #columnSource} gives it
   */
  ColumnStrides strides(INDArray array);

  /**
   * The patches of the input that are the columns; empty where the input itself holds the columns.
   */
  Optional<PatchGeometry> patches();

  /**
   * Copies the input's columns into a matrix.
   *
   * @return [matrix columns, columns], c order
   */
  INDArray gather(INDArray input);

  /**
   * Adds each entry to the input value it was gathered from.
   *
   * @param columns [matrix columns, columns], c order
   * @param inputEpsilon shape of the input; overwritten
   */
  void scatterAdd(INDArray columns, INDArray inputEpsilon);

  /**
   * The output as columns.
   *
   * @return [nOut, columns], c order
   */
  INDArray outputColumns(INDArray output);

  /**
   * Writes columns to the output.
   *
   * @param columns [nOut, columns]
   */
  void writeOutput(INDArray columns, INDArray output);
}
