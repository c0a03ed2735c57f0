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

/** What the converter does with one linear layer. */
public sealed interface LayerChoice {

  /** The layer stays as it is. */
  static LayerChoice keepDense() {
    return new KeepDense();
  }

  /** The layer gets this chain, regardless of its number of parameters. */
  static LayerChoice chain(DeButChain chain) {
    return new UseChain(chain);
  }

  /** The layer gets the chain that a policy picks from its sizes. */
  static LayerChoice policy(ChainPolicy policy) {
    return new UsePolicy(policy);
  }

  /**
   * The layer gets the chain that fits its weights best within a share of its parameters, or the
   * smallest chain if that is larger.
   *
   * @param share largest share of the dense weights, above 0, at most 1
   */
  static LayerChoice search(double share) {
    return new Search(share);
  }

  /** The layer gets its part of the budget of the whole network. */
  static LayerChoice networkBudget() {
    return new ShareOfBudget();
  }

  /** See {@link #keepDense()}. */
  record KeepDense() implements LayerChoice {}

  /** See {@link #chain(DeButChain)}. */
  record UseChain(DeButChain chain) implements LayerChoice {}

  /** See {@link #policy(ChainPolicy)}. */
  record UsePolicy(ChainPolicy policy) implements LayerChoice {}

  /** See {@link #search(double)}. */
  record Search(double share) implements LayerChoice {
    public Search {
      if (!(share > 0 && share <= 1)) {
        throw new ConversionException(
            "the share of a layer is " + share + "; expected above 0, at most 1");
      }
    }
  }

  /** See {@link #networkBudget()}. */
  record ShareOfBudget() implements LayerChoice {}
}
