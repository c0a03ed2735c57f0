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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Format version 2: a tensor for all numbers of a type, named like the type, in the order in which
 * the network has them.
 */
final class JoinedTensorReader implements TensorReader {

  private final TensorFile tensors;

  private final Map<NumberType, Numbers> numbers = new EnumMap<>(NumberType.class);

  /** A tensor, of which the first bytes were given out. */
  private static final class Numbers {
    private final ByteBuffer data;
    private int used;

    Numbers(ByteBuffer data) {
      this.data = data;
    }
  }

  JoinedTensorReader(TensorFile tensors) throws NetworkFileException {
    this.tensors = tensors;
    for (NumberType type : NumberType.values()) {
      ByteBuffer data = ByteBuffer.allocate(0);
      if (tensors.has(type.name())) {
        TensorFile.Tensor tensor = tensors.take(type.name());
        if (tensor.type() != type || tensor.shape().length != 1) {
          throw TensorFile.fault(type.name(), "expected a row of " + type);
        }
        data = tensor.data();
      }
      numbers.put(type, new Numbers(data));
    }
  }

  @Override
  public float[] vector(JsonObject node, String field) throws NetworkFileException {
    List<?> reference = node.array(field);
    NumberType type = reference.size() == 2 ? vectorType(reference.get(0)) : null;
    if (type == null) {
      throw node.fault("'" + field + "' is not F32 or F16 and a number");
    }
    long count = node.wholeLong(field, reference.get(1));
    if (count < 1) {
      throw node.fault("'" + field + "' has " + count + " numbers");
    }
    ByteBuffer data = next(type, count);
    float[] vector = new float[(int) count];
    type.read(data, vector, 0, vector.length);
    return vector;
  }

  private static NumberType vectorType(Object name) {
    if (NumberType.F32.name().equals(name)) {
      return NumberType.F32;
    }
    return NumberType.F16.name().equals(name) ? NumberType.F16 : null;
  }

  @Override
  public WeightSource weights(JsonObject map, DeButChain chain) throws NetworkFileException {
    long count = chain.parameters();
    int rows = chain.outputs();
    ByteBuffer wholes = next(NumberType.I8, count);
    return new Quantized(chain, wholes, next(NumberType.BF16, rows));
  }

  /** The next numbers of a type. */
  private ByteBuffer next(NumberType type, long count) throws NetworkFileException {
    Numbers all = numbers.get(type);
    int from = all.used;
    int length = all.data.capacity();
    if (count > (length - from) / type.bytes()) {
      throw TensorFile.fault(
          type.name(),
          String.format(
              "%d of %d numbers are used; the network needs %d more",
              from / type.bytes(), length / type.bytes(), count));
    }
    all.used = from + (int) count * type.bytes();
    return NetworkFiles.part(all.data, from, all.used);
  }

  @Override
  public void end() throws NetworkFileException {
    tensors.end();
    for (Map.Entry<NumberType, Numbers> each : numbers.entrySet()) {
      if (each.getValue().used < each.getValue().data.capacity()) {
        throw TensorFile.fault(each.getKey().name(), "its last numbers belong to no operation");
      }
    }
  }

  /**
   * Whole numbers of a chain, with a scale for each row of the last factor.
   *
   * @param scales BF16
   */
  private record Quantized(DeButChain chain, ByteBuffer numbers, ByteBuffer scales)
      implements WeightSource {

    @Override
    public long count() {
      return numbers.capacity();
    }

    @Override
    public long bytes() {
      return (long) numbers.capacity() + scales.capacity();
    }

    @Override
    public float[] read() {
      float[] weights = new float[numbers.capacity()];
      NumberType.I8.read(numbers, weights, 0, weights.length);
      int last = chain.weightOffset(chain.length() - 1);
      for (int i = 0; i < last; i++) {
        weights[i] /= QuantizedChain.LARGEST;
      }
      float[] ofRows = new float[chain.outputs()];
      NumberType.BF16.read(scales, ofRows, 0, ofRows.length);
      int length = chain.factor(chain.length() - 1).s();
      for (int row = 0, at = last; row < ofRows.length; row++) {
        for (int j = 0; j < length; j++) {
          weights[at++] *= ofRows[row];
        }
      }
      return weights;
    }
  }
}
