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
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.ChainEnumeration;
import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.chain.DeButChain;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class BudgetSearchTest {

  private static final FactorizeOptions FIRST_FIT =
      FactorizeOptions.defaults().withSweeps(0).withTolerance(0);

  @Test
  void choosesTheChainThatBruteForceFinds() {
    double[] w = RandomMatrices.gaussian(16 * 36, 2);

    SearchResult result = BudgetSearch.search(w, 16, 36, SearchOptions.atMost(280));

    double best =
        ChainEnumeration.of(16, 36).withMaxParameters(280).stream()
            .map(chain -> Factorizer.factorize(w, chain, FactorizeOptions.defaults()))
            .min(Comparator.comparingDouble(Factorization::relativeError))
            .orElseThrow()
            .relativeError();
    assertThat(result.best().chain().parameters()).isLessThanOrEqualTo(280);
    assertThat(result.best().relativeError()).isLessThan(1.004 * best);
  }

  @Test
  void findsAPlantedChain() {
    DeButChain planted = DeButChain.regular(new int[] {4, 2, 4}, new int[] {3, 4, 4});
    double[] w = RandomMatrices.planted(planted, 3);

    SearchResult result =
        BudgetSearch.search(w, 32, 48, SearchOptions.atMost(planted.parameters()));

    assertThat(result.best().chain()).isEqualTo(planted);
    assertThat(result.best().relativeError()).isLessThan(1e-12);
  }

  @Test
  void scoresNoChainBetterThanItsFirstFit() {
    double[] w = RandomMatrices.gaussian(24 * 20, 4);

    SearchResult result = BudgetSearch.search(w, 24, 20, SearchOptions.atMost(200));

    for (ScoredChain scored : result.ranked().subList(0, 20)) {
      Factorization fit = Factorizer.factorize(w, scored.chain(), FIRST_FIT);
      assertThat(scored.relativeError()).isGreaterThan(fit.relativeError() - 1e-3);
    }
  }

  @Test
  void givesTheSameBitsOnOneThreadAndOnMany() throws Exception {
    double[] w = RandomMatrices.gaussian(32 * 36, 5);
    SearchOptions options = SearchOptions.atMost(400).withPadding(true);

    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool many = new ForkJoinPool(5);
    try {
      SearchResult a = one.submit(() -> BudgetSearch.search(w, 32, 36, options)).get();
      SearchResult b = many.submit(() -> BudgetSearch.search(w, 32, 36, options)).get();
      assertThat(a.best().flatWeights()).containsExactly(b.best().flatWeights());
      assertThat(a.ranked()).isEqualTo(b.ranked());
    } finally {
      one.shutdown();
      many.shutdown();
    }
  }

  @Test
  void padsASizeWithoutDivisorsWhereAllowedAndCountsThePadding() {
    double[] w = RandomMatrices.gaussian(23 * 19, 6);

    SearchResult result =
        BudgetSearch.search(w, 23, 19, SearchOptions.atMost(300).withPadding(true));

    DeButChain chain = result.best().chain();
    assertThat(chain.outputs()).isGreaterThanOrEqualTo(23);
    assertThat(chain.inputs()).isGreaterThanOrEqualTo(19);
    assertThat(chain.parameters()).isLessThanOrEqualTo(300);
    double[] product = result.best().product();
    double squares = 0;
    for (int row = 0; row < 23; row++) {
      for (int column = 0; column < 19; column++) {
        double difference = w[row * 19 + column] - product[row * chain.inputs() + column];
        squares += difference * difference;
      }
    }
    assertThat(result.best().relativeError())
        .isCloseTo(Math.sqrt(squares) / RandomMatrices.norm(w), within(1e-12));
  }

  @Test
  void takesTheMatrixItselfWhereThereIsNoLimit() {
    double[] w = RandomMatrices.gaussian(12 * 18, 9);

    SearchResult result = BudgetSearch.search(w, 12, 18, SearchOptions.atMost(Long.MAX_VALUE));

    assertThat(result.best().chain()).isEqualTo(DeButChain.dense(12, 18));
    assertThat(result.best().relativeError()).isZero();
  }

  @Test
  void namesTheSmallestWhereNothingFits() {
    assertThatThrownBy(
            () ->
                BudgetSearch.search(
                    RandomMatrices.gaussian(16 * 72, 7), 16, 72, SearchOptions.atMost(50)))
        .isInstanceOf(FactorizeException.class)
        .hasMessageMatching(
            "no chain for 16 x 72 has 50 parameters or fewer; the smallest has \\d+");
  }

  @Test
  void drawsACurveThatFallsFromTheSmallestChainToTheMatrixItself() {
    double[] w = RandomMatrices.gaussian(16 * 36, 8);

    ErrorCurve curve = ErrorCurve.of(w, 16, 36, SearchOptions.share(16, 36, 1));

    List<ScoredChain> points = curve.points();
    for (int p = 1; p < points.size(); p++) {
      assertThat(points.get(p).parameters()).isGreaterThan(points.get(p - 1).parameters());
      assertThat(points.get(p).relativeError()).isLessThan(points.get(p - 1).relativeError());
    }
    assertThat(points.get(points.size() - 1).relativeError()).isLessThan(1e-7);
    assertThat(points.get(0).parameters()).isEqualTo(ChainSearch.fewestParameters(16, 36));
    assertThat(curve.at(300).parameters()).isLessThanOrEqualTo(300);
  }

  @Test
  void aZeroMatrixTakesTheSmallestChainAndRespectsTheBudget() {
    double[] zero = new double[16 * 72];

    assertThat(ErrorCurve.of(zero, 16, 72, SearchOptions.atMost(500)).points())
        .singleElement()
        .satisfies(point -> assertThat(point.parameters()).isEqualTo(88));
    assertThatThrownBy(() -> BudgetSearch.search(zero, 16, 72, SearchOptions.atMost(50)))
        .isInstanceOf(FactorizeException.class)
        .hasMessageEndingWith("the smallest has 88");
    assertThatThrownBy(() -> ErrorCurve.of(zero, 16, 72, SearchOptions.atMost(50)))
        .isInstanceOf(FactorizeException.class);
  }

  @Test
  void constantInputsGiveTheErrorOfTheWeights() {
    double[] w = RandomMatrices.gaussian(12 * 16, 4);
    InputMoments oneSample = InputMoments.full(16);
    oneSample.add(RandomMatrices.gaussian(16, 5));
    FactorizeOptions fit = FactorizeOptions.defaults().withInputMoments(oneSample, true);

    ErrorCurve curve = ErrorCurve.of(w, 12, 16, SearchOptions.share(12, 16, 1).withFactorize(fit));

    assertThat(curve.points()).hasSizeGreaterThan(3);
    assertThat(curve.points().get(0).relativeError()).isGreaterThan(0.5);
  }

  @Test
  void aCurveWhosePointsAreOutOfOrderIsRefused() {
    ScoredChain large = new ScoredChain(DeButChain.dense(4, 4), 16, 0.1);
    ScoredChain small = new ScoredChain(DeButChain.dense(4, 4), 8, 0.5);
    ScoredChain unknown = new ScoredChain(DeButChain.dense(4, 4), 20, Double.NaN);

    assertThatThrownBy(() -> new ErrorCurve(4, 4, List.of(large, small)))
        .hasMessageContaining("8 parameters and error 0.5 after one of 16 and 0.1");
    assertThatThrownBy(() -> new ErrorCurve(4, 4, List.of(unknown))).hasMessageContaining("NaN");
  }
}
