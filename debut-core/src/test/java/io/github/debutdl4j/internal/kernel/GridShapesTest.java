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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape of grid up to 9 x 9: some have a kernel of their own, the others share one. */
class GridShapesTest {

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "simd"})
  void everyShapeGivesThePlainProductAndItsGradients(String provider) {
    Random random = new Random(9);
    for (int r = 1; r <= 9; r++) {
      for (int s = 1; s <= 9; s++) {
        DeButChain chain = new DeButChain(List.of(DeButFactor.ofPattern(2, r, s, 3)));
        check(new KernelCase(KernelProvider.choose(provider), chain, 19, random), random);
      }
    }
  }

  private static void check(KernelCase c, Random random) {
    double[] y = new double[c.outputs * c.columns];
    c.kernel().forward(c.weights, c.epilogue(), c.input(), c.rowsOf(y, c.outputs));
    assertClose(y, c.expectedOutput(), c);

    double[] epsilon = random.doubles(c.outputs * c.columns, -1, 1).toArray();
    KernelCase.Gradients got = c.gradients(epsilon);
    KernelCase.Gradients expected =
        c.plainGradients(Arrays.copyOf(epsilon, c.chain.outputs() * c.columns));
    assertClose(got.weights(), expected.weights(), c);
    assertClose(got.input(), Arrays.copyOf(expected.input(), c.inputs * c.columns), c);
  }

  private static void assertClose(double[] got, double[] expected, KernelCase c) {
    assertThat(got).hasSameSizeAs(expected);
    double worst = 0;
    for (int i = 0; i < got.length; i++) {
      worst = Math.max(worst, Math.abs(got[i] - expected[i]));
    }
    assertThat(worst).as("%s", c).isLessThan(1e-12);
  }
}
