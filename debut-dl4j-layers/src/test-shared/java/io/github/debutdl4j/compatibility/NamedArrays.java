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
package io.github.debutdl4j.compatibility;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays in a file of their own form, which no library can change.
 *
 * <p>The number of arrays; then for each its name and data type (both as {@link
 * DataOutputStream#writeUTF}), its rank, its shape, and its values in c order, big-endian floats or
 * doubles. Rank and number are ints, sizes longs.
 */
public final class NamedArrays {

  private NamedArrays() {}

  public static void write(Map<String, INDArray> arrays, OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    out.writeInt(arrays.size());
    for (Map.Entry<String, INDArray> entry : arrays.entrySet()) {
      INDArray array = entry.getValue();
      out.writeUTF(entry.getKey());
      out.writeUTF(array.dataType().name());
      out.writeInt(array.rank());
      for (long size : array.shape()) {
        out.writeLong(size);
      }
      for (double value : values(array)) {
        if (array.dataType() == DataType.FLOAT) {
          out.writeFloat((float) value);
        } else {
          out.writeDouble(value);
        }
      }
    }
    out.flush();
  }

  public static Map<String, INDArray> read(byte[] file) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    Map<String, INDArray> arrays = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      DataType type = DataType.valueOf(in.readUTF());
      long[] shape = new long[in.readInt()];
      for (int dimension = 0; dimension < shape.length; dimension++) {
        shape[dimension] = in.readLong();
      }
      double[] values = new double[Math.toIntExact(ArrayUtil.prodLong(shape))];
      for (int i = 0; i < values.length; i++) {
        values[i] = type == DataType.FLOAT ? in.readFloat() : in.readDouble();
      }
      arrays.put(name, array(type, values, shape));
    }
    return arrays;
  }

  /** An array of floats or doubles, in c order. */
  static INDArray array(DataType type, double[] values, long... shape) {
    return Nd4j.createFromArray(values).castTo(type).reshape('c', shape);
  }

  /** Every value in c order; a float becomes the double that is equal to it. */
  public static double[] values(INDArray array) {
    return Nd4j.toFlattened('c', array).toDoubleVector();
  }
}
