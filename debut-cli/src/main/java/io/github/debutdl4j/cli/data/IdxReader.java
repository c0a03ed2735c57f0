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
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads arrays of bytes in the idx format of MNIST, gzipped or plain. */
final class IdxReader {

  private static final int UNSIGNED_BYTE = 0x08;

  private IdxReader() {}

  /** An array as it stood in the file: its sizes and its bytes in c order. */
  record IdxArray(int[] shape, byte[] bytes) {}

  /**
   * Reads one array.
   *
   * @param name what the stream comes from; errors name it
   * @param dimensions number of dimensions that the array must have
   * @throws DataException if the stream is truncated, not idx, or of other dimensions
   */
  static IdxArray read(InputStream stream, String name, int dimensions) {
    try (DataInputStream in = new DataInputStream(unzipped(stream, name))) {
      int magic = in.readInt();
      int expected = UNSIGNED_BYTE << 8 | dimensions;
      if (magic != expected) {
        throw new DataException(
            String.format(
                "%s is not an idx file of bytes in %d dimensions: it starts with 0x%08x, expected"
                    + " 0x%08x",
                name, dimensions, magic, expected));
      }
      int[] shape = new int[dimensions];
      long length = 1;
      for (int d = 0; d < dimensions; d++) {
        shape[d] = in.readInt();
        length *= shape[d];
        if (shape[d] < 1 || length > Integer.MAX_VALUE) {
          throw new DataException(name + " has a size of " + shape[d] + " in its header");
        }
      }
      byte[] bytes = bytes(in, (int) length, name);
      if (bytes.length < length) {
        throw new EOFException();
      }
      if (in.read() >= 0) { // also makes the unzipping check its checksum
        throw new DataException(
            name + " is longer than its header says: expected " + length + " bytes of data");
      }
      return new IdxArray(shape, bytes);
    } catch (ZipException e) {
      throw new DataException(name + " is damaged: " + Reason.of(e), e);
    } catch (EOFException e) {
      throw new DataException(name + " is truncated", e);
    } catch (IOException e) {
      throw new DataException(name + " cannot be read: " + Reason.of(e), e);
    }
  }

  /** The bytes as they come, so that a wrong length in the header takes no memory. */
  private static byte[] bytes(DataInputStream in, int length, String name) throws IOException {
    try {
      return in.readNBytes(length);
    } catch (OutOfMemoryError e) {
      throw Reason.shortage(name, 2L * length, e);
    }
  }

  private static InputStream unzipped(InputStream stream, String name) throws IOException {
    if (!name.endsWith(".gz")) {
      return new BufferedInputStream(stream);
    }
    try {
      return new BufferedInputStream(new GZIPInputStream(stream));
    } catch (ZipException e) {
      throw new DataException(name + " is not gzipped, though its name says so", e);
    }
  }
}
