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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageReader;

/** Refuses large images by their headers, before memory is allocated for their pixels. */
final class PixelLimit {

  static final long MOST_PIXELS = 100_000_000;

  private static final int BMP_WIDTH_AT = 18;
  private static final int BMP_HEADER_BYTES = 26;

  private PixelLimit() {}

  /**
   * @param reader whose input is the file
   * @param name what to call the file in errors
   * @throws DataException if the image has more than {@link #MOST_PIXELS}
   */
  static void check(ImageReader reader, byte[] file, String name) throws IOException {
    if (file.length >= BMP_HEADER_BYTES && file[0] == 'B' && file[1] == 'M') {
      ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
      int height = header.getInt(BMP_WIDTH_AT + 4); // negative if the rows go from the top down
      check(header.getInt(BMP_WIDTH_AT), Math.abs((long) height), name);
    }
    check(reader.getWidth(0), reader.getHeight(0), name);
  }

  private static void check(long width, long height, String name) {
    if (width * height > MOST_PIXELS) {
      throw new DataException(
          "%s is %d x %d pixels large; images of at most %,d pixels are read"
              .formatted(name, width, height, MOST_PIXELS));
    }
  }
}
