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
package io.github.debutdl4j.internal.session;

/**
 * Chooses how wide tiles are, in vectors: kernels take two vectors at a time, and threads are to be
 * done at the same time.
 *
 * @param all vectors of all columns
 * @param widest vectors of the widest tile that stays in cache
 */
record TileWidth(int all, int widest) {

  /** What a single vector costs beside two. */
  private static final double SINGLE = 0.62;

  /** What a tile costs besides its columns. */
  private static final double TILE = 0.1;

  /** The width for a number of threads that share the tiles. */
  int best(int threads) {
    int best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int width = 1; width <= Math.max(1, Math.min(widest, all)); width++) {
      double time = time(width, threads);
      if (time <= least) {
        least = time;
        best = width;
      }
    }
    return best;
  }

  /** When the last thread is done: all tiles have the same width but for the last one. */
  private double time(int width, int threads) {
    int whole = (all - 1) / width;
    double last = whole % threads == 0 ? cost(all - whole * width) : cost(width);
    int rounds = whole / threads;
    return rounds * cost(width) + last;
  }

  private static double cost(int width) {
    int pairs = width / 2;
    return TILE + pairs + width % 2 * SINGLE;
  }
}
