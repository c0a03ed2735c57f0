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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.kernel.activation.FloatIdentity;
import io.github.debutdl4j.internal.kernel.activation.FloatRelu;
import io.github.debutdl4j.internal.kernel.columns.FloatStridedColumns;
import io.github.debutdl4j.internal.kernel.factor.FloatKernels;
import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChainKernelTest {

  private static final DeButChain WIDE = DeButChain.parse("48 54 8 9 1 48 48 2 2 8 32 48 2 3 16");

  /** A grid whose sums do not fit into the lanes' work space at once. */
  private static final DeButChain DENSE = DeButChain.dense(13, 150);

  static Stream<KernelProvider> providers() {
    return Stream.of(KernelProvider.choose("scalar"), KernelProvider.choose("simd"));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void doubleKernelEqualsThePlainProductOnAThousandRandomChains(KernelProvider provider) {
    Random random = new Random(1);
    for (int trial = 0; trial < 1000; trial++) {
      KernelCase c = new KernelCase(provider, chain(trial, random), 1 + random.nextInt(40), random);

      double[] y = new double[c.outputs * c.columns];
      c.kernel().forward(c.weights, c.epilogue(), c.input(), c.rowsOf(y, c.outputs));

      assertClose(y, c.expectedOutput(), 1e-12, c);
    }
  }

  /** Enough columns for factors to be multiplied out; the last tile is narrower than others. */
  @ParameterizedTest
  @MethodSource("providers")
  void forwardOfManyColumnsEqualsThePlainProduct(KernelProvider provider) {
    Random random = new Random(9);
    for (int trial = 0; trial < 40; trial++) {
      int columns = 1024 + random.nextInt(300);
      KernelCase c = new KernelCase(provider, chain(trial, random), columns, random);
      DoubleChainKernel kernel = c.kernel();
      double[] y = new double[c.outputs * c.columns];
      for (int call = 0; call < 2; call++) {
        c.weights[random.nextInt(c.weights.length)] += 1; // products of old weights are of no use

        kernel.forward(c.weights, c.epilogue(), c.input(), c.rowsOf(y, c.outputs));

        assertClose(y, c.expectedOutput(), 1e-12, c);
        kernel.factorByFactor().forward(c.weights, c.epilogue(), c.input(), c.rowsOf(y, c.outputs));
        assertClose(y, c.expectedOutput(), 1e-12, c);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void doubleGradientsAreThoseOfThePlainProductOnAThousandRandomChains(KernelProvider provider) {
    Random random = new Random(2);
    for (int trial = 0; trial < 1000; trial++) {
      KernelCase c = new KernelCase(provider, chain(trial, random), 1 + random.nextInt(40), random);
      assertGradientsOfPlainProduct(c, random);
    }
  }

  /** Grids (2,2) and (2,4) one after the other, which back-propagation may take together. */
  @ParameterizedTest
  @MethodSource("providers")
  void gradientsOfPairsOfFactorsAreThoseOfThePlainProduct(KernelProvider provider)
      throws Exception {
    Random random = new Random(7);
    int[][] widths = {{2, 2}, {2, 4}, {4, 2}, {4, 4}};
    for (int[] s : widths) {
      for (int columns : new int[] {1, 7, 300}) {
        DeButChain chain =
            DeButChain.regular(new int[] {3, 2, 2, 2, 2}, new int[] {2, s[0], s[1], s[0], s[1]});
        KernelCase c = new KernelCase(provider, chain, columns, random);
        // One thread takes two runs of columns at a time.
        ForkJoinPool pool = new ForkJoinPool(1);
        pool.submit(() -> assertGradientsOfPlainProduct(c, random)).get();
        pool.shutdown();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void floatGradientsFollowTheDoubleOnes(KernelProvider provider) {
    Random random = new Random(8);
    for (DeButChain chain : List.of(WIDE, DENSE, RandomChains.DEEP, RandomChains.DEEPER)) {
      KernelCase c = new KernelCase(provider, chain, 19, random);
      double[] epsilon = random(c.outputs * c.columns, random);
      float[] gradient = new float[c.weights.length];
      float[] inputEpsilon = new float[c.x.length];
      new FloatChainKernel(chain, c.inputs, c.outputs, provider.forFloat())
          .backward(
              floats(c.weights),
              FloatEpilogue.NONE,
              floatRows(floats(c.x), c.inputs, c.columns),
              floatRows(floats(epsilon), c.outputs, c.columns),
              new FloatGradients(gradient, null),
              floatRows(inputEpsilon, c.inputs, c.columns));

      KernelCase.Gradients expected = c.gradients(epsilon);
      assertClose(doubles(gradient), expected.weights(), 1e-5, c);
      assertClose(doubles(inputEpsilon), expected.input(), 1e-5, c);
    }
  }

  private static void assertGradientsOfPlainProduct(KernelCase c, Random random) {
    double[] epsilon = random(c.outputs * c.columns, random);

    KernelCase.Gradients got = c.gradients(epsilon);

    double[] fullEpsilon = Arrays.copyOf(epsilon, c.chain.outputs() * c.columns);
    KernelCase.Gradients expected = c.plainGradients(fullEpsilon);
    assertClose(got.weights(), expected.weights(), 1e-12, c);
    assertClose(c.weightGradient(epsilon), expected.weights(), 1e-12, c);
    assertClose(got.input(), Arrays.copyOf(expected.input(), c.inputs * c.columns), 1e-12, c);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void gradientsAgreeWithFiniteDifferences(KernelProvider provider) {
    Random random = new Random(3);
    KernelCase c = new KernelCase(provider, WIDE, 7, random);
    double[] epsilon = random(c.outputs * c.columns, random);
    KernelCase.Gradients got = c.gradients(epsilon);

    for (int w = 0; w < c.weights.length; w += 5) {
      double slope = c.slopeAlong(c.weights, w, epsilon);
      assertThat(got.weights()[w]).isCloseTo(slope, within(1e-7));
    }
    for (int i = 0; i < c.x.length; i += 3) {
      double slope = c.slopeAlong(c.x, i, epsilon);
      assertThat(got.input()[i]).isCloseTo(slope, within(1e-7));
    }
    for (int i = 0; i < c.outputs; i++) {
      double slope = c.slopeAlong(c.bias, i, epsilon);
      assertThat(got.bias()[i]).isCloseTo(slope, within(1e-7));
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void floatKernelFollowsTheDoubleOneForEveryNumberOfColumns(KernelProvider provider) {
    Random random = new Random(4);
    for (int columns = 1; columns <= 200; columns += columns < 20 ? 1 : 13) {
      KernelCase c = new KernelCase(provider, WIDE, columns, random);
      float[] y = new float[c.outputs * columns];
      new FloatChainKernel(WIDE, c.inputs, c.outputs, provider.forFloat())
          .forward(
              floats(c.weights),
              new FloatEpilogue(floats(c.bias), c.relu ? new FloatRelu() : new FloatIdentity()),
              floatRows(floats(c.x), c.inputs, columns),
              floatRows(y, c.outputs, columns));

      assertClose(doubles(y), c.expectedOutput(), 1e-5, c);
    }
  }

  private static DeButChain chain(int trial, Random random) {
    return switch (trial) {
      case 0, 1 -> RandomChains.DEEP;
      case 2, 3 -> RandomChains.DEEPER;
      default -> RandomChains.next(random);
    };
  }

  @Test
  void refusesSizesThatDoNotFitTheChain() {
    FloatKernels kernels = KernelProvider.get().forFloat();
    assertThatThrownBy(() -> new FloatChainKernel(WIDE, 55, 32, kernels))
        .hasMessageContaining("32 x 54")
        .hasMessageContaining("32 x 55");
    FloatChainKernel kernel = new FloatChainKernel(WIDE, 54, 32, kernels);
    float[] weights = new float[Math.toIntExact(WIDE.parameters())];
    assertThatThrownBy(
            () ->
                kernel.forward(
                    weights,
                    FloatEpilogue.NONE,
                    floatRows(new float[53], 53, 1),
                    floatRows(new float[32], 32, 1)))
        .hasMessageContaining("53")
        .hasMessageContaining("54");
  }

  private static double[] random(int length, Random random) {
    return random.doubles(length, -1, 1).toArray();
  }

  private static float[] floats(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) x[i];
    }
    return y;
  }

  private static double[] doubles(float[] x) {
    double[] y = new double[x.length];
    Arrays.setAll(y, i -> x[i]);
    return y;
  }

  /** A features x columns array, row major. */
  private static FloatStridedColumns floatRows(float[] data, int features, int columns) {
    return FloatStridedColumns.matrix(FloatBuffer.wrap(data), 0, columns, 1, features, columns);
  }

  /** Relative to the largest number expected. */
  private static void assertClose(double[] got, double[] expected, double tolerance, KernelCase c) {
    assertThat(got).hasSameSizeAs(expected);
    double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0) + 1e-30;
    for (int i = 0; i < got.length; i++) {
      if (!(Math.abs(got[i] - expected[i]) <= tolerance * scale)) {
        throw new AssertionError(
            c + " differs at " + i + ": got " + got[i] + ", expected " + expected[i]);
      }
    }
  }
}
