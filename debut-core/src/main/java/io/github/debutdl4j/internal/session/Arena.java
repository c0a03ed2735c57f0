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

import io.github.debutdl4j.internal.session.step.Value;
import java.util.ArrayList;
import java.util.List;

/** Places values in one array so that those alive at the same time do not overlap. */
final class Arena {

  /** Rows begin at multiples of this number of elements, a cache line. */
  private static final int LINE = 16;

  private Arena() {}

  /**
   * Places every value at the first gap that it fits, in the order in which values are computed.
   *
   * @param margin numbers to keep free before the first value and after the last
   * @return the length of the array
   * @throws IllegalArgumentException if it would be longer than an array can be
   */
  static int place(List<Value> values, int margin) {
    List<Value> placed = new ArrayList<>();
    long first = Value.roundUp(margin + 1, LINE);
    long end = first;
    for (Value value : byFirstUse(values)) {
      long at = fit(value, placed, first);
      end = Math.max(end, at + value.size());
      if (end + margin > Integer.MAX_VALUE - LINE) {
        throw new IllegalArgumentException(
            "the values of a session would need more than 2^31 numbers; make the batch smaller");
      }
      value.place((int) at);
      int index = placed.size();
      while (index > 0 && placed.get(index - 1).offset() > value.offset()) {
        index--;
      }
      placed.add(index, value);
    }
    return (int) end + margin;
  }

  /** Values with memory of their own, in the order in which they are computed. */
  private static List<Value> byFirstUse(List<Value> values) {
    List<Value> order = new ArrayList<>();
    for (Value value : values) {
      if (!value.isAlias()) {
        int index = order.size();
        while (index > 0 && order.get(index - 1).firstUse() > value.firstUse()) {
          index--;
        }
        order.add(index, value);
      }
    }
    return order;
  }

  private static long fit(Value value, List<Value> placed, long first) {
    long at = first;
    for (Value other : placed) {
      if (other.overlaps(value)) {
        if (at + value.size() <= other.offset()) {
          return at;
        }
        at = Math.max(at, other.offset() + (other.size() + LINE - 1) / LINE * LINE);
      }
    }
    return at;
  }
}
