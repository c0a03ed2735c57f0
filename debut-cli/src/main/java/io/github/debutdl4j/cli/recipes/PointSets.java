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
package io.github.debutdl4j.cli.recipes;

import io.github.debutdl4j.cli.data.ImageSet;
import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Turns a digit into a set of points, as the PointNet paper does with MNIST (its supplementary,
 * section on 2D point sets): points drawn from the ink pixels, without an order.
 *
 * <p>A point is column, row and intensity: the middle of its pixel, from -1 to 1, and from 0 to 1.
 * Every ink pixel is drawn once before any is drawn again.
 */
final class PointSets {

  private static final int CHANNELS = 3;

  private final ImageSet images;

  PointSets(ImageSet images) {
    this.images = images;
  }

  /**
   * Draws the point sets of some images.
   *
   * @param seed with the same seed an image gets the same points
   * @return {@code [images, 3, points, 1]}
   */
  INDArray draw(int[] chosen, int points, long seed) {
    float[] values = new float[chosen.length * CHANNELS * points];
    for (int i = 0; i < chosen.length; i++) {
      draw(
          chosen[i],
          points,
          new Random(seed * 1_000_003 + chosen[i]),
          values,
          i * CHANNELS * points);
    }
    return Nd4j.createFromArray(values).reshape('c', chosen.length, CHANNELS, points, 1);
  }

  private void draw(int image, int points, Random random, float[] values, int offset) {
    int[] ink = inkPixels(image);
    for (int point = 0; point < points; point++) {
      int turn = point % ink.length;
      swap(ink, turn, turn + random.nextInt(ink.length - turn));
      int row = ink[turn] / images.width();
      int column = ink[turn] % images.width();
      values[offset + point] = centred(column + 0.5f, images.width());
      values[offset + points + point] = centred(row + 0.5f, images.height());
      values[offset + 2 * points + point] = intensity(image, ink[turn]);
    }
  }

  /** Positions of the pixels that are not white; the middle one if all are. */
  private int[] inkPixels(int image) {
    int size = images.imageLength();
    int[] ink = new int[size];
    int count = 0;
    for (int pixel = 0; pixel < size; pixel++) {
      if (images.pixels()[image * size + pixel] != 0) {
        ink[count++] = pixel;
      }
    }
    return count == 0 ? new int[] {size / 2} : Arrays.copyOf(ink, count);
  }

  private float intensity(int image, int pixel) {
    return (images.pixels()[image * images.imageLength() + pixel] & 0xff) / 255f;
  }

  private static float centred(float position, int size) {
    return 2 * position / size - 1;
  }

  private static void swap(int[] values, int a, int b) {
    int kept = values[a];
    values[a] = values[b];
    values[b] = kept;
  }
}
