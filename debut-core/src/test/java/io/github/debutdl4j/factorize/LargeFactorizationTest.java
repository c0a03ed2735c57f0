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
package io.github.debutdl4j.factorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.chain.DeButChain;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** Matrices that are fitted in single precision, and how the two precisions meet. */
class LargeFactorizationTest {

  private static final int OUTPUTS = 768;
  private static final int INPUTS = 704;
  private static final float[] W = floats(RandomMatrices.gaussian(OUTPUTS * INPUTS, 1));
  private static final DenseMatrix MATRIX = DenseMatrix.of(W, OUTPUTS, INPUTS);
  private static final SearchOptions OPTIONS =
      SearchOptions.share(OUTPUTS, INPUTS, 0.05)
          .withFactorize(FactorizeOptions.defaults().withSweeps(3).withPairSweeps(1));

  @Test
  void givesTheSameBitsOnOneThreadAndOnMany() throws Exception {
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool many = new ForkJoinPool(5);
    try {
      SearchResult a = one.submit(() -> BudgetSearch.search(MATRIX, OPTIONS)).get();
      SearchResult b = many.submit(() -> BudgetSearch.search(MATRIX, OPTIONS)).get();
      assertThat(a.best().flatWeights()).containsExactly(b.best().flatWeights());
      assertThat(a.best().relativeError()).isEqualTo(b.best().relativeError());
      assertThat(a.ranked()).isEqualTo(b.ranked());
    } finally {
      one.shutdown();
      many.shutdown();
    }
  }

  @Test
  void doublesGiveWhatTheirFloatsGive() {
    DeButChain chain = DeButChain.regular(new int[] {24, 32}, new int[] {22, 32});

    Factorization fromFloats = Factorizer.factorize(MATRIX, chain, FactorizeOptions.defaults());
    Factorization fromDoubles =
        Factorizer.factorize(doubles(W), chain, FactorizeOptions.defaults());

    assertThat(fromDoubles.flatWeights()).containsExactly(fromFloats.flatWeights());
    assertThat(fromFloats.lowerBound()).isLessThanOrEqualTo(fromFloats.relativeError());
  }

  @Test
  void smallMatricesOfFloatsAreFittedInDoublePrecision() {
    float[] w = floats(RandomMatrices.gaussian(24 * 20, 2));
    SearchOptions options = SearchOptions.atMost(200);

    Factorization fit = BudgetSearch.search(DenseMatrix.of(w, 24, 20), options).best();

    Factorization expected = BudgetSearch.search(doubles(w), 24, 20, options).best();
    assertThat(fit.flatWeights()).containsExactly(expected.flatWeights());
  }

  @Test
  void findsAPlantedChainByItsSamples() {
    DeButChain planted = DeButChain.regular(new int[] {8, 12, 8}, new int[] {11, 8, 8});
    float[] w = floats(RandomMatrices.planted(planted, 3));

    Factorization fit =
        BudgetSearch.search(
                DenseMatrix.of(w, OUTPUTS, INPUTS), SearchOptions.atMost(planted.parameters()))
            .best();

    assertThat(fit.relativeError()).isLessThan(1e-4);
  }

  @Test
  void drawsACurveThatFalls() {
    ErrorCurve curve = ErrorCurve.of(MATRIX, OPTIONS);

    assertThat(curve.points()).hasSizeGreaterThan(10);
    assertThat(curve.at(20_000).relativeError()).isBetween(0.9, 1.0);
  }

  @Test
  void pointsAtTheEntryThatIsNotFinite() {
    float[] w = W.clone();
    w[INPUTS + 2] = Float.NaN;

    assertThatThrownBy(() -> DenseMatrix.of(w, OUTPUTS, INPUTS))
        .isInstanceOf(FactorizeException.class)
        .hasMessage("the matrix has NaN at row 1, column 2; expected finite numbers");
  }

  private static float[] floats(double[] x) {
    float[] y = new float[x.length];
    for (int e = 0; e < x.length; e++) {
      y[e] = (float) x[e];
    }
    return y;
  }

  private static double[] doubles(float[] x) {
    double[] y = new double[x.length];
    for (int e = 0; e < x.length; e++) {
      y[e] = x[e];
    }
    return y;
  }
}
