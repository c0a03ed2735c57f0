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
package io.github.debutdl4j.internal.modelfile;

import io.github.debutdl4j.internal.network.Network;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads and writes model files: 8 bytes that hold the length of the header, the header as JSON, and
 * the tensors' data, all little-endian. The same network gives the same bytes.
 */
public final class NetworkFiles {

  /** The header's entry that is not a tensor. */
  static final String METADATA = "__metadata__";

  static final String FORMAT = "debut-model";

  /** The version that files of F32 and F16 weights are written in. */
  static final int NAMED_TENSORS = 1;

  /** The version that files of I8 weights are written in, and the newest that is read. */
  static final int JOINED_TENSORS = 2;

  private static final int PREFIX = Long.BYTES;
  private static final int MAX_HEADER = 4 << 20;
  private static final int SHOWN = 60;

  private NetworkFiles() {}

  /**
   * Writes a model file.
   *
   * @param encoding of the weights of linear operations; everything else stays F32
   * @throws IllegalArgumentException if a number cannot be held, or the file would have 2 GiB or
   *     more; nothing is written then
   */
  public static void write(Network network, WeightEncoding encoding, OutputStream to)
      throws IOException {
    to.write(bytes(network, encoding));
  }

  /** The bytes of a model file; see {@link #write}. */
  public static byte[] bytes(Network network, WeightEncoding encoding) {
    boolean joined = encoding == WeightEncoding.I8;
    TensorWriter tensors =
        joined
            ? new JoinedTensorWriter()
            : new NamedTensorWriter(NumberType.valueOf(encoding.name()));
    Object json = new NetworkEncoder(tensors, joined).encode(network);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("version", Integer.toString(joined ? JOINED_TENSORS : NAMED_TENSORS));
    metadata.put("network", JsonText.of(json));
    Map<String, Object> header = new LinkedHashMap<>();
    header.put(METADATA, metadata);
    header.putAll(tensors.header());
    byte[] text = JsonText.of(header).getBytes(StandardCharsets.UTF_8);
    // Spaces after the header align the data.
    int headerLength = (text.length + 7) / 8 * 8;
    long length = PREFIX + headerLength + tensors.bytes();
    if (headerLength > MAX_HEADER || length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          String.format("a model file of %d bytes, %d of them header", length, headerLength));
    }
    ByteBuffer file = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(headerLength).put(text);
    while (file.position() < PREFIX + headerLength) {
      file.put((byte) ' ');
    }
    tensors.write(file);
    return file.array();
  }

  /**
   * Reads a model file. Weights stay in the form of the file until they are asked for.
   *
   * @throws NetworkFileException if the bytes are not a model file of a version known here
   */
  public static Network read(Path path) throws IOException {
    long size = Files.size(path);
    try (InputStream in = open(path)) {
      return parse(WholeStream.read(in, size));
    }
  }

  /** Not by a channel where it can be avoided: its classes cost a program's start 10 ms. */
  private static InputStream open(Path path) throws IOException {
    return path.getFileSystem() == FileSystems.getDefault()
        ? new FileInputStream(path.toFile())
        : Files.newInputStream(path);
  }

  /**
   * As {@link #read(Path)}, but leaves the weights in the file, which must not change while the
   * network is in use.
   */
  public static Network map(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      checkLength(file.size());
      MappedByteBuffer bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
      return parse(bytes.order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  /**
   * Reads a model file to the end of a stream, with at most twice its size of memory and a little.
   *
   * @throws NetworkFileException if the bytes are not a model file of a version known here
   */
  public static Network read(InputStream in) throws IOException {
    return parse(WholeStream.read(in, 0));
  }

  private static void checkLength(long length) throws NetworkFileException {
    if (length > Integer.MAX_VALUE - 8) {
      throw new NetworkFileException("a file of " + length + " bytes; 2 GiB is too much");
    }
  }

  private static Network parse(ByteBuffer bytes) throws NetworkFileException {
    if (bytes.remaining() < PREFIX) {
      throw new NetworkFileException("a file of " + bytes.remaining() + " bytes");
    }
    long headerLength = bytes.getLong();
    if (headerLength < 2 || headerLength > MAX_HEADER || headerLength > bytes.remaining()) {
      throw new NetworkFileException(
          String.format(
              "a header of %s bytes in a file of %d: this is not a model file, or the end is missing",
              Long.toUnsignedString(headerLength), bytes.limit()));
    }
    ByteBuffer text = part(bytes, PREFIX, PREFIX + (int) headerLength);
    ByteBuffer data = part(bytes, PREFIX + (int) headerLength, bytes.limit());
    Object json = JsonParser.parse(utf8(text));
    if (!(json instanceof Map<?, ?> entries)) {
      throw new NetworkFileException("the header is not an object");
    }
    Map<String, Object> header = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      header.put((String) entry.getKey(), entry.getValue());
    }
    JsonObject metadata = new JsonObject("'" + METADATA + "'", null, header.remove(METADATA));
    int version = version(metadata);
    TensorFile file = new TensorFile(header, data);
    TensorReader tensors =
        version == NAMED_TENSORS ? new NamedTensorReader(file) : new JoinedTensorReader(file);
    Network network =
        new NetworkDecoder(tensors).decode(JsonParser.parse(metadata.string("network")));
    tensors.end();
    return network;
  }

  /** The bytes from one place to another. */
  static ByteBuffer part(ByteBuffer bytes, int from, int end) {
    ByteBuffer part = bytes.duplicate();
    Buffer plain = part; // Android 8 has these methods in Buffer alone
    plain.limit(end);
    plain.position(from);
    return part.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int version(JsonObject metadata) throws NetworkFileException {
    if (!metadata.has("format") || !metadata.string("format").equals(FORMAT)) {
      throw new NetworkFileException("'format' is not '" + FORMAT + "': a file of something else");
    }
    String text = metadata.string("version");
    int version = 0;
    for (int i = 0; i < text.length() && i < 9; i++) {
      int digit = text.charAt(i) - '0';
      version = digit >= 0 && digit <= 9 ? 10 * version + digit : 0;
    }
    if (!Integer.toString(version).equals(text) || version < 1) {
      throw metadata.fault("'version' is not a whole number");
    }
    if (version > JOINED_TENSORS) {
      throw new NetworkFileException(
          String.format(
              "a model file of format version %d; this release reads up to version %d",
              version, JOINED_TENSORS));
    }
    return version;
  }

  private static String utf8(ByteBuffer bytes) throws NetworkFileException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(bytes)
          .toString();
    } catch (CharacterCodingException e) {
      throw new NetworkFileException("the header is not UTF-8");
    }
  }

  /** A text from a file for the message of a fault. */
  static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
