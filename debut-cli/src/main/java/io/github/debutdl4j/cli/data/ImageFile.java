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

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads image files with the values that DL4J's NativeImageLoader gives: samples as they are
 * stored, without colour management; transparency dropped; CMYK as OpenCV converts it; the EXIF
 * orientation applied; the first of several pages. {@code docs/images.md} has the rules and the few
 * differences.
 */
final class ImageFile {

  /** Three as decoded, and three in planes. */
  private static final long BYTES_PER_PIXEL = 6;

  private static final long MOST_BYTES = 1L << 30;

  private ImageFile() {}

  /**
   * An image and what was left out of it.
   *
   * @param isReduced whether it had more than 8 bits a sample
   */
  record Decoded(RasterImage image, boolean isReduced) {

    private Decoded oriented(int orientation) {
      return new Decoded(image.oriented(orientation), isReduced);
    }
  }

  /**
   * Reads a file.
   *
   * @throws DataException if it is not an image that can be read, truncated, damaged, or larger
   *     than {@link PixelLimit#MOST_PIXELS}
   */
  static Decoded read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new DataException(
            "%s has %,d bytes; images of at most %,d are read"
                .formatted(file, Files.size(file), MOST_BYTES));
      }
      return decode(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + Reason.of(e), e);
    }
  }

  private static Decoded decode(byte[] bytes, String name) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new DataException(
            name + " is not an image that is read; expected PNG, JPEG, BMP, GIF or TIFF");
      }
      ImageReader reader = readers.next();
      try {
        return decode(reader, in, bytes, name);
      } catch (OutOfMemoryError e) {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        throw Reason.shortage(name, BYTES_PER_PIXEL * pixels, e);
      } catch (IIOException | EOFException e) {
        throw new DataException(name + " is damaged or truncated: " + Reason.of(e), e);
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

  private static Decoded decode(ImageReader reader, ImageInputStream in, byte[] bytes, String name)
      throws IOException {
    boolean[] truncated = {false};
    reader.addIIOReadWarningListener(
        (source, warning) -> truncated[0] |= warning.matches("(?i).*(truncated|premature).*"));
    boolean isTiff = reader.getFormatName().toLowerCase(Locale.ROOT).startsWith("tif");
    reader.setInput(in, false, !isTiff);
    PixelLimit.check(reader, bytes, name);
    JpegHeader jpeg = JpegHeader.of(bytes);
    Decoded decoded;
    if (isTiff) {
      decoded = tiff(reader, name);
    } else if (jpeg.isJpeg()) {
      decoded = jpeg(reader, jpeg, name).oriented(jpeg.orientation());
    } else if (PngChunks.isPng(bytes)) {
      int orientation = PngChunks.orientation(bytes, name);
      decoded = samples(reader, name).oriented(orientation);
    } else {
      decoded = samples(reader, name);
    }
    if (truncated[0]) {
      throw new DataException(name + " is truncated");
    }
    return decoded;
  }

  private static Decoded jpeg(ImageReader reader, JpegHeader header, String name)
      throws IOException {
    return header.components() == 4
        ? new Decoded(Cmyk.ofJpeg(reader.readRaster(0, null), header.adobeTransform() == 2), false)
        : samples(reader, name);
  }

  private static Decoded tiff(ImageReader reader, String name) throws IOException {
    TiffTags tags = TiffTags.of(reader);
    tags.checkColours(name);
    BufferedImage image = reader.read(0);
    Raster raster = image.getRaster();
    PixelSamples.check(raster, name);
    boolean isReduced = PixelSamples.areReduced(raster);
    RasterImage pixels;
    if (image.getColorModel() instanceof IndexColorModel palette) {
      pixels = PixelSamples.paletted(raster, tags.hasPalette() ? tags.palette() : colours(palette));
    } else if (tags.isCmyk() && raster.getNumBands() == 4) {
      pixels = Cmyk.ofTiff(PixelSamples.bands(raster, 4));
    } else if (tags.hasSeparateAlpha() && raster.getNumBands() == 4 && !isReduced) {
      pixels = PixelSamples.multipliedByAlpha(raster);
    } else {
      pixels = PixelSamples.plain(raster);
    }
    return new Decoded(pixels, isReduced).oriented(tags.orientation());
  }

  private static Decoded samples(ImageReader reader, String name) throws IOException {
    BufferedImage image = reader.read(0);
    Raster raster = image.getRaster();
    PixelSamples.check(raster, name);
    return image.getColorModel() instanceof IndexColorModel palette
        ? new Decoded(PixelSamples.paletted(raster, colours(palette)), false)
        : new Decoded(PixelSamples.plain(raster), PixelSamples.areReduced(raster));
  }

  private static int[] colours(IndexColorModel palette) {
    return IntStream.range(0, palette.getMapSize()).map(palette::getRGB).toArray();
  }
}
