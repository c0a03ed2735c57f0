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
package io.github.debutdl4j.internal.kernel.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** More features and columns than move together, however they lie. */
class FloatStridedColumnsTest {

  private static final int EXAMPLES = 70;
  private static final int FEATURES = 150;
  private static final int GAP = 3;

  static Stream<Arguments> strides() {
    return Stream.of(
        Arguments.of("c order", FEATURES, 1),
        Arguments.of("f order", 1, EXAMPLES),
        Arguments.of("every third number", GAP * FEATURES, GAP));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strides")
  void readsAPartOfTheFeaturesOfSomeColumns(String order, int exampleStride, int featureStride) {
    FloatBuffer data = FloatBuffer.allocate(GAP * EXAMPLES * FEATURES);
    for (int i = 0; i < data.limit(); i++) {
      data.put(i, i);
    }
    float[][] tile = new float[FEATURES][64];

    float[] packed = new float[FEATURES * 70];
    columns(data, exampleStride, featureStride).read(5, 63, 10, 131, FloatRows.of(tile).from(2));
    columns(data, exampleStride, featureStride)
        .read(5, 63, 10, 131, FloatRows.packed(packed, 70).from(2));

    for (int row = 0; row < 131; row++) {
      for (int column = 0; column < 63; column++) {
        assertThat(tile[2 + row][column])
            .isEqualTo(packed[(2 + row) * 70 + column])
            .isEqualTo((5 + column) * exampleStride + (10 + row) * featureStride);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strides")
  void writesWhatItReadsAndNothingElse(String order, int exampleStride, int featureStride) {
    FloatBuffer data = FloatBuffer.allocate(GAP * EXAMPLES * FEATURES);
    float[][] tile = new float[FEATURES][64];
    for (int row = 0; row < 131; row++) {
      for (int column = 0; column < 63; column++) {
        tile[2 + row][column] = 1 + row * 63 + column;
      }
    }

    columns(data, exampleStride, featureStride).write(5, 63, 10, 131, FloatRows.of(tile).from(2));

    int written = 0;
    for (int i = 0; i < data.limit(); i++) {
      written += data.get(i) == 0 ? 0 : 1;
    }
    assertThat(written).isEqualTo(131 * 63);
    float[][] back = new float[FEATURES][64];
    columns(data, exampleStride, featureStride).read(5, 63, 10, 131, FloatRows.of(back).from(2));
    assertThat(back).isDeepEqualTo(tile);
  }

  private static FloatStridedColumns columns(
      FloatBuffer data, int exampleStride, int featureStride) {
    return FloatStridedColumns.matrix(data, 0, EXAMPLES, exampleStride, FEATURES, featureStride);
  }
}
