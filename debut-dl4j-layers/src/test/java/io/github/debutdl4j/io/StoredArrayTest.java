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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.options.ArrayOptionsHelper;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** ND4J's binary arrays are read as ND4J reads them, and refused where it would read elsewhere. */
class StoredArrayTest {

  /** The numbers of a header of a 2 x 3 array of floats in c order; changed one at a time. */
  private static final class Header {
    private String mode = "LONG_SHAPE";
    private String type = "LONG";
    private long length = 8;
    private long[] shape = {2, 2, 3, 3, 1, 0, 1, 'c'};
    private String dataMode = "MIXED_DATA_TYPES";
    private String dataType = "FLOAT";
    private long dataLength = 6;

    private Header() {
      shape[5] = ArrayOptionsHelper.setOptionBit(0L, DataType.FLOAT);
    }

    byte[] bytes() {
      return ZipEntries.bytes(
          out -> {
            buffer(out, mode, length, type);
            for (long number : shape) {
              if (type.equals("INT")) {
                out.writeInt((int) number);
              } else {
                out.writeLong(number);
              }
            }
            buffer(out, dataMode, dataLength, dataType);
            for (int i = 0; i < 6; i++) {
              out.writeFloat(i);
            }
          });
    }

    private static void buffer(DataOutputStream out, String mode, long length, String type)
        throws IOException {
      out.writeUTF(mode);
      if (mode.equals("LONG_SHAPE") || mode.equals("MIXED_DATA_TYPES")) {
        out.writeLong(length);
      } else {
        out.writeInt((int) length);
      }
      out.writeUTF(type);
    }
  }

  private static INDArray read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    return ArrayReader.read(ArrayHeader.read(in, "array"), in, "array");
  }

  private static INDArray readByNd4j(byte[] bytes) {
    return Nd4j.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE", "HALF", "BFLOAT16"})
  void readsWhatNd4jWrites(DataType type) throws IOException {
    INDArray matrix = Nd4j.linspace(DataType.DOUBLE, -3, 0.37, 24).reshape(4, 6).castTo(type);
    for (INDArray array :
        new INDArray[] {
          matrix,
          matrix.dup('f'),
          matrix.transpose(),
          matrix.reshape(2, 3, 4),
          matrix.reshape(1, 24),
          matrix.reshape(24),
          matrix.reshape(24, 1),
          matrix.get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(2, 5)),
          Nd4j.scalar(type, 5)
        }) {
      byte[] bytes = ZipEntries.bytes(out -> Nd4j.write(array, out));

      INDArray read = read(bytes);

      assertThat(read).isEqualTo(array).isEqualTo(readByNd4j(bytes));
      assertThat(read.shape()).isEqualTo(array.shape());
      assertThat(read.dataType()).isEqualTo(type);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE", "HALF", "BFLOAT16"})
  void keepsExtremeNumbers(DataType type) throws IOException {
    INDArray array =
        Nd4j.createFromArray(
                0.0, -0.0, 6.0e-8, -1e-7, 6.1e-5, 65504, -1.0, 1 / 0.0, -1 / 0.0, 0.1, 1e-30, 3e38)
            .castTo(type);

    INDArray read = read(ZipEntries.bytes(out -> Nd4j.write(array, out)));

    assertThat(read.castTo(DataType.DOUBLE).toDoubleVector())
        .isEqualTo(array.castTo(DataType.DOUBLE).toDoubleVector());
  }

  @Test
  void readsArraysOfManyPieces() throws IOException {
    INDArray array = Nd4j.rand(DataType.FLOAT, 3, 200_000);

    assertThat(read(ZipEntries.bytes(out -> Nd4j.write(array, out)))).isEqualTo(array);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DIRECT", "HEAP", "JAVACPP"})
  void readsWhatVersionsBeforeAlphaWrote(String mode) throws IOException {
    Header header = new Header();
    header.mode = mode;
    header.type = "INT";
    header.shape[5] = 0;
    header.dataMode = mode;

    INDArray read = read(header.bytes());

    assertThat(read).isEqualTo(Nd4j.createFromArray(new float[][] {{0, 1, 2}, {3, 4, 5}}));
    assertThat(read).isEqualTo(readByNd4j(header.bytes()));
  }

  @Test
  void readsWhatVersionsUpToBeta3Wrote() throws IOException {
    Header header = new Header();
    header.shape[5] = 0;
    header.dataMode = "LONG_SHAPE";

    assertThat(read(header.bytes())).isEqualTo(readByNd4j(header.bytes()));
    header.shape = new long[] {2, 2, 3, 1, 2, 0, 1, 'f'};
    assertThat(read(header.bytes())).isEqualTo(readByNd4j(header.bytes()));
  }

  /** What is changed, and what the error says. */
  private record Fault(String message, java.util.function.Consumer<Header> change) {
    @Override
    public String toString() {
      return message;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault("has 4611686018427387904 elements", h -> h.dataLength = 1L << 62),
        new Fault("has 5 elements", h -> h.dataLength = 5),
        new Fault("has -6 elements", h -> h.dataLength = -6),
        new Fault("impossible shape [-2, -3]", h -> h.shape = array(2, -2, -3, 3, 1)),
        new Fault("impossible shape [0, 3]", h -> h.shape = array(2, 0, 3, 3, 1)),
        new Fault(
            "impossible shape [4611686018427387904, 4]",
            h -> h.shape = array(2, 1L << 62, 4, 3, 1)),
        new Fault("strides [3, 2]", h -> h.shape[4] = 2),
        new Fault("strides [1000000, 1]", h -> h.shape[3] = 1_000_000),
        new Fault("strides [-3, 1]", h -> h.shape[3] = -3),
        new Fault("strides [0, 1]", h -> h.shape[3] = 0),
        new Fault("element-wise stride 7", h -> h.shape[6] = 7),
        new Fault("order 100", h -> h.shape[7] = 'd'),
        new Fault("rank 3 has a shape of 8", h -> h.shape[0] = 3),
        new Fault("shape of an array is 9 numbers", h -> h.length = 9),
        new Fault("shape of an array is 2147483647 numbers", h -> h.length = Integer.MAX_VALUE),
        new Fault("shape of an array is -1 numbers", h -> h.length = -1),
        new Fault("8 numbers of type FLOAT", h -> h.type = "FLOAT"),
        new Fault("of the type INT; expected real", h -> h.dataType = "INT"),
        new Fault("of the type UTF8; expected real", h -> h.dataType = "UTF8"),
        new Fault("of the type COMPRESSED; expected real", h -> h.dataType = "COMPRESSED"),
        new Fault("of the type 'QUADRUPLE'", h -> h.dataType = "QUADRUPLE"),
        new Fault("the shape of an array says FLOAT", h -> h.dataType = "DOUBLE"),
        new Fault("allocation mode is 'NOWHERE'", h -> h.mode = "NOWHERE"),
        new Fault("allocation mode is 'Nowhere'", h -> h.dataMode = "Nowhere"));
  }

  private static long[] array(long rank, long rows, long columns, long down, long right) {
    long options = ArrayOptionsHelper.setOptionBit(0L, DataType.FLOAT);
    return new long[] {rank, rows, columns, down, right, options, 1, 'c'};
  }

  @ParameterizedTest
  @MethodSource("faults")
  void refusesHeadersThatAreNotOfTheirData(Fault fault) {
    Header header = new Header();
    fault.change().accept(header);

    assertThatThrownBy(() -> read(header.bytes()))
        .isInstanceOf(ModelFileException.class)
        .hasMessageStartingWith("array")
        .hasMessageContaining(fault.message());
  }

  @Test
  void refusesTruncatedArrays() {
    byte[] whole = new Header().bytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .isInstanceOf(ModelFileException.class)
          .hasMessageContaining("truncated");
    }
  }
}
