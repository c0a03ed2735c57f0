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
package io.github.debutdl4j.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Reads the size of a zip file's directory from the end of the file, before {@code ZipFile} reads
 * all of it into memory.
 */
final class ZipDirectory {

  private static final int RECORD = 22;
  private static final int SIGNATURE = 0x06054b50;
  private static final int LONGEST_COMMENT = 0xffff;

  /** Bytes of the directory for an entry, with a long name and extra fields. */
  private static final int BYTES_PER_ENTRY = 1 << 10;

  private ZipDirectory() {}

  /**
   * Checks the number of entries and the size of the directory.
   *
   * @throws ModelFileException if the file has no such end, or more entries than the limit
   */
  static void check(Path file, ModelLimits limits) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long tail = Math.min(channel.size(), RECORD + LONGEST_COMMENT);
      ByteBuffer bytes = ByteBuffer.allocate((int) tail).order(ByteOrder.LITTLE_ENDIAN);
      long start = channel.size() - tail;
      while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {}
      for (int at = bytes.position() - RECORD; at >= 0; at--) {
        if (bytes.getInt(at) == SIGNATURE) {
          check(bytes, at, file, limits);
          return;
        }
      }
    }
    throw new ModelFileException(
        file + " is not a DL4J model: not a zip file, or truncated (it has no zip directory)");
  }

  private static void check(ByteBuffer bytes, int at, Path file, ModelLimits limits) {
    int entries = Short.toUnsignedInt(bytes.getShort(at + 10));
    long size = Integer.toUnsignedLong(bytes.getInt(at + 12));
    if (entries > limits.entries() || size > (long) limits.entries() * BYTES_PER_ENTRY) {
      throw new ModelFileException(
          "%s has %,d entries in a directory of %,d bytes; a model has %,d entries at most"
              .formatted(file, entries, size, limits.entries()));
    }
  }
}
