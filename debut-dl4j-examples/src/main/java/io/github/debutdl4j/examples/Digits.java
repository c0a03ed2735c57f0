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
package io.github.debutdl4j.examples;

import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Ten handwritten digits of MNIST's test set, 0 to 9. */
final class Digits {

  /** Height and width of an image. */
  static final int SIDE = 28;

  private Digits() {}

  /**
   * Reads the image that holds them side by side.
   *
   * @return 28 x 28 pixels of each digit, row by row, 0 for black and 1 for white
   */
  static float[][] read() throws IOException {
    Raster picture = ImageIO.read(Digits.class.getResource("digits.png")).getRaster();
    float[][] digits = new float[picture.getWidth() / SIDE][SIDE * SIDE];
    for (int n = 0; n < digits.length; n++) {
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        int x = n * SIDE + pixel % SIDE;
        digits[n][pixel] = picture.getSample(x, pixel / SIDE, 0) / 255f;
      }
    }
    return digits;
  }
}
