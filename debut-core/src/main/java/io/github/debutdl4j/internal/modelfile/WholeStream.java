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

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a stream to its end, in pieces that are joined when its length is known: it takes twice the
 * length and a piece, regardless of the length that the stream claims.
 */
final class WholeStream {

  private static final int FIRST_PIECE = 64 << 10;
  private static final int LARGEST_PIECE = 1 << 20;
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private final InputStream in;
  private final List<byte[]> pieces = new ArrayList<>();
  private long length;

  private WholeStream(InputStream in) {
    this.in = in;
  }

  /**
   * All bytes, little-endian.
   *
   * @param expected length, if it is known for certain: memory for so much is taken at once; else 0
   */
  static ByteBuffer read(InputStream in, long expected) throws IOException {
    if (expected > LONGEST) {
      throw new NetworkFileException("a file of " + expected + " bytes; 2 GiB is too much");
    }
    WholeStream stream = new WholeStream(in);
    int size = expected > 0 ? (int) expected : FIRST_PIECE;
    while (stream.readPiece(size)) {
      size = (int) Math.max(FIRST_PIECE, Math.min(LARGEST_PIECE, stream.length));
    }
    return stream.joined();
  }

  /** Reads up to a number of bytes; whether there may be more. */
  private boolean readPiece(int size) throws IOException {
    int first = in.read();
    if (first < 0) {
      return false;
    }
    if (length + size > LONGEST) {
      throw new NetworkFileException("a stream of 2 GiB or more");
    }
    byte[] piece = new byte[size];
    piece[0] = (byte) first;
    int filled = 1;
    int read = 0;
    while (filled < size && read >= 0) {
      read = in.read(piece, filled, size - filled);
      filled += Math.max(0, read);
    }
    pieces.add(piece);
    length += filled;
    return read >= 0;
  }

  private ByteBuffer joined() {
    byte[] all = pieces.size() == 1 ? pieces.get(0) : new byte[(int) length];
    for (int at = 0, i = 0; pieces.size() > 1 && at < all.length; i++) {
      int count = Math.min(pieces.get(i).length, all.length - at);
      System.arraycopy(pieces.get(i), 0, all, at, count);
      at += count;
    }
    return ByteBuffer.wrap(all, 0, (int) length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
