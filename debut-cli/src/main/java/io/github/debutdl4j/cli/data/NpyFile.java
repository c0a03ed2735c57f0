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

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Reads arrays of NumPy's npy format, after checks that ND4J's reader leaves to native code. */
public final class NpyFile {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'<([fi])([248])'");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d,\\s]*)\\)");

  private NpyFile() {}

  /**
   * Reads an array as doubles.
   *
   * @throws DataException if the file is missing, no npy file, truncated, or of a type that is not
   *     little-endian float or int
   */
  public static INDArray read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(file + " is no file");
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      checkLength(file, header(in, file));
      return Nd4j.createFromNpyFile(file.toFile()).castTo(DataType.DOUBLE);
    } catch (EOFException e) {
      throw new DataException(file + " is truncated", e);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new DataException(file + " is no npy file: its header has an impossible size", e);
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The header's text, and where the data begins behind it. */
  private record Header(long dataStart, String text) {}

  private static Header header(DataInputStream in, Path file) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new DataException(file + " is no npy file: it does not start with \\x93NUMPY");
    }
    int version = in.readUnsignedByte();
    in.readUnsignedByte();
    int lengthBytes = version == 1 ? 2 : 4;
    int length = littleEndian(in, lengthBytes);
    if (length < 0) {
      throw new ArithmeticException("a header of 2 GiB or more");
    }
    byte[] text = in.readNBytes(length);
    if (text.length < length) {
      throw new EOFException();
    }
    long dataStart = MAGIC.length + 2L + lengthBytes + length;
    return new Header(dataStart, new String(text, StandardCharsets.ISO_8859_1));
  }

  private static int littleEndian(InputStream in, int bytes) throws IOException {
    int value = 0;
    for (int b = 0; b < bytes; b++) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      value |= next << (8 * b);
    }
    return value;
  }

  private static void checkLength(Path file, Header header) throws IOException {
    Matcher type = TYPE.matcher(header.text());
    Matcher shape = SHAPE.matcher(header.text());
    if (!type.find() || !shape.find()) {
      throw new DataException(
          file + " holds no array of little-endian floats or ints: " + header.text().strip());
    }
    long bytes = Long.parseLong(type.group(2));
    for (String size : shape.group(1).split(",")) {
      if (!size.isBlank()) {
        bytes = Math.multiplyExact(bytes, Long.parseLong(size.strip()));
      }
    }
    if (Files.size(file) - header.dataStart() < bytes) {
      throw new EOFException();
    }
  }
}
