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

/**
 * Tiles of a fixed number of columns; wide tiles read memory faster, but if there are few of them,
 * some cores have no work.
 */
record FloatTiling(int columns, FloatRowPool rows) {

  private static final FloatTiling NARROW = new FloatTiling(128);
  private static final FloatTiling WIDE = new FloatTiling(256);
  private static final FloatTiling WIDEST = new FloatTiling(512);

  private FloatTiling(int columns) {
    this(columns, new FloatRowPool(columns));
  }

  /** Columns of the widest tile. */
  static int mostColumns() {
    return WIDEST.columns;
  }

  /** The narrowest for a number of columns at a time. */
  static FloatTiling of(int columns) {
    if (columns <= NARROW.columns) {
      return NARROW;
    }
    return columns <= WIDE.columns ? WIDE : WIDEST;
  }

  /** The widest that keeps all threads busy, except for an eighth. */
  static FloatTiling forward(int columns, int threads) {
    for (FloatTiling tiling : new FloatTiling[] {WIDEST, WIDE}) {
      int rounds = (tiling.tiles(columns) + threads - 1) / threads;
      if ((long) rounds * threads * tiling.columns() <= columns + columns / 8) {
        return tiling;
      }
    }
    return NARROW;
  }

  /** How many tiles a number of columns fills. */
  int tiles(int allColumns) {
    return (allColumns + columns - 1) / columns;
  }
}
