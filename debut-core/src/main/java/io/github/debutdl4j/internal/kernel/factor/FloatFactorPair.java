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

/** Slices of two neighbouring factors that a kernel takes in one pass. */
public final class FloatFactorPair {

  private final FloatFactorSlice first;
  private final FloatFactorSlice second;
  private final FloatGridPair grids;

  public FloatFactorPair(FloatFactorSlice first, FloatFactorSlice second) {
    this.first = first;
    this.second = second;
    this.grids = new FloatGridPair(first, second);
  }

  /** Moves to one of the independent pieces that both factors fall into. */
  public void moveTo(int pieces, int piece) {
    first.moveTo(pieces, piece);
    second.moveTo(pieces, piece);
  }

  /** As many blocks of the first factor as feed those of the second. */
  public FloatFactorSlice first() {
    return first;
  }

  public FloatFactorSlice second() {
    return second;
  }

  /** Goes through the grids that belong together, if there are loops for such pairs. */
  FloatGridPair grids() {
    return grids;
  }
}
