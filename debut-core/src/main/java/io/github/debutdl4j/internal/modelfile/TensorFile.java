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

import io.github.debutdl4j.internal.network.WeightSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tensors of a file that is being read; each may be taken once. */
final class TensorFile {

  private final ByteBuffer data;
  private final Map<String, Tensor> tensors;
  private final Set<String> left;

  private record Tensor(WeightEncoding encoding, int[] shape, int from, int end) {}

  /**
   * Checks the entries of a header.
   *
   * @param header entries by name, without the metadata
   * @param data what follows the header
   */
  TensorFile(Map<String, ?> header, ByteBuffer data) throws NetworkFileException {
    this.data = data;
    this.tensors = new HashMap<>();
    for (Map.Entry<String, ?> entry : header.entrySet()) {
      tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data.remaining()));
    }
    this.left = new HashSet<>(tensors.keySet());
    checkGaps();
  }

  private static Tensor tensor(String name, Object value, int dataLength)
      throws NetworkFileException {
    JsonObject entry = new JsonObject("tensor '" + NetworkFiles.shortened(name) + "'", value);
    WeightEncoding encoding = entry.constant("dtype", WeightEncoding.class);
    int[] shape = entry.wholes("shape");
    List<?> offsets = entry.array("data_offsets");
    if (offsets.size() != 2) {
      throw entry.fault("'data_offsets' are not two numbers");
    }
    long from = entry.wholeLong("data_offsets", offsets.get(0));
    long end = entry.wholeLong("data_offsets", offsets.get(1));
    entry.end();
    if (from < 0 || end < from || end > dataLength) {
      throw entry.fault(String.format("bytes %d to %d of %d bytes of data", from, end, dataLength));
    }
    long count = 1;
    for (int size : shape) {
      if (size < 1) {
        throw entry.fault("a size of " + size);
      }
      count *= size;
      if (count > dataLength) {
        throw entry.fault("more numbers than there are bytes");
      }
    }
    if (count * encoding.bytes() != end - from) {
      throw entry.fault(String.format("%d numbers of %s in %d bytes", count, encoding, end - from));
    }
    return new Tensor(encoding, shape, (int) from, (int) end);
  }

  /** Checks that each byte of the data belongs to exactly one tensor. */
  private void checkGaps() throws NetworkFileException {
    Tensor[] ordered = tensors.values().toArray(new Tensor[0]);
    Arrays.sort(ordered, (a, b) -> Integer.compare(a.from(), b.from()));
    int at = 0;
    for (Tensor tensor : ordered) {
      if (tensor.from() != at) {
        throw new NetworkFileException(
            "a tensor begins at byte " + tensor.from() + " of the data; expected " + at);
      }
      at = tensor.end();
    }
    if (at != data.remaining()) {
      throw new NetworkFileException(
          data.remaining() + " bytes of data, of which " + at + " belong to tensors");
    }
  }

  /** Checks that every tensor was taken. */
  void end() throws NetworkFileException {
    if (!left.isEmpty()) {
      String name = NetworkFiles.shortened(left.iterator().next());
      throw new NetworkFileException("tensor '" + name + "' belongs to no operation");
    }
  }

  /** A row of floats. */
  float[] vector(String name) throws NetworkFileException {
    Tensor tensor = take(name);
    if (tensor.encoding() != WeightEncoding.F32 || tensor.shape().length != 1) {
      throw new NetworkFileException(fault(name) + "expected a row of F32");
    }
    float[] numbers = new float[tensor.shape()[0]];
    tensor.encoding().read(slice(tensor), null, numbers, 0, numbers.length);
    return numbers;
  }

  /**
   * Weights, read when they are asked for.
   *
   * @param names tensors that follow each other
   * @param shapes of the tensors
   */
  WeightSource weights(List<String> names, List<int[]> shapes) throws NetworkFileException {
    Part[] parts = new Part[names.size()];
    long count = 0;
    for (int i = 0; i < parts.length; i++) {
      Tensor tensor = take(names.get(i));
      int[] shape = shapes.get(i);
      if (!Arrays.equals(tensor.shape(), shape)) {
        throw new NetworkFileException(
            String.format(
                "%sits shape is %s; expected %s",
                fault(names.get(i)), Arrays.toString(tensor.shape()), Arrays.toString(shape)));
      }
      ByteBuffer scales = null;
      if (tensor.encoding() == WeightEncoding.I8) {
        scales = scales(names.get(i) + NetworkFiles.SCALE, Arrays.copyOf(shape, shape.length - 1));
      }
      int numbers = (tensor.end() - tensor.from()) / tensor.encoding().bytes();
      parts[i] = new Part(tensor.encoding(), slice(tensor), scales, numbers);
      count += numbers;
    }
    if (count > Integer.MAX_VALUE) {
      throw new NetworkFileException(fault(names.get(0)) + "more than 2^31 - 1 weights");
    }
    return new PackedWeights(parts, (int) count);
  }

  private ByteBuffer scales(String name, int[] shape) throws NetworkFileException {
    Tensor tensor = take(name);
    if (tensor.encoding() != WeightEncoding.F32 || !Arrays.equals(tensor.shape(), shape)) {
      throw new NetworkFileException(
          fault(name) + "expected F32 of shape " + Arrays.toString(shape));
    }
    return slice(tensor);
  }

  private Tensor take(String name) throws NetworkFileException {
    if (!left.remove(name)) {
      throw new NetworkFileException(
          fault(name) + (tensors.containsKey(name) ? "used twice" : "not there"));
    }
    return tensors.get(name);
  }

  private static String fault(String name) {
    return "tensor '" + NetworkFiles.shortened(name) + "': ";
  }

  private ByteBuffer slice(Tensor tensor) {
    int start = data.position();
    return NetworkFiles.part(data, start + tensor.from(), start + tensor.end());
  }

  private record Part(WeightEncoding encoding, ByteBuffer data, ByteBuffer scales, int count) {}

  private record PackedWeights(Part[] parts, int length) implements WeightSource {

    @Override
    public long count() {
      return length;
    }

    @Override
    public long bytes() {
      long sum = 0;
      for (Part part : parts) {
        sum += part.data().capacity() + (part.scales() == null ? 0 : part.scales().capacity());
      }
      return sum;
    }

    @Override
    public float[] read() {
      float[] weights = new float[length];
      int at = 0;
      for (Part part : parts) {
        ByteBuffer numbers = part.data().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        part.encoding().read(numbers, part.scales(), weights, at, part.count());
        at += part.count();
      }
      return weights;
    }
  }
}
