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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.RandomNetworks;
import io.github.debutdl4j.internal.session.kernel.SessionKernels;
import io.github.debutdl4j.internal.session.kernel.SessionProvider;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiled networks compute what plain loops compute. */
class CompiledNetworksTest {

  private static final int NETWORKS = 300;

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "simd"})
  void randomNetworksGiveWhatPlainLoopsGive(String provider) {
    SessionKernels kernels =
        provider.equals("simd") ? SessionProvider.simd() : SessionProvider.scalar();
    for (int seed = 0; seed < NETWORKS; seed++) {
      Random random = new Random(seed);
      Network network = RandomNetworks.of(seed);
      int batch = 1 + random.nextInt(5);
      int threads = 1 + random.nextInt(3);
      Program program = Compiler.compile(network, batch, threads, kernels);
      try (Execution execution = new Execution(program, threads)) {
        for (int examples : new int[] {batch, 1 + random.nextInt(batch)}) {
          check("seed " + seed, network, execution, examples, random);
        }
      }
    }
  }

  static void check(
      String name, Network network, Execution execution, int examples, Random random) {
    float[][] in = new float[network.inputs().size()][];
    for (int i = 0; i < in.length; i++) {
      in[i] = RandomNetworks.numbers(network, i, examples, random);
      execution.write(i, in[i], examples);
    }
    execution.run(examples);
    ReferenceNetwork reference = new ReferenceNetwork(network);
    for (int n = 0; n < examples; n++) {
      float[][] one = new float[in.length][];
      for (int i = 0; i < in.length; i++) {
        int size = in[i].length / examples;
        one[i] = java.util.Arrays.copyOfRange(in[i], n * size, (n + 1) * size);
      }
      float[][] expected = reference.run(one);
      for (int i = 0; i < expected.length; i++) {
        float[] all = new float[examples * expected[i].length];
        execution.read(i, all, examples);
        compare(name + ", output " + i, expected[i], all, n * expected[i].length);
      }
    }
  }

  private static void compare(String name, float[] expected, float[] actual, int from) {
    double largest = 1e-30;
    for (float each : expected) {
      largest = Math.max(largest, Math.abs(each));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[from + i])
          .as("%s, number %d", name, i)
          .isCloseTo(expected[i], org.assertj.core.data.Offset.offset(1e-5 * largest));
    }
  }
}
