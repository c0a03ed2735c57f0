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
package io.github.debutdl4j.chain;

import io.github.debutdl4j.internal.numbers.Divisors;
import java.util.HashMap;
import java.util.Map;

/**
 * Fewest and most parameters that the rest of a non-redundant regular chain can have, so that an
 * enumeration can stop early.
 */
final class CostBounds {

  /** Bounds for {@code t = 1}; {@code fewest > most} where there is no chain at all. */
  record Bounds(long fewest, long most) {}

  private static final Bounds NONE = new Bounds(Long.MAX_VALUE, 0);

  private final Map<Long, Bounds> known = new HashMap<>();

  /** Bounds for a rest of {@code rows x columns} after at least one factor. */
  Bounds ofRest(int rows, int columns) {
    long key = (long) rows << 32 | columns;
    Bounds bounds = known.get(key);
    if (bounds == null) {
      bounds = rows == 1 ? NONE : compute(rows, columns);
      known.put(key, bounds);
    }
    return bounds;
  }

  private Bounds compute(int rows, int columns) {
    long fewest = (long) rows * columns;
    long most = fewest;
    for (int r : Divisors.of(rows)) {
      for (int s : Divisors.of(columns)) {
        if (r == 1 || r == rows || s == 1) {
          continue;
        }
        Bounds rest = ofRest(rows / r, columns / s);
        fewest = Math.min(fewest, r * (columns + rest.fewest()));
        most = Math.max(most, r * (columns + rest.most()));
      }
    }
    return new Bounds(fewest, most);
  }
}
