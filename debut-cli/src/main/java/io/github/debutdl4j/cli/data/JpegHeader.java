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

/**
 * What the markers of a JPEG file say that ImageIO does not.
 *
 * @param isJpeg whether the file is a JPEG at all
 * @param components of a pixel: 4 for CMYK and YCCK; 0 if the header does not say
 * @param orientation EXIF's number, 1 to 8; 1 where there is none
 * @param adobeTransform colour transform of an Adobe marker: 2 for YCCK; -1 where there is none
 */
record JpegHeader(boolean isJpeg, int components, int orientation, int adobeTransform) {

  private static final int MARKER = 0xff;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int START_OF_SCAN = 0xda;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;
  private static final int EXIF_PREFIX = 6; // "Exif", 0, 0
  private static final int ADOBE_TRANSFORM_AT = 11;
  private static final int COMPONENTS_AT = 5;

  /** Reads the markers before the first scan; a damaged one counts as missing. */
  static JpegHeader of(byte[] file) {
    if (file.length < 4 || (file[0] & 0xff) != MARKER || (file[1] & 0xff) != START_OF_IMAGE) {
      return new JpegHeader(false, 0, Exif.UPRIGHT, -1);
    }
    int components = 0;
    int orientation = Exif.UPRIGHT;
    int transform = -1;
    int at = 2;
    while (at + 4 <= file.length && (file[at] & 0xff) == MARKER) {
      int marker = file[at + 1] & 0xff;
      if (marker == START_OF_SCAN) {
        break;
      }
      if (marker == MARKER) { // padding
        at++;
        continue;
      }
      int length = (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff;
      int start = at + 4;
      int end = Math.min(at + 2 + length, file.length);
      if (marker == APP1 && startsWith(file, start, end, "Exif")) {
        orientation = Exif.orientation(file, start + EXIF_PREFIX, end);
      } else if (marker == APP14
          && startsWith(file, start, end, "Adobe")
          && start + ADOBE_TRANSFORM_AT < end) {
        transform = file[start + ADOBE_TRANSFORM_AT] & 0xff;
      } else if (isStartOfFrame(marker) && start + COMPONENTS_AT < end) {
        components = file[start + COMPONENTS_AT] & 0xff;
      }
      at += 2 + length;
    }
    return new JpegHeader(true, components, orientation, transform);
  }

  /** SOF0 to SOF15 without the tables for Huffman and arithmetic coding among them. */
  private static boolean isStartOfFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static boolean startsWith(byte[] file, int start, int end, String text) {
    if (start + text.length() > end) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (file[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
