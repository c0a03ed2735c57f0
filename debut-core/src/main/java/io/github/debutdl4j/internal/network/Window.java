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

/**
 * How a convolution or a pooling moves over an image. Padding is explicit and may differ from side
 * to side; a position counts only if the whole window fits into the padded image.
 */
public record Window(
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int dilationHeight,
    int dilationWidth,
    int padTop,
    int padLeft,
    int padBottom,
    int padRight) {

  /** Checks the sizes. */
  public Window {
    if (kernelHeight < 1
        || kernelWidth < 1
        || strideHeight < 1
        || strideWidth < 1
        || dilationHeight < 1
        || dilationWidth < 1) {
      throw new IllegalArgumentException(
          String.format(
              "kernel %d x %d, stride %d x %d, dilation %d x %d: every number must be 1 or more",
              kernelHeight, kernelWidth, strideHeight, strideWidth, dilationHeight, dilationWidth));
    }
    if (padTop < 0 || padLeft < 0 || padBottom < 0 || padRight < 0) {
      throw new IllegalArgumentException(
          String.format(
              "padding %d %d %d %d: every number must be 0 or more",
              padTop, padLeft, padBottom, padRight));
    }
  }

  /** A window that moves pixel by pixel over an image without padding. */
  public static Window of(int kernelHeight, int kernelWidth) {
    return new Window(kernelHeight, kernelWidth, 1, 1, 1, 1, 0, 0, 0, 0);
  }

  /** Pixels under the window. */
  public int taps() {
    return Math.multiplyExact(kernelHeight, kernelWidth);
  }

  /**
   * Rows of output positions for an image of that height.
   *
   * @throws IllegalArgumentException if the window does not fit
   */
  public int outputHeight(int height) {
    return positions("height", height + (long) padTop + padBottom, spanHeight(), strideHeight);
  }

  /**
   * Columns of output positions for an image of that width.
   *
   * @throws IllegalArgumentException if the window does not fit
   */
  public int outputWidth(int width) {
    return positions("width", width + (long) padLeft + padRight, spanWidth(), strideWidth);
  }

  /** Shape of the positions over an image, with a given number of channels. */
  Shape over(Shape image, int channels) {
    return Shape.of(channels, outputHeight(image.size(1)), outputWidth(image.size(2)));
  }

  /** Shape of the image whose positions are the pixels of the given one. */
  Shape transposedOver(Shape image, int channels) {
    long height = (image.size(1) - 1L) * strideHeight + spanHeight() - padTop - padBottom;
    long width = (image.size(2) - 1L) * strideWidth + spanWidth() - padLeft - padRight;
    return Operands.image(channels, height, width);
  }

  /** Rows from the first pixel under the window to the last, both included. */
  public long spanHeight() {
    return (long) dilationHeight * (kernelHeight - 1) + 1;
  }

  /** Columns from the first pixel under the window to the last, both included. */
  public long spanWidth() {
    return (long) dilationWidth * (kernelWidth - 1) + 1;
  }

  private static int positions(String side, long padded, long span, int stride) {
    if (padded < span || padded > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              "a window that spans %d does not fit the padded %s %d", span, side, padded));
    }
    return (int) ((padded - span) / stride) + 1;
  }
}
