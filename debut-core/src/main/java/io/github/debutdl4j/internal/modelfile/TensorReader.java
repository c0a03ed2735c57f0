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

/** Gives the numbers of a network that is being read. Each may be asked for once. */
interface TensorReader {

  /** The row of numbers that a field stands for. */
  float[] vector(JsonObject node, String field) throws NetworkFileException;

  /** The weights of a map, read when they are asked for. */
  WeightSource weights(JsonObject map, DeButChain chain) throws NetworkFileException;

  /** Checks that no number is left. */
  void end() throws NetworkFileException;
}
