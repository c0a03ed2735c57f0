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
package io.github.debutdl4j.convert;

import java.util.Map;

/** Receives the progress of a conversion. Calls come from several threads, one at a time. */
@FunctionalInterface
public interface ConversionListener {

  /**
   * A task begins.
   *
   * @param task what is being done
   * @param weights the work ahead: weights of each layer, by the name that {@link #progress} will
   *     give it
   */
  default void begin(String task, Map<String, Long> weights) {}

  /**
   * One layer is done.
   *
   * @param task what is being done, {@code "search"} or {@code "factorize"} for instance
   * @param layer name of the layer that is done
   * @param done layers done in this task
   * @param total layers of this task
   */
  void progress(String task, String layer, int done, int total);
}
