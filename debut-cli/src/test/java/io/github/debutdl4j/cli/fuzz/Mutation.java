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
package io.github.debutdl4j.cli.fuzz;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes in the ways that files are damaged, by accident and on purpose. */
final class Mutation {

  private static final int MOST_CHANGES = 4;
  private static final int LONGEST_RANGE = 64;

  private static final long[] TELLING = {
    0,
    1,
    -1,
    2,
    4,
    8,
    127,
    128,
    255,
    256,
    0x7fff,
    0x8000,
    0xffff,
    0x10000,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 31,
    1L << 32,
    1L << 61,
    1L << 62,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private static final byte[] TELLING_TEXT = "0123456789-+.eE[]{}(),:'\" \n\0<>|".getBytes();

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  /** A changed copy. */
  byte[] of(byte[] input) {
    byte[] bytes = input.clone();
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      bytes = bytes.length == 0 ? new byte[] {(byte) random.nextInt()} : changed(bytes);
    }
    return bytes;
  }

  private byte[] changed(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(9)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt();
      case 2 -> bytes[at] = TELLING_TEXT[random.nextInt(TELLING_TEXT.length)];
      case 3 -> number(bytes, at);
      case 4 -> digits(bytes, at);
      case 5 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 6 -> {
        return without(bytes, at);
      }
      case 7 -> {
        return repeated(bytes, at);
      }
      default -> {
        return Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(LONGEST_RANGE));
      }
    }
    return bytes;
  }

  /** Puts a number that programs stumble over, of 1 to 8 bytes, in either order. */
  private void number(byte[] bytes, int at) {
    long number = TELLING[random.nextInt(TELLING.length)];
    int size = Math.min(1 << random.nextInt(4), bytes.length - at);
    boolean littleEndian = random.nextBoolean();
    for (int i = 0; i < size; i++) {
      int shift = 8 * (littleEndian ? i : size - 1 - i);
      bytes[at + i] = (byte) (number >> shift);
    }
  }

  /** Changes the next digits, for numbers in text. */
  private void digits(byte[] bytes, int at) {
    int from = at;
    while (from < bytes.length && !Character.isDigit(bytes[from])) {
      from++;
    }
    for (int i = from; i < bytes.length && Character.isDigit(bytes[i]); i++) {
      bytes[i] = (byte) ('0' + random.nextInt(10));
    }
  }

  private byte[] without(byte[] bytes, int at) {
    int end = Math.min(bytes.length, at + 1 + random.nextInt(LONGEST_RANGE));
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - (end - at));
    System.arraycopy(bytes, end, shorter, at, bytes.length - end);
    return shorter;
  }

  private byte[] repeated(byte[] bytes, int at) {
    int end = Math.min(bytes.length, at + 1 + random.nextInt(LONGEST_RANGE));
    byte[] longer = Arrays.copyOf(bytes, bytes.length + (end - at));
    System.arraycopy(bytes, at, longer, end, bytes.length - at);
    return longer;
  }
}
