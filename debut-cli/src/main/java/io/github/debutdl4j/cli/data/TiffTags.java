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

import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;

/** What the first page of a TIFF file says of its colours that ImageIO does not. */
final class TiffTags {

  private static final int LARGEST_BYTE = 255;

  private final TIFFDirectory tags;

  private TiffTags(TIFFDirectory tags) {
    this.tags = tags;
  }

  static TiffTags of(ImageReader reader) throws IOException {
    return new TiffTags(TIFFDirectory.createFromMetadata(reader.getImageMetadata(0)));
  }

  /** EXIF's number, 1 to 8; 1 where there is none. */
  int orientation() {
    return number(BaselineTIFFTagSet.TAG_ORIENTATION, Exif.UPRIGHT);
  }

  /** Whether the samples are four inks (CMYK). */
  boolean isCmyk() {
    return photometric() == BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_CMYK;
  }

  /** Whether transparency is stored beside colours that do not contain it. */
  boolean hasSeparateAlpha() {
    return number(BaselineTIFFTagSet.TAG_EXTRA_SAMPLES, 0)
        == BaselineTIFFTagSet.EXTRA_SAMPLES_UNASSOCIATED_ALPHA;
  }

  /**
   * @throws DataException if the colours are of another kind than grey, RGB, YCbCr, CMYK and
   *     palettes
   */
  void checkColours(String name) {
    switch (photometric()) {
      case BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_WHITE_IS_ZERO,
          BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_BLACK_IS_ZERO,
          BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_RGB,
          BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_PALETTE_COLOR,
          BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_CMYK,
          BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_Y_CB_CR -> {}
      default ->
          throw new DataException(
              "%s has colours of kind %d (photometric interpretation); expected grey, RGB, YCbCr,"
                      .formatted(name, photometric())
                  + " CMYK or a palette");
    }
  }

  /** Whether colours are looked up in a palette. */
  boolean hasPalette() {
    return tags.containsTIFFField(BaselineTIFFTagSet.TAG_COLOR_MAP);
  }

  /** The palette as red, green and blue in one number each, of 16 bits reduced to the upper 8. */
  int[] palette() {
    int[] map = tags.getTIFFField(BaselineTIFFTagSet.TAG_COLOR_MAP).getAsInts();
    int shift = Arrays.stream(map).anyMatch(value -> value > LARGEST_BYTE) ? 8 : 0;
    int[] colours = new int[map.length / 3];
    for (int i = 0; i < colours.length; i++) {
      colours[i] =
          map[i] >> shift << 16
              | map[colours.length + i] >> shift << 8
              | map[2 * colours.length + i] >> shift;
    }
    return colours;
  }

  private int photometric() {
    return number(BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION, -1);
  }

  private int number(int tag, int missing) {
    TIFFField field = tags.getTIFFField(tag);
    return field == null || field.getCount() == 0 ? missing : field.getAsInt(0);
  }
}
