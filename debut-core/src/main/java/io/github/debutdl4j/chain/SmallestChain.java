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
 * Finds the non-redundant regular chain with the fewest parameters by dynamic programming over the
 * divisors of both sizes.
 *
 * <p>Peeling off the factor applied first, a grid {@code r x s}, a chain for {@code rows x columns}
 * costs {@code r*columns + r*cost(rows/r, columns/s)}, independently of what came before it.
 */
final class SmallestChain {

  private record State(int rows, int columns, int factors, boolean first) {}

  private record Choice(long cost, int r, int s) {}

  private static final Choice NONE = new Choice(Long.MAX_VALUE, 0, 0);

  private final int outputs;
  private final int inputs;
  private final boolean monotonic;
  private final Map<State, Choice> choices = new HashMap<>();

  /**
   * @param monotonic whether every factor must shrink where there are fewer outputs than inputs,
   *     grow where there are more, and keep its width where there are as many
   */
  SmallestChain(int outputs, int inputs, boolean monotonic) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.monotonic = monotonic;
  }

  /**
   * Parameters of the smallest chain of a given number of factors; {@link Long#MAX_VALUE} if none
   * exists.
   */
  long parameters(int factors) {
    return choose(new State(outputs, inputs, factors, true)).cost();
  }

  /** The smallest chain of a given number of factors, which must exist. */
  DeButChain chain(int factors) {
    int[] r = new int[factors];
    int[] s = new int[factors];
    State state = new State(outputs, inputs, factors, true);
    for (int l = 0; l < factors; l++) {
      Choice choice = choose(state);
      r[l] = choice.r();
      s[l] = choice.s();
      state = new State(state.rows() / r[l], state.columns() / s[l], state.factors() - 1, false);
    }
    return DeButChain.regular(r, s);
  }

  private Choice choose(State state) {
    Choice known = choices.get(state);
    if (known == null) {
      known = state.factors() == 1 ? last(state) : peel(state);
      choices.put(state, known);
    }
    return known;
  }

  private Choice last(State state) {
    boolean redundant = !state.first() && state.rows() == 1;
    return redundant || !isAllowed(state.rows(), state.columns())
        ? NONE
        : new Choice((long) state.rows() * state.columns(), state.rows(), state.columns());
  }

  private Choice peel(State state) {
    Choice best = NONE;
    for (int r : Divisors.of(state.rows())) {
      if (r == 1 && !state.first()) {
        continue;
      }
      for (int s : Divisors.of(state.columns())) {
        if (s == 1 || !isAllowed(r, s)) {
          continue;
        }
        State rest = new State(state.rows() / r, state.columns() / s, state.factors() - 1, false);
        long restCost = choose(rest).cost();
        if (restCost == Long.MAX_VALUE) {
          continue;
        }
        long cost = r * (state.columns() + restCost);
        if (cost < best.cost()) {
          best = new Choice(cost, r, s);
        }
      }
    }
    return best;
  }

  private boolean isAllowed(int r, int s) {
    return !monotonic || (outputs < inputs ? r <= s : outputs > inputs ? r >= s : r == s);
  }
}
