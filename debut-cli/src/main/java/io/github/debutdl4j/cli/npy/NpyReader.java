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
package io.github.debutdl4j.cli.npy;

import io.github.debutdl4j.cli.data.DataException;
import io.github.debutdl4j.cli.data.Reason;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads arrays of NumPy's npy format, versions 1 to 3: both byte orders, c and Fortran order, and
 * all real types. See NumPy Enhancement Proposal 1.
 */
public final class NpyReader {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int BUFFER = 1 << 16;

  private NpyReader() {}

  /**
   * Reads an array, as floats if a float equals every number of its type, else as doubles.
   *
   * @throws DataException if the file is missing, not an npy file, truncated, longer than its
   *     array, or holds anything but real numbers that a double can represent
   */
  public static NpyArray read(Path file) {
    return open(file, NpyReader::read);
  }

  /**
   * Reads the header alone, and compares it with the length of the file.
   *
   * @throws DataException if the file is missing, not an npy file, truncated, longer than its
   *     array, or holds anything but real numbers
   */
  public static NpyDescription describe(Path file) {
    return open(
        file,
        (in, bytes, where) -> NpyDescription.of(header(new DataInputStream(in), bytes, where)));
  }

  /** Reads something from a file of known length. */
  private interface Content<T> {
    T read(InputStream in, long bytes, String where) throws IOException;
  }

  private static <T> T open(Path file, Content<T> content) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(file + " is not a file");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return content.read(in, Files.size(file), file.toString());
    } catch (EOFException e) {
      throw new DataException(file + " is truncated", e);
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads an array, as floats if a float equals every number of its type, else as doubles.
   *
   * @param bytes length of the stream
   * @param where what is read; errors begin with it
   */
  static NpyArray read(InputStream stream, long bytes, String where) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    try {
      NpyHeader header = header(in, bytes, where);
      return array(header, in, where);
    } catch (EOFException e) {
      throw new DataException(where + " is truncated", e);
    } catch (ArithmeticException e) {
      throw new DataException(where + " holds " + e.getMessage() + ", which no double equals", e);
    }
  }

  private static NpyArray array(NpyHeader header, DataInputStream in, String where)
      throws IOException {
    try {
      return new NpyArray(header.shape(), inCOrder(header, values(header, in)));
    } catch (OutOfMemoryError e) {
      throw Reason.shortage(where, NpyNumbers.bytes(header), e);
    }
  }

  private static NpyHeader header(DataInputStream in, long bytes, String where) throws IOException {
    byte[] text = headerText(in, where);
    boolean utf8 = text[0] == 3;
    NpyHeader header =
        NpyHeader.parse(
            new String(
                text,
                1,
                text.length - 1,
                utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1),
            where);
    int prefix = MAGIC.length + 2 + (text[0] == 1 ? 2 : 4);
    checkLength(header, bytes - prefix - (text.length - 1), where);
    return header;
  }

  /** The version, and after it the text of the header. */
  private static byte[] headerText(DataInputStream in, String where) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new DataException(where + " is not an npy file: it does not start with \\x93NUMPY");
    }
    int version = in.readUnsignedByte();
    int minor = in.readUnsignedByte();
    if (version < 1 || version > 3 || minor != 0) {
      throw new DataException(
          where + " is an npy file of version " + version + "." + minor + "; expected 1.0 to 3.0");
    }
    long length =
        version == 1
            ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
            : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
    if (length > LONGEST_HEADER) {
      throw new DataException(where + " is not an npy file: its header has an impossible size");
    }
    byte[] text = new byte[1 + (int) length];
    text[0] = (byte) version;
    in.readFully(text, 1, (int) length);
    return text;
  }

  private static void checkLength(NpyHeader header, long bytes, String where) {
    long expected;
    try {
      expected = (long) header.length() * header.type().bytes();
    } catch (ArithmeticException e) {
      throw new DataException(where + " has more than 2^31 numbers", e);
    }
    if (bytes < expected) {
      throw new DataException(where + " is truncated");
    }
    if (bytes > expected) {
      throw new DataException(
          "%s has %,d bytes after its array".formatted(where, bytes - expected));
    }
  }

  /** The numbers in the order of the file. */
  private static NpyNumbers values(NpyHeader header, DataInputStream in) throws IOException {
    NpyType type = header.type();
    NpyNumbers values = NpyNumbers.of(header);
    byte[] buffer = new byte[BUFFER * type.bytes()];
    for (int from = 0; from < values.length(); from += BUFFER) {
      int count = Math.min(BUFFER, values.length() - from);
      in.readFully(buffer, 0, count * type.bytes());
      ByteBuffer data = ByteBuffer.wrap(buffer).order(type.order());
      for (int i = 0; i < count; i++) {
        values.set(from + i, type.next(data));
      }
    }
    return values;
  }

  private static NpyNumbers inCOrder(NpyHeader header, NpyNumbers values) {
    int[] shape = header.shape();
    if (!header.fortranOrder() || shape.length < 2) {
      return values;
    }
    int[] stride = new int[shape.length]; // of each index in c order
    stride[shape.length - 1] = 1;
    for (int d = shape.length - 2; d >= 0; d--) {
      stride[d] = stride[d + 1] * shape[d + 1];
    }
    NpyNumbers ordered = NpyNumbers.of(header);
    int[] index = new int[shape.length];
    int to = 0;
    for (int from = 0; from < values.length(); from++) {
      ordered.set(to, values.get(from));
      for (int d = 0; d < shape.length; d++) { // the first index runs fastest
        to += stride[d];
        if (++index[d] < shape[d]) {
          break;
        }
        to -= stride[d] * shape[d];
        index[d] = 0;
      }
    }
    return ordered;
  }
}
