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

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes arrays in NumPy's npz format: a zip of npy files. The same arrays give the same bytes. */
public final class NpzWriter implements AutoCloseable {

  /** The earliest time that a zip file can hold. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final byte[] START = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /** NumPy aligns the data to a multiple of this. */
  private static final int ALIGNMENT = 64;

  private final ZipOutputStream zip;

  public NpzWriter(Path file) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
    zip = new ZipOutputStream(out);
  }

  /** Writes an array of doubles. */
  public void write(String name, double[] values, int... shape) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES));
    data.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
    write(name, "<f8", data.array(), shape);
  }

  /** Writes an array of ints. */
  public void write(String name, int[] values, int... shape) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(values.length, Integer.BYTES));
    data.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
    write(name, "<i4", data.array(), shape);
  }

  private void write(String name, String type, byte[] data, int... shape) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(header(type, shape));
    zip.write(data);
    zip.closeEntry();
  }

  private static byte[] header(String type, int... shape) {
    String sizes = Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
            .formatted(type, sizes, shape.length == 1 ? "," : "");
    int unpadded = START.length + 2 + text.length() + 1;
    int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
    String padded = text + " ".repeat(padding) + "\n";
    return ByteBuffer.allocate(START.length + 2 + padded.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(START)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
