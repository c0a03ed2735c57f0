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

import java.nio.FloatBuffer;

/**
 * Images in memory, whose numbers are at regular distances. A sequence is an image one pixel high.
 *
 * @param offset index of the first number of the first image
 * @param count number of images
 * @param imageStride distance between images
 * @param channelStride distance between channels
 * @param pixelStride distance between pixels, from the end of a row to the next row as well
 */
public record FloatImages(
    FloatBuffer data, int offset, int count, int imageStride, int channelStride, int pixelStride) {

  /** Images with channels first, NCHW or NCW: c order, no gaps. */
  public static FloatImages channelsFirst(
      FloatBuffer data, int offset, int count, int channels, int pixels) {
    return new FloatImages(data, offset, count, channels * pixels, pixels, 1);
  }

  /** Images with channels last, NHWC or NWC: c order, no gaps. */
  public static FloatImages channelsLast(
      FloatBuffer data, int offset, int count, int channels, int pixels) {
    return new FloatImages(data, offset, count, channels * pixels, 1, channels);
  }

  /**
   * Checks that all numbers are in the buffer.
   *
   * @throws IllegalArgumentException if the buffer ends too early
   */
  void check(int channels, int pixels) {
    long last =
        offset
            + (count - 1L) * imageStride
            + (channels - 1L) * channelStride
            + (pixels - 1L) * pixelStride;
    if (count > 0 && channels > 0 && pixels > 0 && last >= data.limit()) {
      throw new IllegalArgumentException(
          count
              + (" images of " + channels + " channels x " + pixels + " pixels")
              + (" reach index " + last)
              + (", but the buffer ends at " + data.limit()));
    }
  }

  /** Index of the first number of a channel of an image. */
  int first(int image, int channel) {
    return offset + image * imageStride + channel * channelStride;
  }
}
