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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.network.WeightSource;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Format version 1: a tensor for each row of numbers and each factor, named in the JSON. */
final class NamedTensorReader implements TensorReader {

  /** The suffix of the name of a tensor of scales, after the name of the tensor that it scales. */
  private static final String SCALE = ".scale";

  private final TensorFile tensors;

  NamedTensorReader(TensorFile tensors) {
    this.tensors = tensors;
  }

  @Override
  public float[] vector(JsonObject node, String field) throws NetworkFileException {
    String name = node.string(field);
    TensorFile.Tensor tensor = tensors.take(name);
    if (tensor.type() != NumberType.F32 || tensor.shape().length != 1) {
      throw TensorFile.fault(name, "expected a row of F32");
    }
    float[] numbers = new float[tensor.count()];
    tensor.type().read(tensor.data(), numbers, 0, numbers.length);
    return numbers;
  }

  @Override
  public WeightSource weights(JsonObject map, DeButChain chain) throws NetworkFileException {
    List<String> names = map.strings("weights");
    if (names.size() != chain.length()) {
      throw map.fault(names.size() + " weights for " + chain.length() + " factors");
    }
    Part[] parts = new Part[names.size()];
    long count = 0;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part(names.get(i), chain.factor(i).weightShape());
      count += parts[i].tensor().count();
    }
    if (count > Integer.MAX_VALUE) {
      throw TensorFile.fault(names.get(0), "more than 2^31 - 1 weights");
    }
    return new Parts(parts, (int) count);
  }

  private Part part(String name, int[] shape) throws NetworkFileException {
    TensorFile.Tensor tensor = tensors.take(name);
    if (tensor.type() == NumberType.BF16 || !Arrays.equals(tensor.shape(), shape)) {
      throw TensorFile.fault(
          name,
          String.format(
              "%s of shape %s; expected F32, F16 or I8 of shape %s",
              tensor.type(), Arrays.toString(tensor.shape()), Arrays.toString(shape)));
    }
    if (tensor.type() != NumberType.I8) {
      return new Part(tensor, null);
    }
    String scaleName = name + SCALE;
    TensorFile.Tensor scales = tensors.take(scaleName);
    int[] rows = Arrays.copyOf(shape, shape.length - 1);
    if (scales.type() != NumberType.F32 || !Arrays.equals(scales.shape(), rows)) {
      throw TensorFile.fault(scaleName, "expected F32 of shape " + Arrays.toString(rows));
    }
    return new Part(tensor, scales.data());
  }

  @Override
  public void end() throws NetworkFileException {
    tensors.end();
  }

  /**
   * The weights of a factor.
   *
   * @param scales one for each row, or null
   */
  private record Part(TensorFile.Tensor tensor, ByteBuffer scales) {

    long bytes() {
      return (long) tensor.data().capacity() + (scales == null ? 0 : scales.capacity());
    }

    void read(float[] to, int at) {
      int count = tensor.count();
      tensor.type().read(tensor.data(), to, at, count);
      if (scales != null) {
        float[] ofRows = new float[scales.capacity() / Float.BYTES];
        NumberType.F32.read(scales, ofRows, 0, ofRows.length);
        int length = count / ofRows.length;
        for (int i = 0; i < count; i++) {
          to[at + i] *= ofRows[i / length];
        }
      }
    }
  }

  private record Parts(Part[] parts, int length) implements WeightSource {

    @Override
    public long count() {
      return length;
    }

    @Override
    public long bytes() {
      long sum = 0;
      for (Part part : parts) {
        sum += part.bytes();
      }
      return sum;
    }

    @Override
    public float[] read() {
      float[] weights = new float[length];
      int at = 0;
      for (Part part : parts) {
        part.read(weights, at);
        at += part.tensor().count();
      }
      return weights;
    }
  }
}
