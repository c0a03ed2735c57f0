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
package io.github.debutdl4j.goal;

import org.deeplearning4j.nn.api.Model;

/**
 * Trains a converted network, so that its accuracy says what networks of its size can achieve.
 *
 * @param <N> the kind of network
 */
@FunctionalInterface
public interface Recovery<N extends Model> {

  /**
   * Trains the converted network.
   *
   * @param student the converted network
   * @param teacher the dense network, which must not be changed
   */
  void recover(N student, N teacher);

  /** No training. */
  static <N extends Model> Recovery<N> none() {
    return (student, teacher) -> {};
  }
}
