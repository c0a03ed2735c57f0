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

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What the header of an idx file says.
 *
 * @param type of the numbers, such as {@code u1}
 * @param shape sizes of the dimensions
 * @param gzipped whether the file is gzipped
 */
public record IdxDescription(String type, List<Integer> shape, boolean gzipped) {

  private static final int GZIP = 0x1f8b;
  private static final int MOST_DIMENSIONS = 16;

  /** Types by their code. */
  private static final Map<Integer, String> TYPES =
      Map.of(0x08, "u1", 0x09, "i1", 0x0b, "i2", 0x0c, "i4", 0x0d, "f4", 0x0e, "f8");

  /**
   * Reads the header, and compares it with the length of a file that is not gzipped.
   *
   * @throws DataException if the file is missing, no idx file or damaged
   */
  public static IdxDescription of(Path file) {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
      raw.mark(2);
      boolean gzipped = (raw.read() << 8 | raw.read()) == GZIP;
      raw.reset();
      DataInputStream in = new DataInputStream(gzipped ? new GZIPInputStream(raw) : raw);
      IdxDescription header = header(in, gzipped, file);
      if (!gzipped) {
        header.checkLength(file, Files.size(file));
      }
      return header;
    } catch (EOFException e) {
      throw new DataException(file + " is truncated", e);
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + Reason.of(e), e);
    }
  }

  private static IdxDescription header(DataInputStream in, boolean gzipped, Path file)
      throws IOException {
    int magic = in.readInt();
    String type = TYPES.get(magic >>> 8);
    int dimensions = magic & 0xff;
    if (type == null || dimensions < 1 || dimensions > MOST_DIMENSIONS) {
      throw new DataException(
          "%s is not an idx file: it starts with 0x%08x".formatted(file, magic));
    }
    List<Integer> shape = new ArrayList<>();
    for (int d = 0; d < dimensions; d++) {
      int size = in.readInt();
      if (size < 1) {
        throw new DataException(file + " has a size of " + size + " in its header");
      }
      shape.add(size);
    }
    return new IdxDescription(type, List.copyOf(shape), gzipped);
  }

  private void checkLength(Path file, long bytes) {
    long expected = Character.digit(type.charAt(1), 10);
    try {
      for (int size : shape) {
        expected = Math.multiplyExact(expected, (long) size);
      }
    } catch (ArithmeticException e) {
      throw new DataException(file + " has sizes of " + shape + " in its header", e);
    }
    long data = bytes - Integer.BYTES * (1L + shape.size());
    if (data != expected) {
      throw new DataException(
          "%s has %,d bytes of data; its header says %,d".formatted(file, data, expected));
    }
  }
}
