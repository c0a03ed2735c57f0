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
package io.github.debutdl4j.internal.kernel.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.internal.kernel.columns.FloatPixelRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The build starts its tests with the vector module. */
class KernelProviderTest {

  @Test
  void vectorInstructionsAreFoundAndPreferred() {
    assertThat(KernelProvider.choose("auto").name()).isEqualTo("simd");
    assertThat(KernelProvider.choose("simd").forFloat().factors().lanes())
        .isEqualTo(2 * KernelProvider.choose("simd").forDouble().factors().lanes());
  }

  @Test
  void plainJavaCanBeForced() {
    assertThat(KernelProvider.choose("scalar").name()).isEqualTo("scalar");
  }

  /** In a separate JVM, because the choice is made once. */
  @Test
  void aBadChoiceSaysSoAtEveryUse() throws IOException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ddebut.kernel=avx",
                "-cp",
                System.getProperty("java.class.path"),
                AskTwice.class.getName())
            .redirectErrorStream(true)
            .start();

    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said.lines().filter(line -> line.contains("-Ddebut.kernel=avx is not known")))
        .as(said)
        .hasSize(2);
  }

  /** Uses the kernels twice. */
  static final class AskTwice {
    private AskTwice() {}

    public static void main(String[] args) {
      for (int use = 0; use < 2; use++) {
        try {
          KernelProvider.get();
        } catch (RuntimeException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }

  @Test
  void bothProvidersCopyAndAddRunsOfAnyLength() {
    Random random = new Random(3);
    for (String name : new String[] {"scalar", "simd"}) {
      FloatPixelRuns pixelRuns = KernelProvider.choose(name).forFloat().pixelRuns();
      for (int longest : new int[] {1, 3, 20, 90}) {
        checkRuns(pixelRuns, longest, random);
      }
    }
  }

  private static void checkRuns(FloatPixelRuns pixelRuns, int longest, Random random) {
    int runs = 7;
    int[] runStart = new int[runs + 1];
    for (int i = 0; i < runs; i++) {
      runStart[i + 1] = runStart[i] + 1 + random.nextInt(longest);
    }
    int columns = runStart[runs];
    int distance = 5;
    int[] place = new int[columns];
    for (int i = 0; i < runs; i++) {
      for (int c = runStart[i]; c < runStart[i + 1]; c++) {
        place[c] = c + 3 * i;
      }
    }
    float[] pixels = new float[columns + 3 * runs + distance + FloatPixelRuns.OVERRUN];
    for (int p = 0; p < pixels.length; p++) {
      pixels[p] = random.nextFloat();
    }
    float[] row = new float[columns + FloatPixelRuns.OVERRUN];
    float[] sums = pixels.clone();

    pixelRuns.copy(pixels, distance, place, runStart, runs, row);
    pixelRuns.add(sums, distance, place, runStart, runs, row);

    float[] expected = pixels.clone();
    for (int c = 0; c < columns; c++) {
      assertThat(row[c]).isEqualTo(pixels[place[c] + distance]);
      expected[place[c] + distance] += row[c];
    }
    assertThat(sums).isEqualTo(expected);
  }

  @Test
  void anUnknownValueNamesTheKnownOnes() {
    assertThatThrownBy(() -> KernelProvider.choose("avx"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("debut.kernel=avx")
        .hasMessageContaining("auto, scalar or simd");
  }
}
