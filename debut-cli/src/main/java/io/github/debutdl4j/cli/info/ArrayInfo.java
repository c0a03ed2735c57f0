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
package io.github.debutdl4j.cli.info;

import io.github.debutdl4j.cli.data.IdxDescription;
import io.github.debutdl4j.cli.npy.NpyDescription;
import io.github.debutdl4j.cli.npy.NpyReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes arrays by their headers. */
final class ArrayInfo {

  private ArrayInfo() {}

  static FileDescription npy(Path file) {
    NpyDescription array = NpyReader.describe(file);
    List<Integer> shape = Arrays.stream(array.shape()).boxed().toList();
    return of("npy array", shape, array.type(), array.order());
  }

  static FileDescription idx(Path file) {
    IdxDescription array = IdxDescription.of(file);
    String form = array.gzipped() ? "big-endian, c order, gzipped" : "big-endian, c order";
    return of("idx array", array.shape(), array.type(), form);
  }

  private static FileDescription of(String kind, List<Integer> shape, String type, String form) {
    long numbers = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("shape", shape);
    json.put("type", type);
    json.put("form", form);
    json.put("numbers", numbers);
    return new FileDescription(
        "%s of shape %s, %,d numbers of type %s (%s)".formatted(kind, shape, numbers, type, form),
        json);
  }
}
