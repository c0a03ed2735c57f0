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

import java.awt.image.Raster;

/** Converts the four inks of a CMYK image as libjpeg, libtiff and OpenCV do. */
final class Cmyk {

  private Cmyk() {}

  /**
   * Red, green and blue of a JPEG image whose inks are stored inverted, as Adobe's programs do.
   *
   * @param raster four bands of 8 bits
   * @param isYcck whether the first three bands are luminance and two colour differences
   */
  static RasterImage ofJpeg(Raster raster, boolean isYcck) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int plane = width * height;
    byte[] pixels = new byte[3 * plane];
    int[] ink = new int[4];
    for (int i = 0; i < plane; i++) {
      raster.getPixel(raster.getMinX() + i % width, raster.getMinY() + i / width, ink);
      if (isYcck) {
        fromYcck(ink);
      }
      for (int c = 0; c < 3; c++) {
        pixels[c * plane + i] = (byte) (ink[3] - ((255 - ink[c]) * ink[3] >> 8));
      }
    }
    return new RasterImage(width, height, 3, pixels);
  }

  /**
   * Red, green and blue of a TIFF image.
   *
   * @param inks four channels, 255 for most ink
   */
  static RasterImage ofTiff(RasterImage inks) {
    int plane = inks.width() * inks.height();
    byte[] pixels = new byte[3 * plane];
    for (int i = 0; i < pixels.length; i++) {
      int light = 255 - (inks.pixels()[i] & 0xff);
      int withoutBlack = 255 - (inks.pixels()[3 * plane + i % plane] & 0xff);
      pixels[i] = (byte) (light * withoutBlack / 255);
    }
    return new RasterImage(inks.width(), inks.height(), 3, pixels);
  }

  private static void fromYcck(int[] ink) {
    double y = ink[0];
    double blue = ink[1] - 128;
    double red = ink[2] - 128;
    ink[0] = 255 - clamped(y + 1.402 * red);
    ink[1] = 255 - clamped(y - 0.344136 * blue - 0.714136 * red);
    ink[2] = 255 - clamped(y + 1.772 * blue);
  }

  private static int clamped(double value) {
    return (int) Math.round(Math.min(Math.max(value, 0), 255));
  }
}
