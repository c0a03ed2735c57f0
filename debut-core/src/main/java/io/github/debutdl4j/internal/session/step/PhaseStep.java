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

import java.util.Arrays;

/**
 * Splits each channel of an image into the images that the pixels of a window read as it moves by
 * more than one pixel: a row for each channel and phase.
 */
public final class PhaseStep extends RowStep {

  private final Phases phases;
  private final Value image;
  private final int height;
  private final int width;
  private final int outHeight;
  private final int outWidth;

  /**
   * @param result {@code [channels * phases, height, width]} of the window's positions
   */
  public PhaseStep(Phases phases, Value image, Value result) {
    super(result);
    this.phases = phases;
    this.image = image;
    this.height = image.shape().size(1);
    this.width = image.shape().size(2);
    this.outHeight = result.shape().size(1);
    this.outWidth = result.shape().size(2);
  }

  @Override
  public void row(Worker worker, int row, int examples) {
    float[] arena = worker.arena;
    int phase = row % phases.count();
    int down = phases.down(phase);
    int right = phases.right(phase);
    int stride = phases.strideWidth();
    int inside = Math.max(0, Math.min(outWidth, (width - right + stride - 1) / stride));
    int to = result.row(row);
    for (int n = 0; n < examples; n++) {
      int from = image.row(row / phases.count()) + n * height * width + right;
      for (int y = 0; y < outHeight; y++, to += outWidth) {
        int line = y * phases.strideHeight() + down;
        int filled = line < height ? inside : 0;
        if (filled > 0) {
          int at = from + line * width;
          worker.kernels.rows().copyStrided(arena, at, stride, arena, to, filled);
        }
        Arrays.fill(arena, to + filled, to + outWidth, 0);
      }
    }
  }
}
