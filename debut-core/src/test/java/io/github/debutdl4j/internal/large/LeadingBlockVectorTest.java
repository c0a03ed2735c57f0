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
package io.github.debutdl4j.internal.large;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.factorize.RandomMatrices;
import io.github.debutdl4j.internal.linalg.LeadingSingularVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadingBlockVectorTest {

  @ParameterizedTest
  @CsvSource({"1, 5", "5, 1", "3, 40", "40, 3", "30, 90", "90, 30", "150, 170", "170, 150"})
  void agreesWithDoublePrecision(int rows, int columns) {
    int stride = columns + 3;
    double[] all = RandomMatrices.gaussian(2 + rows * stride, rows);
    float[] data = new float[all.length];
    double[] block = new double[rows * columns];
    for (int e = 0; e < data.length; e++) {
      data[e] = (float) all[e];
    }
    for (int e = 0; e < block.length; e++) {
      block[e] = data[2 + e / columns * stride + e % columns];
    }
    double[] expected = new double[rows];
    LeadingSingularVector leading = new LeadingSingularVector(1e-9);
    leading.solve(block, rows, columns, expected);

    LeadingBlockVector solved = new LeadingBlockVector(1e-6);
    solved.solve(data, 2, stride, rows, columns);

    assertThat(solved.squaredValue())
        .isCloseTo(leading.squaredValue(), within(1e-5 * leading.squaredValue()));
    double cosine = 0;
    for (int i = 0; i < rows; i++) {
      cosine += expected[i] * solved.vector()[i];
    }
    assertThat(Math.abs(cosine)).isCloseTo(1, within(1e-4));
  }
}
