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
import io.github.debutdl4j.chain.DeButFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chains of every kind from a seed: regular or not, odd sizes, bulging, one factor or many. */
public final class RandomChains {

  /** So large that back-propagation computes its first factors piece by piece, and twice. */
  public static final DeButChain DEEP =
      DeButChain.parse(
          "2048 2304 8 9 1 2048 2048 2 2 8 2048 2048 2 2 16 2048 2048 2 2 32 1024 2048 2 4 64 "
              + "512 1024 2 4 128 256 512 1 2 256");

  /** As above, and the rest are two factors that go together. */
  public static final DeButChain DEEPER =
      DeButChain.parse(
          "4096 4608 8 9 1 4096 4096 2 2 8 4096 4096 2 2 16 4096 4096 2 2 32 2048 4096 2 4 64 "
              + "1024 2048 2 4 128 512 1024 2 4 256");

  private RandomChains() {}

  public static DeButChain next(Random random) {
    return random.nextBoolean() ? regular(random) : irregular(random);
  }

  private static DeButChain regular(Random random) {
    int length = 1 + random.nextInt(4);
    int most = length == 4 ? 4 : 9;
    int[] r = random.ints(length, 1, most + 1).toArray();
    int[] s = random.ints(length, 1, most + 1).toArray();
    return DeButChain.regular(r, s);
  }

  /** Each factor takes any s and t that divide the width it meets. */
  private static DeButChain irregular(Random random) {
    int width = (1 + random.nextInt(12)) * (1 + random.nextInt(12));
    List<DeButFactor> factors = new ArrayList<>();
    for (int l = 1 + random.nextInt(4); l > 0; l--) {
      int s = divisor(width, random);
      int t = divisor(width / s, random);
      DeButFactor factor = DeButFactor.ofPattern(width / (s * t), 1 + random.nextInt(5), s, t);
      factors.add(factor);
      width = factor.p();
    }
    return new DeButChain(factors);
  }

  private static int divisor(int of, Random random) {
    int[] divisors =
        java.util.stream.IntStream.rangeClosed(1, of).filter(d -> of % d == 0).toArray();
    return divisors[random.nextInt(divisors.length)];
  }
}
