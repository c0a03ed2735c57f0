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
import io.github.debutdl4j.internal.session.kernel.RowKernels;
import java.util.Arrays;

/**
 * The maximum, sum or mean of the pixels under a moving window: first over the lines under the
 * window, position by position, then along the resulting line.
 */
public final class WindowPoolingStep extends RowStep {

  private final Operation.Pooling pooling;
  private final Window window;
  private final Value input;
  private final int height;
  private final int width;
  private final int outHeight;
  private final int outWidth;
  private final int lineLength;
  private final boolean maximum;
  private final boolean halves;

  public WindowPoolingStep(Operation.Pooling pooling, Value input, Value result) {
    super(result);
    this.pooling = pooling;
    this.window = pooling.window();
    this.input = input;
    this.height = input.shape().size(1);
    this.width = input.shape().size(2);
    this.outHeight = result.shape().size(1);
    this.outWidth = result.shape().size(2);
    int reach =
        (outWidth - 1) * window.strideWidth()
            + (window.kernelWidth() - 1) * window.dilationWidth()
            + 1;
    this.lineLength = Math.max(reach, window.padLeft() + width);
    this.maximum = pooling.kind() == Operation.PoolingKind.MAXIMUM;
    this.halves = maximum && isTwoByTwo(window) && width == 2 * outWidth && height >= 2 * outHeight;
  }

  private static boolean isTwoByTwo(Window w) {
    return w.kernelHeight() == 2
        && w.kernelWidth() == 2
        && w.strideHeight() == 2
        && w.strideWidth() == 2
        && w.dilationHeight() == 1
        && w.dilationWidth() == 1
        && w.padTop() + w.padLeft() == 0;
  }

  @Override
  long numbers(int examples) {
    return (long) input.channels() * input.positions() * examples;
  }

  @Override
  public int scratch() {
    return halves ? 3 * outHeight * outWidth : lineLength + outWidth;
  }

  @Override
  public void row(Worker worker, int row, int examples) {
    if (!halves) {
      float[] line = worker.scratch;
      Arrays.fill(line, 0, lineLength, maximum ? Float.NEGATIVE_INFINITY : 0);
    }
    for (int n = 0; n < examples; n++) {
      int from = input.row(row) + n * height * width;
      int to = result.row(row) + n * outHeight * outWidth;
      if (halves) {
        halve(worker, from, to);
        continue;
      }
      for (int y = 0; y < outHeight; y++) {
        int lines = down(worker, from, y);
        along(worker, to + y * outWidth);
        if (pooling.kind() == Operation.PoolingKind.AVERAGE) {
          divide(worker.arena, to + y * outWidth, lines);
        }
      }
    }
  }

  /** Maxima of 2 x 2 pixels. */
  private void halve(Worker worker, int from, int to) {
    RowKernels rows = worker.kernels.rows();
    int pairs = 2 * outHeight * outWidth;
    rows.largerOfPairs(worker.arena, from, worker.scratch, 0, pairs);
    rows.largerOfLines(worker.scratch, 0, worker.scratch, pairs, outWidth, outHeight);
    System.arraycopy(worker.scratch, pairs, worker.arena, to, outHeight * outWidth);
  }

  /** Combines the lines under the window; returns how many are inside the image. */
  private int down(Worker worker, int image, int y) {
    RowKernels rows = worker.kernels.rows();
    float[] line = worker.scratch;
    int at = window.padLeft();
    int inside = 0;
    for (int i = 0; i < window.kernelHeight(); i++) {
      int v = y * window.strideHeight() - window.padTop() + i * window.dilationHeight();
      if (v >= 0 && v < height) {
        int from = image + v * width;
        if (inside++ == 0) {
          System.arraycopy(worker.arena, from, line, at, width);
        } else if (maximum) {
          rows.maximum(worker.arena, from, line, at, width);
        } else {
          rows.add(worker.arena, from, line, at, width);
        }
      }
    }
    if (inside == 0) {
      Arrays.fill(line, at, at + width, maximum ? Float.NEGATIVE_INFINITY : 0);
    }
    return inside;
  }

  /** Combines the positions of the line that are under the window. */
  private void along(Worker worker, int to) {
    RowKernels rows = worker.kernels.rows();
    float[] line = worker.scratch;
    int stride = window.strideWidth();
    rows.copyStrided(line, 0, stride, worker.arena, to, outWidth);
    for (int j = 1; j < window.kernelWidth(); j++) {
      int from = j * window.dilationWidth();
      if (stride != 1) {
        rows.copyStrided(line, from, stride, line, lineLength, outWidth);
        from = lineLength;
      }
      if (maximum) {
        rows.maximum(line, from, worker.arena, to, outWidth);
      } else {
        rows.add(line, from, worker.arena, to, outWidth);
      }
    }
  }

  private void divide(float[] arena, int to, int lines) {
    for (int x = 0; x < outWidth; x++) {
      int count = window.taps();
      if (!pooling.countPadding()) {
        int inside = 0;
        for (int j = 0; j < window.kernelWidth(); j++) {
          int u = x * window.strideWidth() - window.padLeft() + j * window.dilationWidth();
          inside += u >= 0 && u < width ? 1 : 0;
        }
        count = lines * inside;
      }
      arena[to + x] /= count;
    }
  }
}
