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

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Arrays;

/** Turns the samples that ImageIO decoded into bytes, as OpenCV does. */
final class PixelSamples {

  private static final int BYTE = 8;
  private static final int MOST_BITS = 16;
  private static final int OPAQUE = 255;

  private PixelSamples() {}

  /**
   * @param name what to call the file in errors
   * @throws DataException if samples are not unsigned integers of up to 16 bits
   */
  static void check(Raster raster, String name) {
    int type = raster.getTransferType();
    boolean isUnsigned =
        type == DataBuffer.TYPE_BYTE
            || type == DataBuffer.TYPE_USHORT
            || type == DataBuffer.TYPE_INT;
    int bits = Arrays.stream(raster.getSampleModel().getSampleSize()).max().orElse(0);
    if (!isUnsigned || bits > MOST_BITS) {
      throw new DataException(
          "%s has %s samples of %d bits; expected unsigned integers of up to %d bits"
              .formatted(name, isUnsigned ? "integer" : "signed or fractional", bits, MOST_BITS));
    }
  }

  /** Whether samples have more bits than a byte. */
  static boolean areReduced(Raster raster) {
    return raster.getSampleModel().getSampleSize(0) > BYTE;
  }

  /**
   * Colours looked up: one channel if all colours in use are grey, else three.
   *
   * @param colours red, green and blue in one number each
   */
  static RasterImage paletted(Raster raster, int[] colours) {
    int width = raster.getWidth();
    int plane = width * raster.getHeight();
    byte[] pixels = new byte[3 * plane];
    boolean isGrey = true;
    int[] row = new int[width];
    for (int i = 0; i < plane; i++) {
      if (i % width == 0) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + i / width, width, 1, 0, row);
      }
      int rgb = colours[row[i % width]];
      for (int c = 0; c < 3; c++) {
        pixels[c * plane + i] = (byte) (rgb >> (16 - 8 * c));
      }
      isGrey &= pixels[i] == pixels[plane + i] && pixels[i] == pixels[2 * plane + i];
    }
    return new RasterImage(
        width, raster.getHeight(), isGrey ? 1 : 3, isGrey ? Arrays.copyOf(pixels, plane) : pixels);
  }

  /** The first band of one or two, the first three of three or four; the rest is transparency. */
  static RasterImage plain(Raster raster) {
    return bands(raster, raster.getNumBands() < 3 ? 1 : 3);
  }

  /** The first bands of a raster. */
  static RasterImage bands(Raster raster, int count) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    byte[] pixels = new byte[count * width * height];
    int[] row = new int[width];
    int at = 0;
    for (int c = 0; c < count; c++) {
      int bits = raster.getSampleModel().getSampleSize(c);
      for (int y = 0; y < height; y++) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, c, row);
        for (int x = 0; x < width; x++) {
          pixels[at++] = (byte) (count == 1 ? grey(row[x], bits) : colour(row[x], bits));
        }
      }
    }
    return new RasterImage(width, height, count, pixels);
  }

  /** The upper 8 bits of more; fewer are stretched to 0 to 255. */
  private static int grey(int sample, int bits) {
    return bits >= BYTE ? sample >>> (bits - BYTE) : sample * 255 / ((1 << bits) - 1);
  }

  /** The upper 8 bits of more; fewer, as in a BMP file of 16 bits, are the upper bits. */
  private static int colour(int sample, int bits) {
    return bits >= BYTE ? sample >>> (bits - BYTE) : sample << (BYTE - bits);
  }

  /** Red, green and blue, each multiplied with the fourth band, as libtiff does. */
  static RasterImage multipliedByAlpha(Raster raster) {
    RasterImage image = bands(raster, 4);
    int plane = image.width() * image.height();
    byte[] pixels = Arrays.copyOf(image.pixels(), 3 * plane);
    for (int i = 0; i < pixels.length; i++) {
      int alpha = image.pixels()[3 * plane + i % plane] & 0xff;
      pixels[i] = (byte) (((pixels[i] & 0xff) * alpha + OPAQUE / 2) / OPAQUE);
    }
    return new RasterImage(image.width(), image.height(), 3, pixels);
  }
}
