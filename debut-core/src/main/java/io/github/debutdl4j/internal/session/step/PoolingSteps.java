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

import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Window;

/** Poolings: each row by itself. */
public final class PoolingSteps {

  private PoolingSteps() {}

  /** What a pooling does with the numbers that it takes together. */
  private static float start(Operation.PoolingKind kind) {
    return kind == Operation.PoolingKind.MAXIMUM ? Float.NEGATIVE_INFINITY : 0;
  }

  private static float add(Operation.PoolingKind kind, int p, float sum, float value) {
    switch (kind) {
      case MAXIMUM:
        return Math.max(sum, value);
      case P_NORM:
        return p == 1
            ? sum + Math.abs(value)
            : p == 2 ? sum + value * value : (float) (sum + Math.pow(Math.abs(value), p));
      default:
        return sum + value;
    }
  }

  private static float end(Operation.PoolingKind kind, int p, float sum, int count) {
    switch (kind) {
      case AVERAGE:
        return sum / count;
      case P_NORM:
        return p == 1 ? sum : p == 2 ? (float) Math.sqrt(sum) : (float) Math.pow(sum, 1.0 / p);
      default:
        return sum;
    }
  }

  /** A pooling under a moving window. */
  public static final class Windowed extends RowStep {
    private final Operation.Pooling pooling;
    private final Value input;
    private final int height;
    private final int width;
    private final int outHeight;
    private final int outWidth;

    public Windowed(Operation.Pooling pooling, Value input, Value result) {
      super(result);
      this.pooling = pooling;
      this.input = input;
      this.height = input.shape().size(1);
      this.width = input.shape().size(2);
      this.outHeight = result.shape().size(1);
      this.outWidth = result.shape().size(2);
    }

    private boolean halvesMaximum() {
      Window w = pooling.window();
      return pooling.kind() == Operation.PoolingKind.MAXIMUM
          && w.equals(new Window(2, 2, 2, 2, 1, 1, 0, 0, 0, 0));
    }

    @Override
    public void row(Worker worker, int row, int examples) {
      boolean halves = halvesMaximum();
      for (int n = 0; n < examples; n++) {
        int from = input.row(row) + n * height * width;
        int to = result.row(row) + n * outHeight * outWidth;
        for (int y = 0; y < outHeight; y++, to += outWidth) {
          if (halves) {
            halve(worker.arena, from + 2 * y * width, to);
          } else {
            line(worker.arena, from, y, to);
          }
        }
      }
    }

    /** A line of maxima of 2 x 2 pixels. */
    private void halve(float[] arena, int from, int to) {
      for (int x = 0; x < outWidth; x++) {
        int at = from + 2 * x;
        float upper = Math.max(arena[at], arena[at + 1]);
        float lower = Math.max(arena[at + width], arena[at + width + 1]);
        arena[to + x] = Math.max(upper, lower);
      }
    }

    private void line(float[] arena, int from, int y, int to) {
      Window w = pooling.window();
      int top = y * w.strideHeight() - w.padTop();
      for (int x = 0; x < outWidth; x++) {
        int left = x * w.strideWidth() - w.padLeft();
        float sum = start(pooling.kind());
        int inside = 0;
        for (int i = 0; i < w.kernelHeight(); i++) {
          int v = top + i * w.dilationHeight();
          for (int j = 0; v >= 0 && v < height && j < w.kernelWidth(); j++) {
            int u = left + j * w.dilationWidth();
            if (u >= 0 && u < width) {
              sum = add(pooling.kind(), pooling.p(), sum, arena[from + v * width + u]);
              inside++;
            }
          }
        }
        int count = pooling.countPadding() ? w.taps() : inside;
        arena[to + x] = end(pooling.kind(), pooling.p(), sum, count);
      }
    }
  }

  /** A pooling over all positions. */
  public static final class Global extends RowStep {
    private final Operation.GlobalPooling pooling;
    private final Value input;

    public Global(Operation.GlobalPooling pooling, Value input, Value result) {
      super(result);
      this.pooling = pooling;
      this.input = input;
    }

    @Override
    public void row(Worker worker, int row, int examples) {
      float[] arena = worker.arena;
      int positions = input.positions();
      for (int n = 0; n < examples; n++) {
        int from = input.row(row) + n * positions;
        float sum = start(pooling.kind());
        for (int i = from; i < from + positions; i++) {
          sum = add(pooling.kind(), pooling.p(), sum, arena[i]);
        }
        arena[result.row(row) + n] = end(pooling.kind(), pooling.p(), sum, positions);
      }
    }
  }
}
