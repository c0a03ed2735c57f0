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

/** The shape of the images that a network expects. */
public enum ImageLayout {
  /** {@code [images, channels, height, width]}. */
  NCHW,
  /** {@code [images, height, width, channels]}. */
  NHWC,
  /** {@code [images, channels * height * width]}. */
  FLAT;

  /** The array shape of a minibatch. */
  long[] shape(int images, ImageSet set) {
    return switch (this) {
      case NCHW -> new long[] {images, set.channels(), set.height(), set.width()};
      case NHWC -> new long[] {images, set.height(), set.width(), set.channels()};
      case FLAT -> new long[] {images, set.imageLength()};
    };
  }

  /** Where in an image the pixel of a channel, row and column goes. */
  int index(ImageSet set, int channel, int row, int column) {
    return this == NHWC
        ? (row * set.width() + column) * set.channels() + channel
        : (channel * set.height() + row) * set.width() + column;
  }
}
