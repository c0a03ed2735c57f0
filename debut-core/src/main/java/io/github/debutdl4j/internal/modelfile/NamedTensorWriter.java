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

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.LinearMap;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Format version 1: a tensor for each row of numbers and each factor; the JSON names them. */
final class NamedTensorWriter implements TensorWriter {

  private final NumberType weightType;
  private final List<Tensor> tensors = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private record Tensor(String name, NumberType type, int[] shape, float[] numbers) {
    long bytes() {
      return (long) numbers.length * type.bytes();
    }
  }

  /**
   * @param weightType of weights; all other numbers are F32
   */
  NamedTensorWriter(NumberType weightType) {
    this.weightType = weightType;
  }

  @Override
  public Object vector(String name, float[] numbers) {
    return add(name, NumberType.F32, new int[] {numbers.length}, numbers);
  }

  @Override
  public Object weights(String name, LinearMap map) {
    List<Object> parts = new ArrayList<>();
    float[] weights = map.weights();
    int at = 0;
    for (int l = 0; l < map.chain().length(); l++) {
      DeButFactor factor = map.chain().factor(l);
      float[] own = Arrays.copyOfRange(weights, at, at + factor.parameters());
      at += own.length;
      parts.add(add(name + "." + l, weightType, factor.weightShape(), own));
    }
    return parts;
  }

  private String add(String name, NumberType type, int[] shape, float[] numbers) {
    NumberType.checkFinite(name, numbers);
    if (name.equals(NetworkFiles.METADATA) || !names.add(name)) {
      throw new IllegalArgumentException("the tensor name '" + name + "' is taken");
    }
    tensors.add(new Tensor(name, type, shape, numbers));
    return name;
  }

  @Override
  public Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    long at = 0;
    for (Tensor tensor : ordered()) {
      TensorEntry entry = new TensorEntry(tensor.type(), tensor.shape(), at);
      header.put(tensor.name(), entry.json());
      at = entry.end();
    }
    return header;
  }

  @Override
  public long bytes() {
    long sum = 0;
    for (Tensor tensor : tensors) {
      sum += tensor.bytes();
    }
    return sum;
  }

  @Override
  public void write(ByteBuffer to) {
    for (Tensor tensor : ordered()) {
      try {
        tensor.type().write(tensor.numbers(), to);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("'" + tensor.name() + "': " + e.getMessage(), e);
      }
    }
  }

  private List<Tensor> ordered() {
    List<Tensor> ordered = new ArrayList<>();
    for (NumberType type : NumberType.values()) {
      for (Tensor tensor : tensors) {
        if (tensor.type() == type) {
          ordered.add(tensor);
        }
      }
    }
    return ordered;
  }
}
