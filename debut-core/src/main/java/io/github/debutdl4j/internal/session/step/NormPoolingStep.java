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

/** The p-norm of the pixels under a moving window. */
public final class NormPoolingStep extends RowStep {

  private final Window window;
  private final PowerSum norm;
  private final int height;
  private final int width;
  private final int outHeight;
  private final int outWidth;
  private final Value input;

  public NormPoolingStep(Operation.Pooling pooling, Value input, Value result) {
    super(result);
    this.window = pooling.window();
    this.norm = new PowerSum(pooling.p());
    this.input = input;
    this.height = input.shape().size(1);
    this.width = input.shape().size(2);
    this.outHeight = result.shape().size(1);
    this.outWidth = result.shape().size(2);
  }

  @Override
  public void row(Worker worker, int row, int examples) {
    for (int n = 0; n < examples; n++) {
      int from = input.row(row) + n * height * width;
      int to = result.row(row) + n * outHeight * outWidth;
      for (int y = 0; y < outHeight; y++) {
        for (int x = 0; x < outWidth; x++) {
          worker.arena[to++] = norm.root(powers(worker.arena, from, y, x));
        }
      }
    }
  }

  private float powers(float[] arena, int from, int y, int x) {
    float sum = 0;
    for (int i = 0; i < window.kernelHeight(); i++) {
      int v = y * window.strideHeight() - window.padTop() + i * window.dilationHeight();
      for (int j = 0; v >= 0 && v < height && j < window.kernelWidth(); j++) {
        int u = x * window.strideWidth() - window.padLeft() + j * window.dilationWidth();
        if (u >= 0 && u < width) {
          sum += norm.power(arena[from + v * width + u]);
        }
      }
    }
    return sum;
  }
}
