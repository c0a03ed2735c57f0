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
import java.util.Arrays;

/** Adds the images of pixels up to the result of a transposed convolution. */
public final class TransposedStep extends RowStep {

  private final Operation.TransposedConvolution operation;
  private final Value patches;
  private final int height;
  private final int width;
  private final int outHeight;
  private final int outWidth;

  /**
   * @param patches {@code [outputs * taps, pixels of the input]}
   * @param inputWidth of the image before
   */
  public TransposedStep(
      Operation.TransposedConvolution operation, Value patches, int inputWidth, Value result) {
    super(result);
    this.operation = operation;
    this.patches = patches;
    this.width = inputWidth;
    this.height = patches.positions() / inputWidth;
    this.outHeight = result.shape().size(1);
    this.outWidth = result.shape().size(2);
  }

  @Override
  public void row(Worker worker, int row, int examples) {
    float[] arena = worker.arena;
    Window w = operation.window();
    int to = result.row(row);
    float bias = operation.bias() == null ? 0 : operation.bias()[row];
    Arrays.fill(arena, to, to + examples * result.positions(), bias);
    for (int tap = 0; tap < w.taps(); tap++) {
      int from = patches.row(row * w.taps() + tap);
      int down = tap / w.kernelWidth() * w.dilationHeight() - w.padTop();
      int right = tap % w.kernelWidth() * w.dilationWidth() - w.padLeft();
      for (int n = 0; n < examples; n++) {
        add(arena, from + n * height * width, down, right, to + n * outHeight * outWidth);
      }
    }
  }

  private void add(float[] arena, int from, int down, int right, int to) {
    Window w = operation.window();
    for (int y = 0; y < height; y++) {
      int v = y * w.strideHeight() + down;
      if (v < 0 || v >= outHeight) {
        continue;
      }
      for (int x = 0; x < width; x++) {
        int u = x * w.strideWidth() + right;
        if (u >= 0 && u < outWidth) {
          arena[to + v * outWidth + u] += arena[from + y * width + x];
        }
      }
    }
  }
}
