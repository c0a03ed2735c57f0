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
package io.github.debutdl4j.export.internal.translate;

import io.github.debutdl4j.internal.network.Window;
import org.deeplearning4j.nn.conf.ConvolutionMode;

/**
 * Turns DL4J's convolution modes into explicit padding.
 *
 * @param kernel height and width, as everything here
 */
public record WindowRule(
    ConvolutionMode mode, int[] kernel, int[] stride, int[] padding, int[] dilation) {

  /** A rule for sequences, which are images one pixel high. */
  public static WindowRule overSteps(
      ConvolutionMode mode, int kernel, int stride, int padding, int dilation) {
    return new WindowRule(
        mode,
        new int[] {1, kernel},
        new int[] {1, stride},
        new int[] {0, padding},
        new int[] {1, dilation});
  }

  /**
   * The window over an image of this size.
   *
   * @throws UnsupportedOperation if DL4J would refuse to run the layer as well
   */
  public Window over(int height, int width) {
    int[] vertical = edges(0, height);
    int[] horizontal = edges(1, width);
    Window window =
        new Window(
            kernel[0],
            kernel[1],
            stride[0],
            stride[1],
            dilation[0],
            dilation[1],
            vertical[0],
            horizontal[0],
            vertical[1],
            horizontal[1]);
    try {
      window.outputHeight(height);
      window.outputWidth(width);
    } catch (IllegalArgumentException e) {
      throw new UnsupportedOperation(e.getMessage());
    }
    return window;
  }

  /** Padding before and after. */
  private int[] edges(int side, int size) {
    int span = span(side);
    if (mode == ConvolutionMode.Same) {
      int positions = (size + stride[side] - 1) / stride[side];
      return split((positions - 1) * stride[side] + span - size);
    }
    if (mode == ConvolutionMode.Causal) {
      return new int[] {kernel[side] == 1 ? 0 : span - 1, 0};
    }
    int rest = (size + 2 * padding[side] - span) % stride[side];
    if (mode == ConvolutionMode.Strict && rest != 0) {
      throw new UnsupportedOperation(
          "ConvolutionMode.Strict: stride %d leaves %d of %d pixels over"
              .formatted(stride[side], rest, size));
    }
    return new int[] {padding[side], padding[side]};
  }

  /**
   * The window of the convolution that leads from the output of a transposed convolution back to
   * its input.
   */
  public Window transposed() {
    int[] vertical = transposedEdges(0);
    int[] horizontal = transposedEdges(1);
    return new Window(
        kernel[0],
        kernel[1],
        stride[0],
        stride[1],
        dilation[0],
        dilation[1],
        vertical[0],
        horizontal[0],
        vertical[1],
        horizontal[1]);
  }

  private int[] transposedEdges(int side) {
    if (mode != ConvolutionMode.Same) {
      return new int[] {padding[side], padding[side]};
    }
    if (span(side) < stride[side]) {
      throw new UnsupportedOperation(
          "ConvolutionMode.Same with a stride larger than the kernel: some pixels are never set");
    }
    return split(span(side) - stride[side]);
  }

  private int span(int side) {
    return dilation[side] * (kernel[side] - 1) + 1;
  }

  private int[] split(int padding) {
    if (padding / 2 < 0) {
      throw new UnsupportedOperation(
          "ConvolutionMode.Same with a stride larger than the kernel: some pixels are never read");
    }
    int before = Math.max(padding, 0) / 2;
    return new int[] {before, Math.max(padding, 0) - before};
  }
}
