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

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tensors of a file that is being written, widest numbers first, so that all are aligned. */
final class TensorList {

  private final List<Tensor> tensors = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private record Tensor(
      String name, WeightEncoding encoding, int[] shape, float[] numbers, float[] scales) {
    long bytes() {
      return (long) numbers.length * encoding.bytes();
    }
  }

  /** Adds a tensor of floats under its own name; returns the name. */
  String add(String wanted, int[] shape, float[] numbers) {
    return add(wanted, WeightEncoding.F32, shape, numbers, null);
  }

  /**
   * Adds weights whose rows, all axes but the last, may have a scale each; returns the name.
   *
   * @throws IllegalArgumentException if a number is not finite
   */
  String addWeights(String wanted, WeightEncoding encoding, int[] shape, float[] numbers) {
    if (encoding != WeightEncoding.I8) {
      return add(wanted, encoding, shape, numbers, null);
    }
    int[] rows = Arrays.copyOf(shape, shape.length - 1);
    float[] scales = WeightEncoding.scales(numbers, numbers.length / shape[shape.length - 1]);
    String name = add(wanted, encoding, shape, numbers, scales);
    add(name + NetworkFiles.SCALE, WeightEncoding.F32, rows, scales, null);
    return name;
  }

  private String add(
      String wanted, WeightEncoding encoding, int[] shape, float[] numbers, float[] scales) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw new IllegalArgumentException("tensor '" + wanted + "' holds the number " + number);
      }
    }
    if (wanted.equals(NetworkFiles.METADATA) || !names.add(wanted)) {
      throw new IllegalArgumentException("the tensor name '" + wanted + "' is taken");
    }
    tensors.add(new Tensor(wanted, encoding, shape, numbers, scales));
    return wanted;
  }

  /** The header's entries, in the order of the data. */
  Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    long at = 0;
    for (Tensor tensor : ordered()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dtype", tensor.encoding().name());
      List<Object> shape = new ArrayList<>();
      for (int size : tensor.shape()) {
        shape.add(size);
      }
      entry.put("shape", shape);
      entry.put("data_offsets", Arrays.asList(at, at + tensor.bytes()));
      at += tensor.bytes();
      header.put(tensor.name(), entry);
    }
    return header;
  }

  long bytes() {
    return tensors.stream().mapToLong(Tensor::bytes).sum();
  }

  /** Writes the data. */
  void write(ByteBuffer to) {
    for (Tensor tensor : ordered()) {
      try {
        tensor.encoding().write(tensor.numbers(), tensor.scales(), to);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("tensor '" + tensor.name() + "': " + e.getMessage(), e);
      }
    }
  }

  private List<Tensor> ordered() {
    List<Tensor> ordered = new ArrayList<>();
    for (WeightEncoding encoding : WeightEncoding.values()) {
      for (Tensor tensor : tensors) {
        if (tensor.encoding() == encoding) {
          ordered.add(tensor);
        }
      }
    }
    return ordered;
  }
}
