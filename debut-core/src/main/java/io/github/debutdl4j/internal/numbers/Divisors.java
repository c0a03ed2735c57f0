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
package io.github.debutdl4j.internal.numbers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Divisors of a positive whole number. */
public final class Divisors {

  private Divisors() {}

  /** All divisors in rising order, 1 and the number itself included. */
  public static List<Integer> of(int number) {
    List<Integer> small = new ArrayList<>();
    List<Integer> large = new ArrayList<>();
    for (int d = 1; (long) d * d <= number; d++) {
      if (number % d == 0) {
        small.add(d);
        if (d != number / d) {
          large.add(number / d);
        }
      }
    }
    Collections.reverse(large);
    small.addAll(large);
    return small;
  }

  /** The largest prime that divides the number; 1 for the number 1. */
  public static int largestPrime(int number) {
    int largest = 1;
    for (int rest = number; rest > 1; rest /= largest) {
      largest = smallestPrime(rest);
    }
    return largest;
  }

  /** How many primes the number is the product of. */
  public static int primeFactors(int number) {
    int count = 0;
    for (int rest = number; rest > 1; rest /= smallestPrime(rest)) {
      count++;
    }
    return count;
  }

  /** The smallest prime that divides the number; 1 for the number 1. */
  public static int smallestPrime(int number) {
    return number == 1 ? 1 : of(number).get(1);
  }
}
