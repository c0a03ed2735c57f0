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
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Grey images on a larger black square, centred or shifted by a few pixels. */
final class DigitImages {

  private final ImageSet images;
  private final int size;

  /**
   * @param images of one channel
   * @param size height and width of the square, at least those of the images
   */
  DigitImages(ImageSet images, int size) {
    this.images = images;
    this.size = size;
  }

  /** {@code [images, 1, size, size]}, pixels from 0 to 1, each image centred. */
  INDArray centred(int[] chosen) {
    return placed(chosen, 0, new Random(0));
  }

  /** The same, each image moved by up to {@code reach} pixels in both directions. */
  INDArray moved(int[] chosen, int reach, long seed) {
    return placed(chosen, reach, new Random(seed));
  }

  /** One-hot labels: [images, classes]. */
  static INDArray oneHot(ImageSet images, int[] chosen) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, chosen.length, images.classes());
    for (int i = 0; i < chosen.length; i++) {
      labels.putScalar(i, images.labels()[chosen[i]], 1);
    }
    return labels;
  }

  private INDArray placed(int[] chosen, int reach, Random random) {
    float[] values = new float[chosen.length * size * size];
    for (int i = 0; i < chosen.length; i++) {
      int top = (size - images.height()) / 2 + random.nextInt(2 * reach + 1) - reach;
      int left = (size - images.width()) / 2 + random.nextInt(2 * reach + 1) - reach;
      place(chosen[i], top, left, values, i * size * size);
    }
    return Nd4j.createFromArray(values).reshape('c', chosen.length, 1, size, size);
  }

  private void place(int image, int top, int left, float[] values, int offset) {
    for (int row = Math.max(0, -top); row < Math.min(images.height(), size - top); row++) {
      for (int column = Math.max(0, -left);
          column < Math.min(images.width(), size - left);
          column++) {
        int pixel = (image * images.height() + row) * images.width() + column;
        values[offset + (top + row) * size + left + column] =
            (images.pixels()[pixel] & 0xff) / 255f;
      }
    }
  }
}
