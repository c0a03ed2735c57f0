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

import io.github.debutdl4j.internal.network.LinearMap;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Format version 2: a tensor for all numbers of a type, in the order in which they are added.
 * Weights are I8, their scales BF16; other numbers are F16 where that is precise enough.
 */
final class JoinedTensorWriter implements TensorWriter {

  /** From this magnitude on, F16 has its full precision. */
  private static final float SMALLEST_NORMAL = 0x1p-14f;

  private static final float LARGEST_HALF = 65504;

  private final Map<NumberType, ByteArrayOutputStream> data = new EnumMap<>(NumberType.class);

  JoinedTensorWriter() {
    for (NumberType type : NumberType.values()) {
      data.put(type, new ByteArrayOutputStream());
    }
  }

  @Override
  public Object vector(String name, float[] numbers) {
    NumberType.checkFinite(name, numbers);
    NumberType type = isPreciseInHalf(numbers) ? NumberType.F16 : NumberType.F32;
    add(type, numbers);
    return Arrays.asList(type.name(), numbers.length);
  }

  /** Whether errors of F16 are at most a 2048th of the largest magnitude. */
  private static boolean isPreciseInHalf(float[] numbers) {
    float largest = 0;
    for (float number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest == 0 || (largest >= SMALLEST_NORMAL && largest <= LARGEST_HALF);
  }

  @Override
  public Object weights(String name, LinearMap map) {
    float[] weights = map.weights();
    NumberType.checkFinite(name, weights);
    try {
      QuantizedChain chain = QuantizedChain.of(map.chain(), weights);
      byte[] numbers = chain.numbers();
      data.get(NumberType.I8).write(numbers, 0, numbers.length);
      add(NumberType.BF16, chain.scales());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + name + "': " + e.getMessage(), e);
    }
    return null;
  }

  private void add(NumberType type, float[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, type.bytes()));
    type.write(numbers, bytes.order(ByteOrder.LITTLE_ENDIAN));
    data.get(type).write(bytes.array(), 0, bytes.capacity());
  }

  @Override
  public Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    long at = 0;
    for (NumberType type : NumberType.values()) {
      int count = data.get(type).size() / type.bytes();
      if (count > 0) {
        TensorEntry entry = new TensorEntry(type, new int[] {count}, at);
        header.put(type.name(), entry.json());
        at = entry.end();
      }
    }
    return header;
  }

  @Override
  public long bytes() {
    long sum = 0;
    for (ByteArrayOutputStream bytes : data.values()) {
      sum += bytes.size();
    }
    return sum;
  }

  @Override
  public void write(ByteBuffer to) {
    for (NumberType type : NumberType.values()) {
      to.put(data.get(type).toByteArray());
    }
  }
}
