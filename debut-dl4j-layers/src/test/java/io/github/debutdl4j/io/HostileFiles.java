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

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Small files that declare large sizes: each is refused within a heap of 256 MiB, without native
 * memory.
 *
 * <p>{@link #main} reads them, in a JVM of such a heap.
 */
final class HostileFiles {

  private static final String LAYER =
      """
      {"confs":[{"layer":{"@class":"org.deeplearning4j.nn.conf.layers.DenseLayer",\
      "activationFn":{"@class":"org.nd4j.linalg.activations.impl.ActivationTanH"},\
      "iupdater":{"@class":"org.nd4j.linalg.learning.config.NoOp"},\
      "weightInitFn":{"@class":"org.deeplearning4j.nn.weights.WeightInitXavier"},\
      "hasBias":true,"nin":%s,"nout":%s}}],"dataType":"FLOAT"}""";

  /** Mebibytes of a gigabyte. */
  private static final int PIECES = 1 << 10;

  private HostileFiles() {}

  /** Writes the files; the key is a part of the error that each one gives. */
  static Map<String, Path> write(Path folder) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("inflates to", inflating(folder.resolve("gigabyte.zip"), "coefficients.bin"));
    files.put("inflates to ", inflating(folder.resolve("gigabyte-json.zip"), "configuration.json"));
    files.put("more than 2,147,483,647 parameters", sized(folder, "10", "2000000000"));
    files.put("more than 2,147,483,647 parameters ", sized(folder, "4294967296", "4294967296"));
    files.put("coefficients.bin holds", sized(folder, "1", "1000000000"));
    files.put("has the size -5", sized(folder, "-5", "-5"));
    files.put("entries in a directory", crowded(folder.resolve("crowded.zip"), 100_000));
    files.put("is deeper than", withJson(folder, "deep.zip", "[".repeat(5_000)));
    files.put("is deeper than ", withJson(folder, "deep-object.zip", "{\"a\":".repeat(5_000)));
    files.put(
        "larger than", withJson(folder, "wide.zip", "{\"confs\":[" + "{},".repeat(1_000_000)));
    files.put("more than 100 digits", withJson(folder, "long.zip", "[" + "9".repeat(1_000_000)));
    return files;
  }

  /** Reads all files of a folder that {@link #write} made; prints what was not refused. */
  public static void main(String[] arguments) throws IOException {
    try (var files = Files.list(Path.of(arguments[0]))) {
      for (Path file : files.sorted().toList()) {
        long start = System.nanoTime();
        String answer;
        try {
          ModelFiles.read(file);
          answer = "NOT REFUSED";
        } catch (ModelFileException e) {
          answer = "refused: " + e.getMessage();
        }
        System.out.printf("%.2f s %s%n", (System.nanoTime() - start) / 1e9, answer);
      }
    }
  }

  /** A gigabyte of zeros: one deflated mebibyte, again and again. */
  private static Path inflating(Path file, String name) throws IOException {
    byte[] zeros = new byte[1 << 20];
    byte[] piece = deflated(zeros);
    byte[] end = {3, 0}; // the last block, empty
    CRC32 sum = new CRC32();
    for (int i = 0; i < PIECES; i++) {
      sum.update(zeros);
    }
    int size = piece.length * PIECES + end.length;
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer zip =
        ByteBuffer.allocate(size + 2 * path.length + 98).order(ByteOrder.LITTLE_ENDIAN);
    sizes(zip.putInt(0x04034b50), sum, size, path).put(path);
    for (int i = 0; i < PIECES; i++) {
      zip.put(piece);
    }
    int directory = zip.put(end).position();
    sizes(zip.putInt(0x02014b50).putShort((short) 20), sum, size, path).put(new byte[14]).put(path);
    int length = zip.position() - directory;
    zip.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
    zip.putInt(length).putInt(directory).putShort((short) 0);
    return Files.write(file, zip.array());
  }

  /** What the two headers of an entry have in common, from the version to the extra field. */
  private static ByteBuffer sizes(ByteBuffer zip, CRC32 sum, int size, byte[] path) {
    zip.putShort((short) 20).putShort((short) 0).putShort((short) 8).putInt(0);
    zip.putInt((int) sum.getValue()).putInt(size).putInt(PIECES << 20);
    return zip.putShort((short) path.length).putShort((short) 0);
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(bytes);
    byte[] out = new byte[1 << 16];
    int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  private static Path crowded(Path file, int entries) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry("objects/" + i));
      }
    }
    return file;
  }

  private static Path sized(Path folder, String inputs, String outputs) throws IOException {
    return withJson(
        folder, "sized-" + inputs + "-" + outputs + ".zip", LAYER.formatted(inputs, outputs));
  }

  private static Path withJson(Path folder, String name, String json) throws IOException {
    return new ZipEntries()
        .put("configuration.json", json.getBytes(StandardCharsets.UTF_8))
        .put("coefficients.bin", ZipEntries.bytes(HostileFiles::oneNumber))
        .write(folder.resolve(name));
  }

  private static void oneNumber(java.io.DataOutputStream out) throws IOException {
    out.writeUTF("JAVACPP");
    out.writeInt(8);
    out.writeUTF("INT");
    for (int number : new int[] {2, 1, 1, 1, 1, 0, 1, 'c'}) {
      out.writeInt(number);
    }
    out.writeUTF("JAVACPP");
    out.writeInt(1);
    out.writeUTF("FLOAT");
    out.writeFloat(1);
  }
}
