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

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Labelled images of one size, held in memory as bytes.
 *
 * @param pixels {@code [images, channels, height, width]}, c order, 0 to 255
 * @param labels class of each image, 0 to {@code classes - 1}
 * @param classes number of classes
 */
public record ImageSet(
    byte[] pixels, int[] labels, int channels, int height, int width, int classes) {

  /** Checks that there is an image for each label. */
  public ImageSet {
    if (pixels.length != (long) labels.length * channels * height * width) {
      throw new DataException(
          labels.length + " labels do not fit " + pixels.length + " bytes of pixels");
    }
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }

  /** What all images have in common, in words. */
  public String shape() {
    return "%d x %d with %d channels in %d classes".formatted(height, width, channels, classes);
  }

  /** Bytes of one image. */
  public int imageLength() {
    return channels * height * width;
  }

  /** The first images, or all if there are no more. */
  public ImageSet first(int count) {
    return where(i -> i < count);
  }

  /** The images whose index passes a test. */
  public ImageSet where(IntPredicate chosen) {
    int[] indices = IntStream.range(0, size()).filter(chosen).toArray();
    byte[] chosenPixels = new byte[indices.length * imageLength()];
    int[] chosenLabels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(
          pixels, indices[i] * imageLength(), chosenPixels, i * imageLength(), imageLength());
      chosenLabels[i] = labels[indices[i]];
    }
    return new ImageSet(chosenPixels, chosenLabels, channels, height, width, classes);
  }
}
