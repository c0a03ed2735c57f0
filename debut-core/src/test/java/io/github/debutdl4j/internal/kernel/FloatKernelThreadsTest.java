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

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.kernel.activation.FloatRelu;
import io.github.debutdl4j.internal.kernel.columns.FloatImages;
import io.github.debutdl4j.internal.kernel.columns.FloatPatchColumns;
import io.github.debutdl4j.internal.kernel.columns.FloatStridedColumns;
import io.github.debutdl4j.internal.kernel.columns.PatchGeometry;
import io.github.debutdl4j.internal.kernel.columns.PatchTaps;
import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FloatKernelThreadsTest {

  private static final DeButChain DEEP = RandomChains.DEEP;

  static Stream<KernelProvider> providers() {
    return ChainKernelTest.providers();
  }

  @ParameterizedTest
  @MethodSource("providers")
  void resultsAreTheSameBytesForOneTwoAndEightThreads(KernelProvider provider) throws Exception {
    Random random = new Random(5);
    int columns = 1111;
    float[] weights = random(Math.toIntExact(DEEP.parameters()), random);
    float[] x = random(2304 * columns, random);
    float[] epsilon = random(256 * columns, random);
    FloatChainKernel kernel = new FloatChainKernel(DEEP, 2304, 256, provider.forFloat());
    FloatEpilogue relu = new FloatEpilogue(random(256, random), new FloatRelu());
    float[][] first = null;
    for (int threads : new int[] {1, 2, 8}) {
      float[] y = new float[256 * columns];
      float[] gradient = new float[weights.length];
      float[] bias = new float[256];
      float[] inputEpsilon = new float[2304 * columns];
      ForkJoinPool pool = new ForkJoinPool(threads);
      pool.submit(
              () -> {
                kernel.forward(weights, relu, rows(x, 2304, columns), rows(y, 256, columns));
                kernel.backward(
                    weights,
                    relu,
                    rows(x, 2304, columns),
                    rows(epsilon, 256, columns),
                    new FloatGradients(gradient, bias),
                    rows(inputEpsilon, 2304, columns));
              })
          .get();
      pool.shutdown();
      float[][] result = {y, gradient, bias, inputEpsilon};
      first = first == null ? result : first;
      assertThat(Arrays.deepEquals(result, first)).as(threads + " threads").isTrue();
    }
  }

  /** Rows of a patch tap by tap: pieces of the chain add to the same pixels. */
  @ParameterizedTest
  @MethodSource("providers")
  void sumsOverPatchesAreTheSameBytesForOneTwoAndEightThreads(KernelProvider provider)
      throws Exception {
    Random random = new Random(6);
    int[] three = {3, 3};
    int[] one = {1, 1};
    int[] five = {5, 5};
    PatchGeometry geometry =
        PatchGeometry.of(
            256, five, new PatchTaps(three, one, one), one, five, ColumnOrder.TAP_MAJOR);
    int images = 44;
    FloatBuffer x = direct(random(256 * 25 * images, random));
    float[] weights = random(Math.toIntExact(DEEP.parameters()), random);
    float[] epsilon = random(256 * 25 * images, random);
    FloatChainKernel kernel = new FloatChainKernel(DEEP, 2304, 256, provider.forFloat());
    float[][] first = null;
    for (int threads : new int[] {1, 2, 8}) {
      float[] gradient = new float[weights.length];
      FloatBuffer inputEpsilon = direct(new float[256 * 25 * images]);
      ForkJoinPool pool = new ForkJoinPool(threads);
      pool.submit(
              () ->
                  kernel.backward(
                      weights,
                      FloatEpilogue.NONE,
                      patches(x, images, geometry, provider),
                      rows(epsilon, 256, 25 * images),
                      new FloatGradients(gradient, null),
                      patches(inputEpsilon, images, geometry, provider)))
          .get();
      pool.shutdown();
      float[] pixels = new float[inputEpsilon.capacity()];
      inputEpsilon.get(0, pixels);
      float[][] result = {gradient, pixels};
      first = first == null ? result : first;
      assertThat(Arrays.deepEquals(result, first)).as(threads + " threads").isTrue();
    }
  }

  private static FloatPatchColumns patches(
      FloatBuffer data, int images, PatchGeometry geometry, KernelProvider provider) {
    int pixels = geometry.height() * geometry.width();
    return new FloatPatchColumns(
        FloatImages.channelsFirst(data, 0, images, geometry.channels(), pixels),
        geometry,
        provider.forFloat().pixelRuns());
  }

  private static FloatBuffer direct(float[] values) {
    return ByteBuffer.allocateDirect(Float.BYTES * values.length)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer()
        .put(0, values);
  }

  private static float[] random(int length, Random random) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = random.nextFloat(-1, 1);
    }
    return numbers;
  }

  /** A features x columns array, row major. */
  private static FloatStridedColumns rows(float[] data, int features, int columns) {
    return FloatStridedColumns.matrix(FloatBuffer.wrap(data), 0, columns, 1, features, columns);
  }
}
