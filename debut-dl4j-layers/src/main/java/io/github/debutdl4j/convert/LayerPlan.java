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

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.convert.internal.kind.LinearLayer;
import io.github.debutdl4j.factorize.Factorization;
import java.util.Optional;

/**
 * The decision for one linear layer.
 *
 * @param layer the layer
 * @param chain its chain, or empty if it stays dense
 * @param policy the policy that picked the chain, if one did
 * @param fit the factors, where the search for the chain has fitted them already
 * @param reason why it stays dense, or empty
 */
record LayerPlan(
    LinearLayer<?> layer,
    Optional<DeButChain> chain,
    Optional<ChainPolicy> policy,
    Optional<Factorization> fit,
    String reason) {

  static LayerPlan convert(LinearLayer<?> layer, DeButChain chain) {
    return new LayerPlan(layer, Optional.of(chain), Optional.empty(), Optional.empty(), "");
  }

  static LayerPlan convert(LinearLayer<?> layer, DeButChain chain, ChainPolicy policy) {
    return new LayerPlan(layer, Optional.of(chain), Optional.of(policy), Optional.empty(), "");
  }

  static LayerPlan convert(LinearLayer<?> layer, Factorization fit) {
    return new LayerPlan(layer, Optional.of(fit.chain()), Optional.empty(), Optional.of(fit), "");
  }

  static LayerPlan keep(LinearLayer<?> layer, String reason) {
    return new LayerPlan(layer, Optional.empty(), Optional.empty(), Optional.empty(), reason);
  }

  /** The chain of one factor: the matrix itself. */
  static LayerPlan asOneFactor(LinearLayer<?> layer) {
    return convert(layer, DeButChain.dense(layer.outputs(), layer.inputs()));
  }

  /** This plan, or the chain of one factor, where another matrix of the layer gets a chain. */
  LayerPlan orAsOneFactor() {
    return chain.isPresent() ? this : asOneFactor(layer);
  }

  /**
   * Picks the chain if the layer's sizes are changed later: the policy that picked this one, or one
   * that allows the same share of the dense parameters.
   */
  ChainPolicy resizePolicy() {
    return policy.orElseGet(
        () ->
            ChainPolicy.budget(
                Math.min(1, (double) chain.orElseThrow().parameters() / layer.denseWeights())));
  }

  String name() {
    return layer.name();
  }

  /** Parameters of the layer under this plan, biases included. */
  long parameters() {
    return chain
        .map(chosen -> chosen.parameters() + layer.keptParameters())
        .orElse(layer.parameterCount());
  }
}
