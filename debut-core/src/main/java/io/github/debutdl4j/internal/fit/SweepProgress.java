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
package io.github.debutdl4j.internal.fit;

/** Receives the error of a fit after each sweep. */
@FunctionalInterface
public interface SweepProgress {

  /** Ignores every call. */
  SweepProgress NONE = (done, atMost, relativeError) -> {};

  /**
   * Called once after the first fit and then after each sweep.
   *
   * @param done sweeps done so far, 0 after the first fit
   * @param atMost sweeps allowed
   */
  void swept(int done, int atMost, double relativeError);
}
