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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a header says of a tensor.
 *
 * @param from place of the first byte, from the start of the data
 */
record TensorEntry(NumberType type, int[] shape, long from) {

  long end() {
    long bytes = type.bytes();
    for (int size : shape) {
      bytes *= size;
    }
    return from + bytes;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dtype", type.name());
    List<Object> sizes = new ArrayList<>();
    for (int size : shape) {
      sizes.add(size);
    }
    json.put("shape", sizes);
    json.put("data_offsets", Arrays.asList(from, end()));
    return json;
  }
}
