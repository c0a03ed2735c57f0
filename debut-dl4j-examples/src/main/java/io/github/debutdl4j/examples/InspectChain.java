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
package io.github.debutdl4j.examples;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.factorize.BudgetSearch;
import io.github.debutdl4j.factorize.ErrorCurve;
import io.github.debutdl4j.factorize.Factorization;
import io.github.debutdl4j.factorize.FactorizeOptions;
import io.github.debutdl4j.factorize.Factorizer;
import io.github.debutdl4j.factorize.ScoredChain;
import io.github.debutdl4j.factorize.SearchOptions;
import java.util.List;
import java.util.stream.Stream;

/** Inspects a chain and its error for a matrix. Needs debut-core alone: no DL4J. */
public final class InspectChain {

  private static final int OUTPUTS = 64;
  private static final int INPUTS = 144;

  private InspectChain() {}

  public static void main(String[] args) {
    DeButChain chain = DeButChain.parse("96 144 8 12 1 64 96 8 12 8");
    System.out.println("chain: " + chain);
    System.out.printf("%d outputs x %d inputs%n", chain.outputs(), chain.inputs());
    System.out.printf("%d weights for %d%n", chain.parameters(), chain.denseParameters());
    System.out.printf("regular: %s, bulging: %s%n", chain.isRegular(), chain.isBulging());

    double[] matrix = matrix();
    Factorization fit = Factorizer.factorize(matrix, chain, FactorizeOptions.defaults());
    System.out.printf("error %.4f, at least %.4f%n", fit.relativeError(), fit.lowerBound());

    Factorization best = searched(matrix);
    System.out.printf(
        "best chain of as many weights: %s, error %.4f%n", best.chain(), best.relativeError());

    System.out.println("what other sizes would leave:");
    for (ScoredChain point : curve(matrix)) {
      System.out.printf("  %4d weights: %.4f%n", point.parameters(), point.relativeError());
    }
  }

  /** The best chains of a few sizes, with the errors that they would leave. */
  static List<ScoredChain> curve(double[] matrix) {
    SearchOptions upToHalf = SearchOptions.share(OUTPUTS, INPUTS, 0.5);
    ErrorCurve curve = ErrorCurve.of(matrix, OUTPUTS, INPUTS, upToHalf);
    return Stream.of(400, 800, 1600, 3200).map(curve::at).toList();
  }

  /** The chain that leaves the smallest error among those of a quarter of the weights. */
  static Factorization searched(double[] matrix) {
    SearchOptions quarter = SearchOptions.share(OUTPUTS, INPUTS, 0.25);
    return BudgetSearch.search(matrix, OUTPUTS, INPUTS, quarter).best();
  }

  /** A smooth matrix, outputs x inputs, row major; it stands in for the weights of a layer. */
  static double[] matrix() {
    double[] w = new double[OUTPUTS * INPUTS];
    for (int row = 0; row < OUTPUTS; row++) {
      for (int column = 0; column < INPUTS; column++) {
        w[row * INPUTS + column] = Math.sin(0.002 * row * column) / (1 + 0.01 * (row + column));
      }
    }
    return w;
  }
}
