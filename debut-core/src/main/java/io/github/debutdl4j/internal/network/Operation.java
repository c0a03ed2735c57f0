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
package io.github.debutdl4j.internal.network;

import io.github.debutdl4j.chain.ColumnOrder;
import java.util.List;

/**
 * What a node computes for one example. Shapes are those of {@link Shape}: features or channels
 * come first. All numbers are float.
 */
public sealed interface Operation {

  /**
   * {@code W x + bias}: {@code [n] -> [m]}, or for every step or point {@code [n, steps] -> [m,
   * steps]}.
   */
  record FullyConnected(LinearMap map, float[] bias) implements Operation {}

  /**
   * A 2D convolution, {@code [channels, h, w] -> [outputs, h', w']}.
   *
   * @param map outputs x (channels * taps)
   * @param order of the map's columns
   * @param bias one number per output, or null
   */
  record Convolution(LinearMap map, ColumnOrder order, Window window, float[] bias)
      implements Operation {}

  /**
   * A convolution of each channel by itself: {@code [c, h, w] -> [c * multiplier, h', w']}; output
   * {@code c * multiplier + m} is channel c under filter m.
   *
   * @param weights {@code [channels, multiplier, kernelHeight, kernelWidth]}
   * @param bias one number per output, or null
   */
  record DepthwiseConvolution(
      int channels, int multiplier, float[] weights, Window window, float[] bias)
      implements Operation {}

  /**
   * A transposed 2D convolution. The window is that of the convolution whose transpose this is; its
   * padding is cut from the result.
   *
   * @param map (outputs * taps) x channels, rows in CHANNEL_MAJOR order
   * @param bias one number per output, or null
   */
  record TransposedConvolution(LinearMap map, int outputs, Window window, float[] bias)
      implements Operation {}

  /** A function of every number. */
  record Activate(Activation activation) implements Operation {}

  /** Softmax over the features or channels of each position. */
  record Softmax() implements Operation {}

  /** {@code scale * x + shift}, one scale and shift per feature or channel. */
  record ScaleShift(float[] scale, float[] shift) implements Operation {}

  /** {@code c -> maximum, mean, sum or p-norm} of a channel under a window. */
  record Pooling(PoolingKind kind, Window window, boolean countPadding, int p)
      implements Operation {}

  /**
   * The maximum, mean, sum or p-norm of each channel or feature over all positions: {@code [c]}.
   */
  record GlobalPooling(PoolingKind kind, int p) implements Operation {}

  /** What a pooling takes of the numbers under a window. */
  enum PoolingKind {
    MAXIMUM,
    AVERAGE,
    SUM,
    P_NORM
  }

  /** Repeats each pixel {@code height x width} times. */
  record Upsampling(int height, int width) implements Operation {}

  /** Adds zeros around an image. */
  record ZeroPadding(int top, int bottom, int left, int right) implements Operation {}

  /** Cuts the edges of an image. */
  record Cropping(int top, int bottom, int left, int right) implements Operation {}

  /**
   * {@code x / (k + alpha * sum of squares of the channels up to depth/2 away)^beta}, as DL4J
   * computes it.
   */
  record LocalResponseNormalization(float k, int depth, float alpha, float beta)
      implements Operation {}

  /** The inputs one after another along the first axis. */
  record Concatenation() implements Operation {}

  /** The inputs combined number by number; all have the same shape. */
  record Combination(CombinationKind kind) implements Operation {}

  /** How numbers at the same place are combined. */
  enum CombinationKind {
    SUM,
    DIFFERENCE,
    PRODUCT,
    AVERAGE,
    MAXIMUM
  }

  /** The same numbers, c order, in another shape. */
  record Reshape(Shape shape) implements Operation {}

  /**
   * Axes in another order.
   *
   * @param axes which axis of the input each axis of the result is
   */
  record Permutation(List<Integer> axes) implements Operation {}

  /**
   * A product of two matrices that are both computed: {@code [m, k] x [k, n] -> [m, n]}.
   *
   * @param transposeFirst whether the first input is {@code [k, m]}
   * @param transposeSecond whether the second input is {@code [n, k]}
   */
  record MatrixProduct(boolean transposeFirst, boolean transposeSecond) implements Operation {}

  /**
   * Looks rows of a table up: {@code [1] -> [features]}, or {@code [steps] -> [features, steps]}.
   *
   * @param table {@code [rows, features]}
   * @param bias one number per feature, or null
   */
  record Embedding(int rows, int features, float[] table, float[] bias) implements Operation {}

  /**
   * A long short-term memory without peepholes: {@code [n, steps] -> [size, steps]}, gates in the
   * order input, forget, output, candidate.
   *
   * @param input (4 * size) x n
   * @param recurrent (4 * size) x size
   * @param bias 4 * size
   * @param gate activation of the three gates
   * @param activation of the candidate and the cell
   * @param reverse whether steps are taken from the last to the first; the result keeps the order
   *     of the input
   */
  record Lstm(
      LinearMap input,
      LinearMap recurrent,
      float[] bias,
      Activation gate,
      Activation activation,
      boolean reverse)
      implements Operation {}

  /**
   * {@code h = activation(W x + R h' + bias)} over the steps: {@code [n, steps] -> [size, steps]}.
   */
  record SimpleRecurrence(
      LinearMap input, LinearMap recurrent, float[] bias, Activation activation, boolean reverse)
      implements Operation {}

  /** One step of a sequence: {@code [n, steps] -> [n]}, the last, or the first where so asked. */
  record SingleStep(boolean first) implements Operation {}
}
