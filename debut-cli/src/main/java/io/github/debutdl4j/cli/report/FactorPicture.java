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
package io.github.debutdl4j.cli.report;

import io.github.debutdl4j.chain.DeButFactor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws the sparsity pattern of a factor: dark where it has weights, white elsewhere. */
final class FactorPicture {

  private static final int LONGEST_SIDE = 180;
  private static final int PAPER = 0xffffff;
  private static final int INK = 0x1f4e79;

  private FactorPicture() {}

  /** The pattern as a PNG of at most 180 x 180 pixels; small factors are magnified. */
  public static byte[] png(DeButFactor factor) {
    double scale = (double) LONGEST_SIDE / Math.max(factor.p(), factor.q());
    int height = Math.max(1, (int) Math.round(factor.p() * scale));
    int width = Math.max(1, (int) Math.round(factor.q() * scale));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    fill(image, 0, 0, width, height, PAPER);
    factor.forEachWeight(
        (weight, row, column) ->
            fill(
                image,
                (int) ((long) column * width / factor.q()),
                (int) ((long) row * height / factor.p()),
                (int) ((long) (column + 1) * width / factor.q()),
                (int) ((long) (row + 1) * height / factor.p()),
                INK));
    return encoded(image);
  }

  /** Colours the pixels from left to right and top to bottom, one at least. */
  private static void fill(
      BufferedImage image, int left, int top, int right, int bottom, int colour) {
    for (int y = top; y < Math.max(bottom, top + 1); y++) {
      for (int x = left; x < Math.max(right, left + 1); x++) {
        image.setRGB(x, y, colour);
      }
    }
  }

  private static byte[] encoded(BufferedImage image) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a picture cannot be encoded", e);
    }
  }
}
