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
package io.github.debutdl4j.internal.kernel.columns;

import io.github.debutdl4j.chain.ColumnOrder;

/**
 * How a convolution cuts an image into patches: sizes of image, kernel and output, stride, padding
 * and dilation, and the order in which a patch becomes a column.
 *
 * <p>Only the padding above and to the left is given; where a patch reaches outside the image, it
 * reads zeros. A sequence is an image of height 1.
 *
 * @param order whether a column runs through (channel, y, x) or (y, x, channel)
 */
public record PatchGeometry(
    int channels,
    int height,
    int width,
    int kernelHeight,
    int kernelWidth,
    int strideY,
    int strideX,
    int padTop,
    int padLeft,
    int dilationY,
    int dilationX,
    int outHeight,
    int outWidth,
    ColumnOrder order) {

  /** Checks that every size, stride and dilation is 1 or more and no padding negative. */
  public PatchGeometry {
    if (Math.min(Math.min(channels, height), Math.min(width, kernelHeight)) < 1
        || Math.min(Math.min(kernelWidth, strideY), Math.min(strideX, dilationY)) < 1
        || Math.min(dilationX, Math.min(outHeight, outWidth)) < 1
        || Math.min(padTop, padLeft) < 0) {
      throw new IllegalArgumentException(
          "image "
              + (channels + "x" + height + "x" + width)
              + (", kernel " + kernelHeight + "x" + kernelWidth)
              + (", stride " + strideY + "x" + strideX)
              + (", padding " + padTop + "x" + padLeft)
              + (", dilation " + dilationY + "x" + dilationX)
              + (", output " + outHeight + "x" + outWidth)
              + ": sizes, strides and dilations must be 1 or more, padding 0 or more");
    }
  }

  /**
   * The same from arrays of (y, x), as DL4J stores them.
   *
   * @param image height and width
   * @param padding above and to the left
   */
  public static PatchGeometry of(
      int channels, int[] image, PatchTaps taps, int[] padding, int[] output, ColumnOrder order) {
    return new PatchGeometry(
        channels,
        image[0],
        image[1],
        taps.kernel()[0],
        taps.kernel()[1],
        taps.stride()[0],
        taps.stride()[1],
        padding[0],
        padding[1],
        taps.dilation()[0],
        taps.dilation()[1],
        output[0],
        output[1],
        order);
  }

  /** Positions of the kernel in one channel. */
  public int taps() {
    return kernelHeight * kernelWidth;
  }

  /** Numbers in a patch: the rows of a column. */
  public int rows() {
    return channels * taps();
  }

  /** Patches of one image. */
  public int positions() {
    return outHeight * outWidth;
  }

  /** Whether patches are the pixels themselves: a 1 x 1 kernel, stride 1, no padding. */
  public boolean isPointwise() {
    return taps() == 1
        && strideY == 1
        && strideX == 1
        && padTop == 0
        && padLeft == 0
        && outHeight == height
        && outWidth == width;
  }

  int channelOf(int row) {
    return order == ColumnOrder.CHANNEL_MAJOR ? row / taps() : row % channels;
  }

  int tapOf(int row) {
    return order == ColumnOrder.CHANNEL_MAJOR ? row % taps() : row / channels;
  }

  /** Row of the image, perhaps outside it, that a tap of a patch reads. */
  int inputY(int outY, int tap) {
    return outY * strideY - padTop + tap / kernelWidth * dilationY;
  }

  /** Position in the image's row, perhaps outside it, that a tap of a patch reads. */
  int inputX(int outX, int tap) {
    return outX * strideX - padLeft + tap % kernelWidth * dilationX;
  }
}
