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
import io.github.debutdl4j.internal.modelfile.HalfFloat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a number is stored, as NumPy's {@code descr} says: byte order, kind and size.
 *
 * @param kind {@code b} for true and false, {@code i} and {@code u} for whole numbers with and
 *     without sign, {@code f} for floating point
 * @param bytes size of a number
 * @param order of the bytes
 */
record NpyType(char kind, int bytes, ByteOrder order) {

  private static final Pattern TEXT = Pattern.compile("([<>=|]?)([a-zA-Z?])(\\d{0,9})(.*)");

  private static final Map<Character, Set<Integer>> SIZES =
      Map.of(
          'b', Set.of(1), 'i', Set.of(1, 2, 4, 8), 'u', Set.of(1, 2, 4, 8), 'f', Set.of(2, 4, 8));

  private static final Map<Character, String> OTHERS =
      Map.of(
          'c', "complex numbers",
          'f', "floating point of a size that Java lacks",
          'O', "Python objects",
          'S', "text",
          'a', "text",
          'U', "text",
          'V', "raw bytes, or a type that NumPy does not know itself",
          'M', "times",
          'm', "durations");

  /** Whole numbers up to here are doubles without rounding. */
  private static final long EXACT = 1L << 53;

  /**
   * Reads a type.
   *
   * @param where the file; errors begin with it
   * @throws DataException if it is not a type of real numbers
   */
  static NpyType parse(String text, String where) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new DataException(where + " holds an array of the unknown type '" + text + "'");
    }
    char kind = parts.group(2).charAt(0);
    if (kind == '?' && parts.group(3).isEmpty()) {
      return new NpyType('b', 1, ByteOrder.nativeOrder());
    }
    int bytes = parts.group(3).isEmpty() ? 0 : Integer.parseInt(parts.group(3));
    if (!SIZES.getOrDefault(kind, Set.of()).contains(bytes) || !parts.group(4).isEmpty()) {
      throw new DataException(
          "%s holds %s (type '%s'); expected real numbers of type b1, i1 to i8, u1 to u8, f2, f4 or f8"
              .formatted(where, OTHERS.getOrDefault(kind, "numbers of an unknown type"), text));
    }
    return new NpyType(kind, bytes, order(parts.group(1)));
  }

  /** Whether a float equals every number of this type. */
  boolean isSingle() {
    return kind == 'f' ? bytes <= Float.BYTES : bytes <= Short.BYTES;
  }

  private static ByteOrder order(String sign) {
    return switch (sign) {
      case "<" -> ByteOrder.LITTLE_ENDIAN;
      case ">" -> ByteOrder.BIG_ENDIAN;
      default -> ByteOrder.nativeOrder();
    };
  }

  /**
   * The next number of a buffer that has this type's byte order.
   *
   * @throws ArithmeticException if it is a whole number that no double equals
   */
  double next(ByteBuffer data) {
    return switch (kind) {
      case 'b' -> data.get() == 0 ? 0 : 1;
      case 'f' -> nextFloat(data);
      default -> exact(kind == 'u' ? nextUnsigned(data) : nextSigned(data));
    };
  }

  private double nextFloat(ByteBuffer data) {
    return switch (bytes) {
      case 2 -> HalfFloat.toFloat(data.getShort());
      case 4 -> data.getFloat();
      default -> data.getDouble();
    };
  }

  private long nextSigned(ByteBuffer data) {
    return switch (bytes) {
      case 1 -> data.get();
      case 2 -> data.getShort();
      case 4 -> data.getInt();
      default -> data.getLong();
    };
  }

  private long nextUnsigned(ByteBuffer data) {
    return switch (bytes) {
      case 1 -> Byte.toUnsignedInt(data.get());
      case 2 -> Short.toUnsignedInt(data.getShort());
      case 4 -> Integer.toUnsignedLong(data.getInt());
      default -> unsignedLong(data.getLong());
    };
  }

  private static long unsignedLong(long bits) {
    if (bits < 0) {
      throw new ArithmeticException(Long.toUnsignedString(bits));
    }
    return bits;
  }

  private static double exact(long number) {
    if (number > EXACT || number < -EXACT) {
      throw new ArithmeticException(Long.toString(number));
    }
    return number;
  }
}
