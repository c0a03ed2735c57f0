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
package io.github.debutdl4j.compatibility;

/** Names of the arrays that are recorded next to a model file. */
final class Recording {

  static final String INPUT = "input";
  static final String LABELS = "labels";
  static final String PARAMETERS = "parameters";
  static final String UPDATER = "updater state";

  /** Parameters and updater state after one more step of {@code fit}. */
  static final String NEXT_PARAMETERS = "parameters after a step";

  static final String NEXT_UPDATER = "updater state after a step";

  private Recording() {}

  /**
   * Output for all examples.
   *
   * @param kernel {@code simd} or {@code scalar}
   */
  static String output(String kernel) {
    return "output " + kernel;
  }

  /** Output for the first example alone, which a dense layer computes in another way. */
  static String single(String kernel) {
    return "output of one " + kernel;
  }
}
