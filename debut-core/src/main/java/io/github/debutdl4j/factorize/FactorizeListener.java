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
package io.github.debutdl4j.factorize;

/** Receives the progress of a factorisation. */
@FunctionalInterface
public interface FactorizeListener {

  /** A listener that does nothing. */
  FactorizeListener NONE = (sweep, sweeps, relativeError) -> {};

  /**
   * Called after the first fit, with sweep 0, and after each sweep.
   *
   * @param sweep sweeps done
   * @param sweeps sweeps requested; fewer may be needed, or useful for the chain
   * @param relativeError of the weights, or of the outputs where the options have moments of inputs
   */
  void swept(int sweep, int sweeps, double relativeError);
}
