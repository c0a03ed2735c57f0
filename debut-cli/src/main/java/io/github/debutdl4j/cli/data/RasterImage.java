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
package io.github.debutdl4j.cli.data;

/**
 * A decoded image of one channel (grey) or three (red, green, blue) of 8 bits.
 *
 * @param pixels {@code [channels, height, width]}, c order
 */
record RasterImage(int width, int height, int channels, byte[] pixels) {

  /** Weights of red, green and blue in grey, as OpenCV has them: 0.299, 0.587, 0.114 times 2^15. */
  private static final int[] GREY_WEIGHTS = {9798, 19235, 3735};

  private static final int GREY_SHIFT = 15;

  private int at(int channel, int y, int x) {
    return pixels[(channel * height + y) * width + x] & 0xff;
  }

  /**
   * The same image with another number of channels: grey is repeated, colours become their
   * luminance.
   */
  RasterImage withChannels(int wanted) {
    if (wanted == channels) {
      return this;
    }
    int plane = width * height;
    byte[] changed = new byte[wanted * plane];
    for (int i = 0; i < plane; i++) {
      if (wanted == 1) {
        int sum = 1 << (GREY_SHIFT - 1);
        for (int c = 0; c < channels; c++) {
          sum += GREY_WEIGHTS[c] * (pixels[c * plane + i] & 0xff);
        }
        changed[i] = (byte) (sum >> GREY_SHIFT);
      } else {
        for (int c = 0; c < wanted; c++) {
          changed[c * plane + i] = pixels[i];
        }
      }
    }
    return new RasterImage(width, height, wanted, changed);
  }

  /** The image in another size: bilinear between pixel centres, as OpenCV's {@code resize}. */
  RasterImage scaled(int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return this;
    }
    byte[] scaled = new byte[channels * newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      double fromY = clamped((y + 0.5) * height / newHeight - 0.5, height);
      int top = (int) fromY;
      int bottom = Math.min(top + 1, height - 1);
      for (int x = 0; x < newWidth; x++) {
        double fromX = clamped((x + 0.5) * width / newWidth - 0.5, width);
        int left = (int) fromX;
        int right = Math.min(left + 1, width - 1);
        for (int c = 0; c < channels; c++) {
          double above = mixed(at(c, top, left), at(c, top, right), fromX - left);
          double below = mixed(at(c, bottom, left), at(c, bottom, right), fromX - left);
          scaled[(c * newHeight + y) * newWidth + x] =
              (byte) Math.round(mixed(above, below, fromY - top));
        }
      }
    }
    return new RasterImage(newWidth, newHeight, channels, scaled);
  }

  private static double clamped(double position, int size) {
    return Math.min(Math.max(position, 0), size - 1);
  }

  private static double mixed(double a, double b, double shareOfB) {
    return a + (b - a) * shareOfB;
  }

  /**
   * The image turned as its orientation says.
   *
   * @param orientation EXIF's number, 1 to 8; 1 leaves the image as it is
   */
  RasterImage oriented(int orientation) {
    if (orientation <= 1 || orientation > 8) {
      return this;
    }
    boolean transposed = orientation >= 5;
    int newWidth = transposed ? height : width;
    int newHeight = transposed ? width : height;
    boolean mirrorX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    boolean mirrorY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    byte[] turned = new byte[pixels.length];
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < newHeight; y++) {
        for (int x = 0; x < newWidth; x++) {
          int fromX = transposed ? y : x;
          int fromY = transposed ? x : y;
          turned[(c * newHeight + y) * newWidth + x] =
              (byte)
                  at(c, mirrorY ? height - 1 - fromY : fromY, mirrorX ? width - 1 - fromX : fromX);
        }
      }
    }
    return new RasterImage(newWidth, newHeight, channels, turned);
  }
}
