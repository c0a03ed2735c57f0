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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random chains and weights for tests, reproducible from a seed. */
final class SmallChains {

  private SmallChains() {}

  /** A regular chain of 1 to 4 factors with grids up to 4 x 4, redundant factors among them. */
  static DeButChain regular(Random random) {
    int length = 1 + random.nextInt(4);
    int[] r = random.ints(length, 1, 5).toArray();
    int[] s = random.ints(length, 1, 5).toArray();
    return DeButChain.regular(r, s);
  }

  /** A chain whose sizes fit but whose t follow no rule. */
  static DeButChain irregular(Random random) {
    List<DeButFactor> factors = new ArrayList<>();
    int width = 24;
    for (int l = 0; l < 3; l++) {
      List<Integer> divisors = Divisors.of(width);
      int t = divisors.get(random.nextInt(divisors.size()));
      List<Integer> columns = Divisors.of(width / t);
      int s = columns.get(random.nextInt(columns.size()));
      int blocks = width / t / s;
      int r = 1 + random.nextInt(3);
      factors.add(DeButFactor.ofPattern(blocks, r, s, t));
      width = blocks * r * t;
    }
    return new DeButChain(factors);
  }

  static double[][] weights(DeButChain chain, Random random) {
    return chain.factors().stream()
        .map(f -> random.doubles(f.parameters(), -1, 1).toArray())
        .toArray(double[][]::new);
  }
}
