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
package io.github.debutdl4j.internal.kernel;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.kernel.columns.FloatColumnSource;

/** A tile of columns on one thread to which the factors of a chain are applied. */
interface FloatForwardTile {

  DeButChain chain();

  /** Reads rows of the tile's columns; rows that the source lacks are zero. */
  void read(FloatColumnSource source, int firstRow, int count, int to);

  /** Whether {@link #applyPair} takes the l-th factor and the next. */
  boolean takesPair(int l);

  /** Applies the l-th factor to one of its pieces. */
  void apply(int l, int pieces, int piece, int from, int to);

  /** Applies two factors to one of their pieces. */
  void applyPair(int l, int pieces, int piece, int from, int to);
}
