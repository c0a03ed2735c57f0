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
package io.github.debutdl4j.internal.session.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops over rows compute what their names say for every count, and write nothing else. */
class RowKernelsTest {

  private static final int MOST = 70;
  private static final int MARGIN = 64;
  private static final float[] X = numbers(1);
  private static final float[] Y = numbers(2);

  private static RowKernels rows(String provider) {
    return (provider.equals("simd") ? SessionProvider.simd() : SessionProvider.scalar()).rows();
  }

  private static float[] numbers(int seed) {
    Random random = new Random(seed);
    float[] numbers = new float[6 * MOST + 2 * MARGIN];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextFloat() - 0.5f;
    }
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "simd"})
  void addsAndTakesTheLarger(String provider) {
    for (int count = 0; count <= MOST; count++) {
      float[] sums = Y.clone();
      float[] maxima = Y.clone();
      rows(provider).add(X, 3, sums, 5, count);
      rows(provider).maximum(X, 3, maxima, 5, count);
      float[] expectedSums = Y.clone();
      float[] expectedMaxima = Y.clone();
      for (int i = 0; i < count; i++) {
        expectedSums[5 + i] += X[3 + i];
        expectedMaxima[5 + i] = Math.max(X[3 + i], Y[5 + i]);
      }

      assertThat(sums).isEqualTo(expectedSums);
      assertThat(maxima).isEqualTo(expectedMaxima);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "simd"})
  void reducesRows(String provider) {
    for (int count = 0; count <= 4 * MOST; count++) {
      double sum = 0;
      float largest = Float.NEGATIVE_INFINITY;
      for (int i = 7; i < 7 + count; i++) {
        sum += X[i];
        largest = Math.max(largest, X[i]);
      }

      assertThat((double) rows(provider).sum(X, 7, count)).isCloseTo(sum, within(1e-5));
      assertThat(rows(provider).largest(X, 7, count)).isEqualTo(largest);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "simd"})
  void copiesStridesAndPairs(String provider) {
    for (int count = 0; count <= MOST; count++) {
      for (int stride = 1; stride <= 3; stride++) {
        float[] copy = Y.clone();
        rows(provider).copyStrided(X, 2, stride, copy, 9, count);
        float[] expected = Y.clone();
        for (int i = 0; i < count; i++) {
          expected[9 + i] = X[2 + i * stride];
        }

        assertThat(copy).isEqualTo(expected);
      }
      float[] larger = Y.clone();
      rows(provider).largerOfPairs(X, 2, larger, 9, count);
      float[] expected = Y.clone();
      for (int i = 0; i < count; i++) {
        expected[9 + i] = Math.max(X[2 + 2 * i], X[3 + 2 * i]);
      }

      assertThat(larger).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "simd"})
  void takesLines(String provider) {
    for (int length = 1; length <= 20; length++) {
      int lines = 3;
      float[] copy = Y.clone();
      float[] larger = Y.clone();
      rows(provider).copyLines(X, 4, new Lines(21, length), copy, 6, lines);
      rows(provider).largerOfLines(X, 4, larger, 6, length, lines);
      for (int i = 0; i < lines * length; i++) {
        int line = i / length;
        int at = 4 + 2 * line * length + i % length;

        assertThat(copy[6 + i]).isEqualTo(X[4 + line * 21 + i % length]);
        assertThat(larger[6 + i]).isEqualTo(Math.max(X[at], X[at + length]));
      }
      assertThat(Arrays.copyOf(copy, 6)).isEqualTo(Arrays.copyOf(Y, 6));
      assertThat(Arrays.copyOf(larger, 6)).isEqualTo(Arrays.copyOf(Y, 6));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "simd"})
  void combinesRows(String provider) {
    for (int count = 0; count <= MOST; count++) {
      float[] array = X.clone();
      RowCombination rows = new RowCombination();
      rows.count = 3;
      rows.factor = 1;
      rows.factorStep = 2;
      rows.row = 80;
      rows.rowStep = 71;
      int to = array.length - MOST - MARGIN;
      rows(provider).combine(array, rows, to, count);
      for (int i = 0; i < count; i++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += (double) X[1 + 2 * k] * X[80 + 71 * k + i];
        }

        assertThat((double) array[to + i]).isCloseTo(sum, within(1e-6));
      }
      assertThat(Arrays.copyOfRange(array, to + count, array.length))
          .isEqualTo(Arrays.copyOfRange(X, to + count, array.length));
    }
  }
}
