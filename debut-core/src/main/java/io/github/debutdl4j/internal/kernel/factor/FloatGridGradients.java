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
package io.github.debutdl4j.internal.kernel.factor;

/** Adds the gradients of the grids of a factor, some of one block at a time. */
public interface FloatGridGradients {

  /** The most grids, side by side, to take at a time. */
  int together();

  /**
   * Adds the weights' gradients, the sum over columns of epsilon times input.
   *
   * @param first of the grids: its outputs are the rows with epsilon
   * @param grids how many, side by side
   * @param replaceInput whether the epsilon at the input may overwrite the input
   * @return whether it has
   */
  boolean add(FloatGrid first, int grids, boolean replaceInput);
}
