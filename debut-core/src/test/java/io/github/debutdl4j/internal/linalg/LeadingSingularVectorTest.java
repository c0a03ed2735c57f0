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
package io.github.debutdl4j.internal.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.factorize.RandomMatrices;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class LeadingSingularVectorTest {

  @Property(tries = 1000)
  void findsTheMostOfSmallMatricesWhereFewDigitsAreEnough(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 16) int rows,
      @ForAll @IntRange(min = 2, max = 40) int columns) {
    double[] matrix = RandomMatrices.gaussian(rows * columns, seed);
    LeadingSingularVector leading = new LeadingSingularVector(1e-2);
    double[] u = new double[rows];

    leading.solve(matrix, rows, columns, u);

    double largest = new JacobiSvd(matrix, rows, columns).value(0);
    double most = largest * largest;
    assertThat(leading.squaredValue()).isBetween(0.9 * most, (1 + 1e-9) * most);
    assertThat(DotProduct.square(u)).isCloseTo(1, within(1e-12));
  }

  /** A matrix whose leading vector is orthogonal to the vector that the iteration starts from. */
  @Property(tries = 200)
  void findsAVectorOrthogonalToTheFirst(
      @ForAll @IntRange(min = 2, max = 16) int size,
      @ForAll @DoubleRange(min = 1.1, max = 4) double ratio) {
    double[] first = new double[size];
    for (int i = 0; i < size; i++) {
      first[i] = 0.5 + ((i + 1) * 0.6180339887498949) % 1.0;
    }
    double[] matrix = new double[size * size];
    for (int i = 0; i < size; i++) {
      matrix[i * size + i] = 1;
    }
    double squares = DotProduct.square(new double[] {first[0], first[1]});
    double[] orthogonal = {first[1] / Math.sqrt(squares), -first[0] / Math.sqrt(squares)};
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        matrix[i * size + j] += (ratio - 1) * orthogonal[i] * orthogonal[j];
      }
    }
    LeadingSingularVector leading = new LeadingSingularVector(1e-2);

    leading.solve(matrix, size, size, new double[size]);

    assertThat(leading.squaredValue()).isCloseTo(ratio * ratio, within(0.02 * ratio * ratio));
  }

  @Property(tries = 200)
  void agreesWithTheJacobiDecomposition(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 90) int rows,
      @ForAll @IntRange(min = 1, max = 90) int columns) {
    double[] matrix = RandomMatrices.gaussian(rows * columns, seed);
    LeadingSingularVector leading = new LeadingSingularVector(1e-9);
    double[] u = new double[rows];

    leading.solve(matrix, rows, columns, u);

    JacobiSvd svd = new JacobiSvd(matrix, rows, columns);
    double largest = svd.value(0);
    assertThat(leading.squaredValue())
        .isCloseTo(largest * largest, within(1e-8 * largest * largest));
    assertThat(DotProduct.square(u)).isCloseTo(1, within(1e-12));
    double[] image = new double[columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        image[column] += u[row] * matrix[row * columns + column];
      }
    }
    assertThat(DotProduct.square(image))
        .isCloseTo(largest * largest, within(1e-8 * largest * largest));
  }
}
