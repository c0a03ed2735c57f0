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

import io.github.debutdl4j.internal.modelfile.HalfFloat;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Reads the elements of an array whose header was checked, a buffer at a time: ND4J's own reader
 * and native code see nothing of the file but the elements.
 */
final class ArrayReader {

  /** Elements read at a time. */
  private static final int PIECE = 1 << 18;

  private ArrayReader() {}

  /**
   * Reads all elements.
   *
   * @param where what is read; errors begin with it
   * @return an array of the header's shape, which belongs to no workspace
   */
  static INDArray read(ArrayHeader header, DataInputStream in, String where) throws IOException {
    long length = header.length();
    INDArray flat = Nd4j.createUninitializedDetached(header.type(), 'c', length);
    byte[] bytes = new byte[(int) Math.min(PIECE, length) * header.type().width()];
    for (long from = 0; from < length; from += PIECE) {
      int count = (int) Math.min(PIECE, length - from);
      try {
        in.readFully(bytes, 0, count * header.type().width());
      } catch (EOFException e) {
        throw new ModelFileException(where + " is truncated in the data of an array", e);
      }
      try (INDArray piece = elements(ByteBuffer.wrap(bytes), header.type(), count)) {
        flat.get(NDArrayIndex.interval(from, from + count)).assign(piece);
      }
    }
    return flat.reshape(header.order(), header.shape());
  }

  private static INDArray elements(ByteBuffer bytes, DataType type, int count) {
    if (type == DataType.DOUBLE) {
      double[] values = new double[count];
      bytes.asDoubleBuffer().get(values);
      return Nd4j.createFromArray(values);
    }
    float[] values = new float[count];
    if (type == DataType.FLOAT) {
      bytes.asFloatBuffer().get(values);
    } else {
      for (int i = 0; i < count; i++) {
        short bits = bytes.getShort(2 * i);
        values[i] =
            type == DataType.FLOAT16 ? HalfFloat.toFloat(bits) : Float.intBitsToFloat(bits << 16);
      }
    }
    return Nd4j.createFromArray(values);
  }
}
