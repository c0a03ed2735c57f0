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
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Checks that a PNG file is whole, which ImageIO does not, and finds the orientation in its EXIF
 * chunk.
 */
final class PngChunks {

  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int SIGNATURE_BYTES = 8;
  private static final int TYPE_BYTES = 4;
  private static final int CHECKSUM_BYTES = 4;

  /** In the first letter of the type of a chunk that can be left out. */
  private static final int OPTIONAL_BIT = 0x20;

  private PngChunks() {}

  static boolean isPng(byte[] file) {
    return file.length >= SIGNATURE_BYTES && ByteBuffer.wrap(file).getLong() == SIGNATURE;
  }

  /**
   * The EXIF orientation of a PNG file, 1 to 8; 1 where there is none.
   *
   * @param name what to call the file in errors
   * @throws DataException if the last chunk is missing, or the checksum of a chunk that is needed
   *     does not fit
   */
  static int orientation(byte[] file, String name) {
    ByteBuffer in = ByteBuffer.wrap(file).position(SIGNATURE_BYTES);
    int orientation = Exif.UPRIGHT;
    while (in.remaining() >= 4 + TYPE_BYTES + CHECKSUM_BYTES) {
      int length = in.getInt();
      if (length < 0 || length > in.remaining() - TYPE_BYTES - CHECKSUM_BYTES) {
        break;
      }
      int start = in.position();
      int end = start + TYPE_BYTES + length;
      String type = new String(file, start, TYPE_BYTES, StandardCharsets.ISO_8859_1);
      if ((file[start] & OPTIONAL_BIT) == 0 && checksum(file, start, end) != in.getInt(end)) {
        throw new DataException(
            name + " is damaged: the checksum of its chunk " + type + " does not fit");
      }
      if (type.equals("IEND")) {
        return orientation;
      }
      if (type.equals("eXIf")) {
        orientation = Exif.orientation(file, start + TYPE_BYTES, end);
      }
      in.position(end + CHECKSUM_BYTES);
    }
    throw new DataException(name + " is truncated");
  }

  private static int checksum(byte[] file, int start, int end) {
    CRC32 checksum = new CRC32();
    checksum.update(file, start, end - start);
    return (int) checksum.getValue();
  }
}
