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
package io.github.debutdl4j.convert;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.convert.internal.kind.LinearLayer;
import io.github.debutdl4j.factorize.BudgetSearch;
import io.github.debutdl4j.factorize.DenseMatrix;
import io.github.debutdl4j.factorize.ErrorCurve;
import io.github.debutdl4j.factorize.Factorization;
import io.github.debutdl4j.factorize.FactorizeListener;
import io.github.debutdl4j.factorize.FactorizeOptions;
import io.github.debutdl4j.factorize.Factorizer;
import io.github.debutdl4j.factorize.InputMoments;
import io.github.debutdl4j.factorize.SearchOptions;
import java.util.Optional;
import java.util.function.Function;

/** Fits chains to the weights of layers, and to their inputs where those are known. */
final class LayerFitting {

  /** Sweeps of a fit that only serves to compare. */
  private static final int SHORT_FIT = 2;

  /** Weights that are still fitted by one thread. */
  private static final long LARGE = 1 << 19;

  private final ConvertOptions options;
  private final Function<LinearLayer<?>, Optional<InputMoments>> seen;
  private final Object oneLargeFit = new Object();

  /**
   * @param seen what is known of the inputs of a layer
   */
  LayerFitting(ConvertOptions options, Function<LinearLayer<?>, Optional<InputMoments>> seen) {
    this.options = options;
    this.seen = seen;
  }

  /** The factors of a chain, a little worse than they could be. */
  Factorization factorizeShortly(LinearLayer<?> layer, DeButChain chain) {
    FactorizeOptions given = factorizeOptions(layer);
    FactorizeOptions brief =
        given
            .withSweeps(Math.min(SHORT_FIT, given.sweeps()))
            .withPairSweeps(0)
            .withListener(FactorizeListener.NONE);
    return fitted(layer, matrix -> Factorizer.factorize(matrix, chain, brief));
  }

  /** The factors of a chain. */
  Factorization factorize(LinearLayer<?> layer, DeButChain chain) {
    return fitted(layer, matrix -> Factorizer.factorize(matrix, chain, factorizeOptions(layer)));
  }

  /** The best chain of at most a given number of weights, and its factors. */
  Factorization search(LinearLayer<?> layer, long maxParameters) {
    return fitted(
        layer, matrix -> BudgetSearch.search(matrix, searchOptions(layer, maxParameters)).best());
  }

  /** How the error falls as the chain grows, up to a given number of weights. */
  ErrorCurve curve(LinearLayer<?> layer, long maxParameters) {
    SearchOptions search = searchOptions(layer, maxParameters);
    return fitted(
        layer,
        matrix ->
            ErrorCurve.of(
                matrix,
                options.errorCost() == ConvertOptions.ErrorCost.WEIGHT
                    ? search.withFactorize(options.factorizeOptions())
                    : search));
  }

  /**
   * Does work on a copy of a layer's weights. A fit of large weights keeps all cores busy and needs
   * room for three copies of them, so there is one such fit at a time.
   */
  private <T> T fitted(LinearLayer<?> layer, Function<DenseMatrix, T> work) {
    if (layer.denseWeights() <= LARGE || seen.apply(layer).isPresent()) {
      return work.apply(layer.matrix(options.columnOrder()));
    }
    synchronized (oneLargeFit) {
      return work.apply(layer.matrix(options.columnOrder()));
    }
  }

  private SearchOptions searchOptions(LinearLayer<?> layer, long maxParameters) {
    return SearchOptions.atMost(maxParameters)
        .withPadding(options.padding() && layer.acceptsPadding())
        .withFactorize(factorizeOptions(layer));
  }

  private FactorizeOptions factorizeOptions(LinearLayer<?> layer) {
    return seen.apply(layer)
        .map(moments -> options.factorizeOptions().withInputMoments(moments, layer.hasBias()))
        .orElse(options.factorizeOptions());
  }
}
