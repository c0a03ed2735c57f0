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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds the orientation of a picture in EXIF data, which have the structure of a TIFF file. */
final class Exif {

  /** The number that leaves a picture as it is. */
  static final int UPRIGHT = 1;

  static final int ORIENTATION_TAG = 0x0112;

  private static final int HEADER_BYTES = 8;
  private static final int ENTRY_BYTES = 12;

  private Exif() {}

  /**
   * The orientation in the first directory, 1 to 8; 1 where there is none.
   *
   * @param start of the EXIF data in the file
   * @param end after their last byte
   */
  static int orientation(byte[] file, int start, int end) {
    if (start + HEADER_BYTES > end) {
      return UPRIGHT;
    }
    ByteBuffer tiff = ByteBuffer.wrap(file, start, end - start).slice();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < HEADER_BYTES || directory > tiff.limit() - 2) {
      return UPRIGHT;
    }
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + ENTRY_BYTES * i;
      if (entry + ENTRY_BYTES > tiff.limit()) {
        return UPRIGHT;
      }
      if ((tiff.getShort(entry) & 0xffff) == ORIENTATION_TAG) {
        return tiff.getShort(entry + 8) & 0xffff;
      }
    }
    return UPRIGHT;
  }
}
