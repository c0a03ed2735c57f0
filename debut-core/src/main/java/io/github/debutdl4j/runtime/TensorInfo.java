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
package io.github.debutdl4j.runtime;

import java.util.List;

/**
 * Name and shape of an input or output of a model.
 *
 * @param name as the network has it
 * @param shape of one example: {@code [features]}, {@code [features, steps]} or {@code [channels,
 *     height, width]}
 */
public record TensorInfo(String name, List<Integer> shape) {

  /** How many numbers one example has. */
  public int size() {
    int size = 1;
    for (int each : shape) {
      size *= each;
    }
    return size;
  }
}
