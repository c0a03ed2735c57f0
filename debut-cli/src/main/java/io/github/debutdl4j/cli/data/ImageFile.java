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

import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads image files with the values that DL4J's NativeImageLoader gives: samples as they are
 * stored, without colour management; transparency dropped; CMYK as OpenCV converts it; the EXIF
 * orientation of JPEG files applied; the first of several pages.
 *
 * <p>Two things differ: 16 bits a sample are reduced to the upper 8, and truncated files are
 * refused.
 */
final class ImageFile {

  private static final int BYTE = 8;

  private ImageFile() {}

  /**
   * An image and what was left out of it.
   *
   * @param isReduced whether it had more than 8 bits a sample
   */
  record Decoded(RasterImage image, boolean isReduced) {}

  /**
   * Reads a file.
   *
   * @throws DataException if it is not an image that can be read, or truncated
   */
  static Decoded read(Path file) {
    try {
      return decode(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + Reason.of(e), e);
    }
  }

  private static Decoded decode(byte[] bytes, String name) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new DataException(name + " is not an image");
      }
      ImageReader reader = readers.next();
      try {
        return decode(reader, in, JpegHeader.of(bytes), name);
      } catch (RuntimeException e) {
        if (e instanceof DataException) {
          throw e;
        }
        throw new DataException(name + " is damaged: " + Reason.of(e), e);
      } finally {
        reader.dispose();
      }
    }
  }

  private static Decoded decode(
      ImageReader reader, ImageInputStream in, JpegHeader jpeg, String name) throws IOException {
    boolean[] truncated = {false};
    reader.addIIOReadWarningListener(
        (source, warning) -> truncated[0] |= warning.matches("(?i).*(truncated|premature).*"));
    reader.setInput(in, false, true);
    Decoded decoded;
    try {
      decoded = jpeg.isJpeg() ? jpeg(reader, jpeg) : samples(reader);
    } catch (IIOException | java.io.EOFException e) {
      throw new DataException(name + " is damaged or truncated: " + Reason.of(e), e);
    }
    if (truncated[0]) {
      throw new DataException(name + " is truncated");
    }
    return decoded;
  }

  private static Decoded jpeg(ImageReader reader, JpegHeader header) throws IOException {
    if (reader.canReadRaster()) {
      Raster raster = reader.readRaster(0, null);
      if (raster.getNumBands() == 4) {
        RasterImage image = Cmyk.toRgb(raster, header.adobeTransform() == 2);
        return new Decoded(image.oriented(header.orientation()), false);
      }
    }
    Decoded decoded = samples(reader);
    return new Decoded(decoded.image().oriented(header.orientation()), decoded.isReduced());
  }

  private static Decoded samples(ImageReader reader) throws IOException {
    java.awt.image.BufferedImage image = reader.read(0);
    ColorModel colours = image.getColorModel();
    Raster raster = image.getRaster();
    return colours instanceof IndexColorModel palette
        ? new Decoded(paletted(raster, palette), false)
        : new Decoded(plain(raster), raster.getSampleModel().getSampleSize(0) > BYTE);
  }

  /** One channel if all colours in use are grey, else three. */
  private static RasterImage paletted(Raster raster, IndexColorModel palette) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int plane = width * height;
    int[] indices = raster.getSamples(0, 0, width, height, 0, (int[]) null);
    byte[] pixels = new byte[3 * plane];
    boolean isGrey = true;
    for (int i = 0; i < plane; i++) {
      int rgb = palette.getRGB(indices[i]);
      for (int c = 0; c < 3; c++) {
        pixels[c * plane + i] = (byte) (rgb >> (16 - 8 * c));
      }
      isGrey &= pixels[i] == pixels[plane + i] && pixels[i] == pixels[2 * plane + i];
    }
    int channels = isGrey ? 1 : 3;
    return new RasterImage(
        width, height, channels, isGrey ? java.util.Arrays.copyOf(pixels, plane) : pixels);
  }

  /** The first band of one or two, the first three of three or four; the rest is transparency. */
  private static RasterImage plain(Raster raster) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int channels = raster.getNumBands() < 3 ? 1 : 3;
    byte[] pixels = new byte[channels * width * height];
    for (int c = 0; c < channels; c++) {
      int[] samples = raster.getSamples(0, 0, width, height, c, (int[]) null);
      int bits = raster.getSampleModel().getSampleSize(c);
      for (int i = 0; i < samples.length; i++) {
        pixels[c * width * height + i] = (byte) toByte(samples[i], bits);
      }
    }
    return new RasterImage(width, height, channels, pixels);
  }

  /** The upper 8 bits of more; fewer are stretched to 0 to 255. */
  private static int toByte(int sample, int bits) {
    return bits >= BYTE ? sample >>> (bits - BYTE) : sample * 255 / ((1 << bits) - 1);
  }
}
