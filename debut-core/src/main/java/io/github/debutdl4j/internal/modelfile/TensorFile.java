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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tensors of a file that is being read; each may be taken once. */
final class TensorFile {

  private final ByteBuffer data;
  private final Map<String, TensorEntry> tensors;
  private final Set<String> left;

  /** A tensor whose data begins at the start of a buffer. */
  record Tensor(NumberType type, int[] shape, ByteBuffer data) {
    int count() {
      return data.capacity() / type.bytes();
    }
  }

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
      tensors.put(entry.getKey(), entry(entry.getKey(), entry.getValue(), data.remaining()));
    }
    this.left = new HashSet<>(tensors.keySet());
    checkGaps();
  }

  private static TensorEntry entry(String name, Object value, int dataLength)
      throws NetworkFileException {
    JsonObject entry = new JsonObject("tensor", name, value);
    NumberType type = entry.constant("dtype", NumberType.values());
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
    if (count * type.bytes() != end - from) {
      throw entry.fault(String.format("%d numbers of %s in %d bytes", count, type, end - from));
    }
    return new TensorEntry(type, shape, from);
  }

  /** Checks that each byte of the data belongs to exactly one tensor. */
  private void checkGaps() throws NetworkFileException {
    TreeMap<Long, Long> ends = new TreeMap<>();
    for (TensorEntry tensor : tensors.values()) {
      if (ends.put(tensor.from(), tensor.end()) != null) {
        throw new NetworkFileException(
            "two tensors begin at byte " + tensor.from() + " of the data");
      }
    }
    long at = 0;
    for (Map.Entry<Long, Long> tensor : ends.entrySet()) {
      if (tensor.getKey() != at) {
        throw new NetworkFileException(
            "a tensor begins at byte " + tensor.getKey() + " of the data; expected " + at);
      }
      at = tensor.getValue();
    }
    if (at != data.remaining()) {
      throw new NetworkFileException(
          data.remaining() + " bytes of data, of which " + at + " belong to tensors");
    }
  }

  boolean has(String name) {
    return tensors.containsKey(name);
  }

  Tensor take(String name) throws NetworkFileException {
    if (!left.remove(name)) {
      throw fault(name, tensors.containsKey(name) ? "used twice" : "not there");
    }
    TensorEntry entry = tensors.get(name);
    int start = data.position();
    int from = start + (int) entry.from();
    int end = start + (int) entry.end();
    return new Tensor(entry.type(), entry.shape(), NetworkFiles.part(data, from, end));
  }

  /** Checks that every tensor was taken. */
  void end() throws NetworkFileException {
    if (!left.isEmpty()) {
      String name = NetworkFiles.shortened(left.iterator().next());
      throw new NetworkFileException("tensor '" + name + "' belongs to no operation");
    }
  }

  static NetworkFileException fault(String name, String what) {
    return new NetworkFileException("tensor '" + NetworkFiles.shortened(name) + "': " + what);
  }
}
