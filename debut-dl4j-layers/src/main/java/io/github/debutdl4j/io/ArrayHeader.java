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

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.shape.options.ArrayOptionsHelper;
import org.nd4j.linalg.exception.ND4JUnknownDataTypeException;

/**
 * The header of an array in ND4J's binary format: type, shape and order.
 *
 * <p>The format, as {@code Nd4j.write} of all versions writes it: the shape as a buffer of whole
 * numbers (rank, sizes, strides, options, element-wise stride, order), then the data as a buffer. A
 * buffer is its allocation mode (a string), its length (int in modes of versions before
 * 1.0.0-alpha, else long), its type (a string) and its elements, big-endian. Only arrays without
 * gaps are accepted: that is all that {@code Nd4j.write} makes, and a stride that leaves gaps makes
 * native code read memory outside the array.
 *
 * @param type of the elements
 * @param shape sizes of the dimensions
 * @param order {@code c} or {@code f}: how the elements are laid out
 */
record ArrayHeader(DataType type, long[] shape, char order) {

  private static final int MAX_RANK = 32;
  private static final Set<String> OLD_MODES = Set.of("DIRECT", "HEAP", "JAVACPP");
  private static final Set<String> MODES = Set.of("LONG_SHAPE", "MIXED_DATA_TYPES");
  private static final Set<DataType> REAL =
      Set.of(DataType.FLOAT, DataType.DOUBLE, DataType.FLOAT16, DataType.BFLOAT16);

  /** One buffer's header. */
  private record Buffer(String mode, long length, DataType type) {}

  /**
   * Reads and checks a header, up to where the elements begin.
   *
   * @param where the file and entry; errors begin with it
   * @throws ModelFileException if it is not the header of an array of real numbers without gaps
   */
  static ArrayHeader read(DataInputStream in, String where) throws IOException {
    try {
      Buffer shapeBuffer = buffer(in, where);
      long[] info = shapeInformation(in, shapeBuffer, where);
      Buffer data = buffer(in, where);
      return checked(info, data, where);
    } catch (EOFException e) {
      throw new ModelFileException(where + " is truncated in the header of an array", e);
    } catch (UTFDataFormatException e) {
      throw new ModelFileException(where + " is damaged: no text where the header has text", e);
    }
  }

  /** Number of elements. */
  long length() {
    long length = 1;
    for (long size : shape) {
      length *= size;
    }
    return length;
  }

  /** Number of bytes that the elements take. */
  long bytes() {
    return length() * type.width();
  }

  private static Buffer buffer(DataInputStream in, String where) throws IOException {
    String mode = in.readUTF();
    boolean old = OLD_MODES.contains(mode);
    if (!old && !MODES.contains(mode)) {
      throw new ModelFileException(
          where + " holds no array: its allocation mode is " + quote(mode));
    }
    long length = old ? in.readInt() : in.readLong();
    String type = in.readUTF();
    try {
      return new Buffer(mode, length, DataType.valueOf(type.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(where + " holds an array of the type " + quote(type), e);
    }
  }

  private static long[] shapeInformation(DataInputStream in, Buffer buffer, String where)
      throws IOException {
    boolean whole = buffer.type() == DataType.INT32 || buffer.type() == DataType.INT64;
    boolean possible = buffer.length() >= 4 && buffer.length() <= 2 * MAX_RANK + 4;
    if (!whole || !possible || buffer.length() % 2 != 0) {
      throw new ModelFileException(
          "%s: the shape of an array is %d numbers of type %s; expected an even number from 4 to %d"
              .formatted(where, buffer.length(), buffer.type(), 2 * MAX_RANK + 4));
    }
    long[] info = new long[(int) buffer.length()];
    for (int i = 0; i < info.length; i++) {
      info[i] = buffer.type() == DataType.INT32 ? in.readInt() : in.readLong();
    }
    if (info[0] != (info.length - 4) / 2) {
      throw new ModelFileException(
          "%s: an array of rank %d has a shape of %d numbers"
              .formatted(where, info[0], info.length));
    }
    return info;
  }

  /**
   * @param info rank, sizes, strides, options, element-wise stride, order
   */
  private static ArrayHeader checked(long[] info, Buffer data, String where) {
    int rank = (int) info[0];
    long[] shape = Arrays.copyOfRange(info, 1, 1 + rank);
    long[] stride = Arrays.copyOfRange(info, 1 + rank, 1 + 2 * rank);
    long elementWise = info[info.length - 2];
    long order = info[info.length - 1];
    if (!REAL.contains(data.type())) {
      throw new ModelFileException(
          where + " holds an array of the type " + data.type() + "; expected real numbers");
    }
    if (product(shape, where) != data.length()) {
      throw new ModelFileException(
          "%s: an array of shape %s has %d elements"
              .formatted(where, Arrays.toString(shape), data.length()));
    }
    if (order != 'c' && order != 'f' || elementWise < -1 || elementWise > 1) {
      throw new ModelFileException(
          "%s: an array of order %d and element-wise stride %d; expected %d or %d, and -1 to 1"
              .formatted(where, order, elementWise, (int) 'c', (int) 'f'));
    }
    checkOptions(info[info.length - 3], data, where);
    return new ArrayHeader(data.type(), shape, layout(shape, stride, (char) order, where));
  }

  private static long product(long[] shape, String where) {
    long product = 1;
    try {
      for (long size : shape) {
        if (size < 1) {
          throw new ArithmeticException();
        }
        product = Math.multiplyExact(product, size);
      }
      Math.multiplyExact(product, (long) Double.BYTES);
      return product;
    } catch (ArithmeticException e) {
      throw new ModelFileException(
          where + " holds an array of the impossible shape " + Arrays.toString(shape), e);
    }
  }

  /** Versions since 1.0.0-beta4 repeat the type in the options; older ones have an offset there. */
  private static void checkOptions(long options, Buffer data, String where) {
    if (!data.mode().equals("MIXED_DATA_TYPES") || options == 0) {
      return;
    }
    DataType named;
    try {
      named = ArrayOptionsHelper.dataType(options);
    } catch (ND4JUnknownDataTypeException e) {
      throw new ModelFileException(where + " holds an array of unknown options " + options, e);
    }
    if (named != data.type()) {
      throw new ModelFileException(
          where + ": the shape of an array says " + named + ", its data " + data.type());
    }
  }

  private static char layout(long[] shape, long[] stride, char order, String where) {
    boolean c = isWithoutGaps(shape, stride, true);
    boolean f = isWithoutGaps(shape, stride, false);
    if (!c && !f) {
      throw new ModelFileException(
          "%s: an array of shape %s has the strides %s; expected one without gaps"
              .formatted(where, Arrays.toString(shape), Arrays.toString(stride)));
    }
    if (c && f) {
      return order;
    }
    return c ? 'c' : 'f';
  }

  /** Strides of dimensions of one element do not count: nothing steps along them. */
  private static boolean isWithoutGaps(long[] shape, long[] stride, boolean lastFirst) {
    long expected = 1;
    for (int i = 0; i < shape.length; i++) {
      int d = lastFirst ? shape.length - 1 - i : i;
      if (shape[d] > 1 && stride[d] != expected) {
        return false;
      }
      expected *= shape[d];
    }
    return true;
  }

  private static String quote(String text) {
    String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
    return "'" + printable.substring(0, Math.min(40, printable.length())) + "'";
  }
}
