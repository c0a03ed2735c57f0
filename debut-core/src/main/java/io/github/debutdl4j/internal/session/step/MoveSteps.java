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
package io.github.debutdl4j.internal.session.step;

import io.github.debutdl4j.internal.network.Shape;
import java.util.Arrays;

/** Steps that move numbers without changing them. */
public final class MoveSteps {

  private MoveSteps() {}

  /** An image enlarged, then padded with zeros or cropped. */
  public static final class Image extends RowStep {
    private final Value input;
    private final int[] fromRow;
    private final int[] fromColumn;

    /**
     * @param top rows by which the image is moved down, before it is enlarged no more
     * @param left columns by which it is moved to the right
     * @param tall how often a row is repeated
     * @param wide how often a column is repeated
     */
    public Image(Value input, Value result, int top, int left, int tall, int wide) {
      super(result);
      this.input = input;
      this.fromRow = places(input.shape().size(1), result.shape().size(1), top, tall);
      this.fromColumn = places(input.shape().size(2), result.shape().size(2), left, wide);
    }

    private static int[] places(int size, int outSize, int shift, int times) {
      int[] places = new int[outSize];
      for (int i = 0; i < outSize; i++) {
        int place = Math.floorDiv(i - shift, times);
        places[i] = place < size ? place : -1;
      }
      return places;
    }

    @Override
    public void row(Worker worker, int row, int examples) {
      float[] arena = worker.arena;
      int width = input.shape().size(2);
      int to = result.row(row);
      for (int n = 0; n < examples; n++) {
        int image = input.row(row) + n * input.positions();
        for (int v : fromRow) {
          if (v < 0) {
            Arrays.fill(arena, to, to + fromColumn.length, 0);
            to += fromColumn.length;
            continue;
          }
          for (int u : fromColumn) {
            arena[to++] = u < 0 ? 0 : arena[image + v * width + u];
          }
        }
      }
    }
  }

  /** The numbers of an example in another order or shape. */
  public static final class Reorder extends RowStep {
    private final Value input;
    private final int[] fromChannel;
    private final int[] fromPosition;

    /**
     * @param places for each number of the result, c order, its place in the input
     */
    public Reorder(Value input, Value result, int[] places) {
      super(result);
      this.input = input;
      this.fromChannel = new int[places.length];
      this.fromPosition = new int[places.length];
      for (int i = 0; i < places.length; i++) {
        fromChannel[i] = places[i] / input.positions();
        fromPosition[i] = places[i] % input.positions();
      }
    }

    @Override
    public void row(Worker worker, int row, int examples) {
      float[] arena = worker.arena;
      int positions = result.positions();
      int to = result.row(row);
      if (positions == 1) {
        int from = input.row(fromChannel[row]) + fromPosition[row];
        worker.kernels.rows().copyStrided(arena, from, input.positions(), arena, to, examples);
        return;
      }
      for (int n = 0; n < examples; n++) {
        for (int i = row * positions; i < (row + 1) * positions; i++) {
          int from = input.row(fromChannel[i]) + n * input.positions() + fromPosition[i];
          arena[to++] = arena[from];
        }
      }
    }
  }

  /** The numbers of a single example in another order or shape, in one row of the arena. */
  public static final class Flatten extends Step {
    private final Value input;
    private final Value result;
    private final int[] runStart;
    private final int[] fromChannel;
    private final int[] fromPosition;

    /**
     * @param places for each number of the result, c order, its place in the input
     */
    public Flatten(Value input, Value result, int[] places) {
      this.input = input;
      this.result = result;
      int width = input.positions();
      int[] starts = new int[places.length + 1];
      int runs = 0;
      for (int i = 0; i < places.length; i++) {
        if (i == 0 || places[i] != places[i - 1] + 1 || places[i] % width == 0) {
          starts[runs++] = i;
        }
      }
      starts[runs] = places.length;
      this.runStart = Arrays.copyOf(starts, runs + 1);
      this.fromChannel = new int[runs];
      this.fromPosition = new int[runs];
      for (int run = 0; run < runs; run++) {
        fromChannel[run] = places[runStart[run]] / width;
        fromPosition[run] = places[runStart[run]] % width;
      }
    }

    @Override
    public void run(Worker worker, int part, int examples) {
      float[] arena = worker.arena;
      for (int run = 0; run < fromChannel.length; run++) {
        int from = input.row(fromChannel[run]) + fromPosition[run];
        int to = result.offset() + runStart[run];
        int length = runStart[run + 1] - runStart[run];
        if (length < 8) {
          for (int i = 0; i < length; i++) {
            arena[to + i] = arena[from + i];
          }
        } else {
          System.arraycopy(arena, from, arena, to, length);
        }
      }
    }
  }

  /** Numbers in another order or shape. */
  public static Step reorder(Value input, Value result, int[] places) {
    return result.pitch() == 1
        ? new Flatten(input, result, places)
        : new Reorder(input, result, places);
  }

  /** Places of numbers that keep their order. */
  public static int[] sameOrder(Shape shape) {
    int[] places = new int[shape.count()];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    return places;
  }

  /** Places of numbers whose axes change their order. */
  public static int[] permuted(Shape input, Shape result, int[] axes) {
    int[] stride = new int[axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      stride[axis] = 1;
      for (int inner = axes[axis] + 1; inner < axes.length; inner++) {
        stride[axis] *= input.size(inner);
      }
    }
    int[] places = new int[result.count()];
    for (int i = 0; i < places.length; i++) {
      int rest = i;
      for (int axis = axes.length - 1; axis >= 0; axis--) {
        places[i] += rest % result.size(axis) * stride[axis];
        rest /= result.size(axis);
      }
    }
    return places;
  }

  /** Places of one step of a sequence. */
  public static int[] step(Shape input, boolean first) {
    int[] places = new int[input.size(0)];
    for (int i = 0; i < places.length; i++) {
      places[i] = i * input.size(1) + (first ? 0 : input.size(1) - 1);
    }
    return places;
  }

  /** Rows of a value, and rows of zeros after them. */
  public static final class Pad extends RowStep {
    private final Value input;

    public Pad(Value input, Value result) {
      super(result);
      this.input = input;
    }

    @Override
    public void row(Worker worker, int row, int examples) {
      int columns = examples * result.positions();
      int to = result.row(row);
      if (row < input.channels()) {
        System.arraycopy(worker.arena, input.row(row), worker.arena, to, columns);
      } else {
        Arrays.fill(worker.arena, to, to + columns, 0);
      }
    }
  }
}
