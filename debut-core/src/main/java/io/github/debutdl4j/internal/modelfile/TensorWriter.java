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
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Turns the numbers of a network into tensors, and says what the network's JSON has in their place.
 * Tensors of the widest type come first, so that all are aligned.
 */
interface TensorWriter {

  /**
   * Adds a row of numbers.
   *
   * @param name of the node and its field
   * @return the value of the field
   * @throws IllegalArgumentException if a number is not finite
   */
  Object vector(String name, float[] numbers);

  /**
   * Adds the weights of a map.
   *
   * @param name of the node and its field
   * @return the value of the map's field {@code weights}, or null if it has no such field
   * @throws IllegalArgumentException if a number is not finite or beyond what the file can hold
   */
  Object weights(String name, LinearMap map);

  /** The entries of the file's header, in the order of the data. */
  Map<String, Object> header();

  /** Length of the data. */
  long bytes();

  /**
   * Writes the data.
   *
   * @throws IllegalArgumentException if a number is beyond what the file can hold
   */
  void write(ByteBuffer to);
}
