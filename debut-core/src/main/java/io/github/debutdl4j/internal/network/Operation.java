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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What a node computes for one example. Shapes are those of {@link Shape}: features or channels
 * come first. All numbers are float.
 */
public sealed interface Operation {

  /**
   * Shape of the result for inputs of these shapes.
   *
   * @throws IllegalArgumentException if the operation cannot take such inputs; the message says why
   */
  Shape outputShape(List<Shape> inputs);

  /**
   * {@code W x + bias}: {@code [n] -> [m]}, or for every step or point {@code [n, steps] -> [m,
   * steps]}.
   */
  record FullyConnected(LinearMap map, float[] bias) implements Operation {

    /** Checks the bias. */
    public FullyConnected {
      Operands.checkLength("bias", bias, map.outputs());
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape x = Operands.features(Operands.only(inputs), map.inputs());
      return x.withSize(0, map.outputs());
    }
  }

  /**
   * A 2D convolution, {@code [channels, h, w] -> [outputs, h', w']}.
   *
   * @param map outputs x (channels * taps)
   * @param order of the map's columns
   * @param bias one number per output, or null
   */
  record Convolution(LinearMap map, ColumnOrder order, Window window, float[] bias)
      implements Operation {

    /** Checks that the sizes fit each other. */
    public Convolution {
      if (map.inputs() % window.taps() != 0) {
        throw new IllegalArgumentException(
            String.format(
                "a map of %d inputs is not for a kernel of %d pixels",
                map.inputs(), window.taps()));
      }
      Operands.checkLength("bias", bias, map.outputs());
    }

    public int channels() {
      return map.inputs() / window.taps();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape x = Operands.image(Operands.only(inputs), channels());
      return window.over(x, map.outputs());
    }
  }

  /**
   * A convolution of each channel by itself: {@code [c, h, w] -> [c * multiplier, h', w']}; output
   * {@code c * multiplier + m} is channel c under filter m.
   *
   * @param filters (channels * multiplier) x taps, dense
   * @param bias one number per output, or null
   */
  record DepthwiseConvolution(
      int channels, int multiplier, LinearMap filters, Window window, float[] bias)
      implements Operation {

    /** Checks that the sizes fit each other. */
    public DepthwiseConvolution {
      Operands.checkCounts("channels and multiplier", channels, multiplier);
      int outputs = Math.multiplyExact(channels, multiplier);
      Operands.checkDense("filters", filters, outputs, window.taps());
      Operands.checkLength("bias", bias, outputs);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape x = Operands.image(Operands.only(inputs), channels);
      return window.over(x, channels * multiplier);
    }
  }

  /**
   * A transposed 2D convolution. The window is that of the convolution whose transpose this is; its
   * padding is cut from the result.
   *
   * @param map (outputs * taps) x channels, rows in CHANNEL_MAJOR order
   * @param bias one number per output, or null
   */
  record TransposedConvolution(LinearMap map, int outputs, Window window, float[] bias)
      implements Operation {

    /** Checks that the sizes fit each other. */
    public TransposedConvolution {
      if (outputs < 1 || map.outputs() != (long) outputs * window.taps()) {
        throw new IllegalArgumentException(
            String.format(
                "a map of %d rows is not for %d outputs and a kernel of %d pixels",
                map.outputs(), outputs, window.taps()));
      }
      Operands.checkLength("bias", bias, outputs);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape x = Operands.image(Operands.only(inputs), map.inputs());
      return window.transposedOver(x, outputs);
    }
  }

  /** A function of every number. */
  record Activate(Activation activation) implements Operation {
    @Override
    public Shape outputShape(List<Shape> inputs) {
      return Operands.only(inputs);
    }
  }

  /** Softmax over the features or channels of each position. */
  record Softmax() implements Operation {
    @Override
    public Shape outputShape(List<Shape> inputs) {
      return Operands.only(inputs);
    }
  }

  /** {@code scale * x + shift}, one scale and shift per feature or channel. */
  record ScaleShift(float[] scale, float[] shift) implements Operation {

    /** Checks that there are as many scales as shifts. */
    public ScaleShift {
      Operands.checkLength("shift", Objects.requireNonNull(shift), scale.length);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      return Operands.features(Operands.only(inputs), scale.length);
    }
  }

  /**
   * The maximum, mean, sum or p-norm of each channel under a window: {@code [c, h, w] -> [c, h',
   * w']}. A maximum ignores padding; to a sum or a norm padding adds nothing.
   *
   * @param countPadding whether an average divides by all pixels of the window, or by those inside
   *     the image alone
   * @param p which norm, 1 or more; 0 for the other kinds
   */
  record Pooling(PoolingKind kind, Window window, boolean countPadding, int p)
      implements Operation {

    /** Checks the norm. */
    public Pooling {
      Operands.checkNorm(kind, p);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape x = Operands.image(Operands.only(inputs));
      return window.over(x, x.size(0));
    }
  }

  /**
   * The maximum, mean, sum or p-norm of each channel or feature over all positions: {@code [c]}.
   */
  record GlobalPooling(PoolingKind kind, int p) implements Operation {

    /** Checks the norm. */
    public GlobalPooling {
      Operands.checkNorm(kind, p);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      return Shape.of(Operands.only(inputs).size(0));
    }
  }

  /** What a pooling computes from the numbers under a window. */
  enum PoolingKind {
    MAXIMUM,
    AVERAGE,
    SUM,
    P_NORM
  }

  /** Repeats each pixel {@code height x width} times. */
  record Upsampling(int height, int width) implements Operation {

    /** Checks the sizes. */
    public Upsampling {
      Operands.checkCounts("repetitions", height, width);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape x = Operands.image(Operands.only(inputs));
      return Operands.image(x.size(0), (long) x.size(1) * height, (long) x.size(2) * width);
    }
  }

  /** Adds zeros around an image. */
  record ZeroPadding(int top, int bottom, int left, int right) implements Operation {

    /** Checks the sizes. */
    public ZeroPadding {
      Operands.checkEdges(top, bottom, left, right);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape x = Operands.image(Operands.only(inputs));
      return Operands.image(
          x.size(0), (long) x.size(1) + top + bottom, (long) x.size(2) + left + right);
    }
  }

  /** Cuts the edges of an image. */
  record Cropping(int top, int bottom, int left, int right) implements Operation {

    /** Checks the sizes. */
    public Cropping {
      Operands.checkEdges(top, bottom, left, right);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape x = Operands.image(Operands.only(inputs));
      return Operands.image(
          x.size(0), (long) x.size(1) - top - bottom, (long) x.size(2) - left - right);
    }
  }

  /**
   * {@code x / (k + alpha * sum of squares of the channels up to depth/2 away)^beta}, as DL4J
   * computes it.
   */
  record LocalResponseNormalization(float k, int depth, float alpha, float beta)
      implements Operation {

    /** Checks the depth. */
    public LocalResponseNormalization {
      Operands.checkCounts("depth", depth);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      return Operands.only(inputs);
    }
  }

  /** The inputs one after another along the first axis. */
  record Concatenation() implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape first = Operands.first(inputs);
      long size = 0;
      for (Shape x : inputs) {
        if (!x.withSize(0, 1).equals(first.withSize(0, 1))) {
          throw new IllegalArgumentException(
              "inputs of shapes " + inputs + "; only the first sizes may differ");
        }
        size += x.size(0);
      }
      return first.withSize(0, Operands.size(size));
    }
  }

  /** The inputs combined element by element; all have the same shape. */
  record Combination(CombinationKind kind) implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape first = Operands.first(inputs);
      if (kind == CombinationKind.DIFFERENCE && inputs.size() != 2) {
        throw new IllegalArgumentException(inputs.size() + " inputs; a difference takes 2");
      }
      if (!inputs.stream().allMatch(first::equals)) {
        throw new IllegalArgumentException("inputs of shapes " + inputs + "; all must be equal");
      }
      return first;
    }
  }

  /** How elements at the same position are combined. */
  enum CombinationKind {
    SUM,
    DIFFERENCE,
    PRODUCT,
    AVERAGE,
    MAXIMUM
  }

  /** The same numbers, c order, in another shape. */
  record Reshape(Shape shape) implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape x = Operands.only(inputs);
      if (x.count() != shape.count()) {
        throw new IllegalArgumentException(
            String.format(
                "an input of shape %s has %d numbers, not the %d of %s",
                x, x.count(), shape.count(), shape));
      }
      return shape;
    }
  }

  /**
   * Axes in another order.
   *
   * @param axes which axis of the input each axis of the result is
   */
  record Permutation(List<Integer> axes) implements Operation {

    /** Checks that each axis is named once. */
    public Permutation {
      axes = Collections.unmodifiableList(new ArrayList<>(axes));
      for (int axis = 0; axis < axes.size(); axis++) {
        if (!axes.contains(axis)) {
          throw new IllegalArgumentException("axes " + axes + " do not name axis " + axis);
        }
      }
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape x = Operands.only(inputs);
      if (x.rank() != axes.size()) {
        throw new IllegalArgumentException(
            "an input of shape " + x + " has not the " + axes.size() + " axes of " + axes);
      }
      List<Integer> sizes = new ArrayList<>();
      for (int axis : axes) {
        sizes.add(x.size(axis));
      }
      return new Shape(sizes);
    }
  }

  /**
   * A product of two matrices that are both computed: {@code [m, k] x [k, n] -> [m, n]}.
   *
   * @param transposeFirst whether the first input is {@code [k, m]}
   * @param transposeSecond whether the second input is {@code [n, k]}
   */
  record MatrixProduct(boolean transposeFirst, boolean transposeSecond) implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
      if (inputs.size() != 2 || inputs.get(0).rank() != 2 || inputs.get(1).rank() != 2) {
        throw new IllegalArgumentException("inputs of shapes " + inputs + "; expected 2 matrices");
      }
      Shape a = inputs.get(0);
      Shape b = inputs.get(1);
      if (a.size(transposeFirst ? 0 : 1) != b.size(transposeSecond ? 1 : 0)) {
        throw new IllegalArgumentException(
            String.format(
                "matrices %s%s and %s%s do not fit each other",
                a,
                transposeFirst ? " (transposed)" : "",
                b,
                transposeSecond ? " (transposed)" : ""));
      }
      return Shape.of(a.size(transposeFirst ? 1 : 0), b.size(transposeSecond ? 0 : 1));
    }
  }

  /**
   * Looks rows of a table up, by numbers that are cut down to whole ones: {@code [1] ->
   * [features]}, or {@code [steps] -> [features, steps]}.
   *
   * @param table rows x features, dense
   * @param bias one number per feature, or null
   */
  record Embedding(LinearMap table, float[] bias) implements Operation {

    /** Checks that the sizes fit each other. */
    public Embedding {
      Operands.checkDense("table", table, table.outputs(), table.inputs());
      Operands.checkLength("bias", bias, table.inputs());
    }

    public int rows() {
      return table.outputs();
    }

    public int features() {
      return table.inputs();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape x = Operands.only(inputs);
      if (x.rank() != 1) {
        throw new IllegalArgumentException("an input of shape " + x + "; expected one axis");
      }
      return x.size(0) == 1 ? Shape.of(features()) : Shape.of(features(), x.size(0));
    }
  }

  /**
   * A long short-term memory: {@code [n, steps] -> [size, steps]}, gates in the order input,
   * forget, output, candidate.
   *
   * @param input (4 * size) x n
   * @param recurrent (4 * size) x size
   * @param bias 4 * size
   * @param peepholes 3 * size, what the input, the forget and the output gate see of the cell; or
   *     null
   * @param gate activation of the three gates
   * @param activation of the candidate and the cell
   * @param reverse whether steps are taken from the last to the first; the result keeps the order
   *     of the input
   */
  record Lstm(
      LinearMap input,
      LinearMap recurrent,
      float[] bias,
      float[] peepholes,
      Activation gate,
      Activation activation,
      boolean reverse)
      implements Operation {

    /** Checks that the sizes fit each other. */
    public Lstm {
      Operands.checkRecurrent(input, recurrent, 4);
      Operands.checkLength("bias", Objects.requireNonNull(bias), input.outputs());
      Operands.checkLength("peepholes", peepholes, 3L * recurrent.inputs());
    }

    public int size() {
      return recurrent.inputs();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      return Operands.sequence(Operands.only(inputs), input.inputs()).withSize(0, size());
    }
  }

  /**
   * {@code h = activation(W x + R h' + bias)} over the steps: {@code [n, steps] -> [size, steps]}.
   */
  record SimpleRecurrence(
      LinearMap input, LinearMap recurrent, float[] bias, Activation activation, boolean reverse)
      implements Operation {

    /** Checks that the sizes fit each other. */
    public SimpleRecurrence {
      Operands.checkRecurrent(input, recurrent, 1);
      Operands.checkLength("bias", Objects.requireNonNull(bias), input.outputs());
    }

    public int size() {
      return recurrent.inputs();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      return Operands.sequence(Operands.only(inputs), input.inputs()).withSize(0, size());
    }
  }

  /** One step of a sequence: {@code [n, steps] -> [n]}, the last, or the first where so asked. */
  record SingleStep(boolean first) implements Operation {

    @Override
    public Shape outputShape(List<Shape> inputs) {
      Shape x = Operands.only(inputs);
      if (x.rank() != 2) {
        throw new IllegalArgumentException("an input of shape " + x + "; expected [n, steps]");
      }
      return Shape.of(x.size(0));
    }
  }
}
