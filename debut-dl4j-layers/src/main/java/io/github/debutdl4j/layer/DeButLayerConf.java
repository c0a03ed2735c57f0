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
package io.github.debutdl4j.layer;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.DeButChain;
import org.nd4j.shade.jackson.annotation.JsonIgnore;

/**
 * What the configurations of all DeBut layers have in common: a chain and the sizes of the layer.
 */
public interface DeButLayerConf {

  /**
   * The chain of the layer. A policy is resolved on the first call after {@code nIn} and {@code
   * nOut} are known, and the configuration holds the chain from then on.
   *
   * @throws org.deeplearning4j.exception.DL4JInvalidConfigException if a size is not set yet, or
   *     the chain does not fit the sizes
   */
  DeButChain resolvedChain();

  /**
   * The chain that a policy picks for the layer's sizes, which must be known.
   *
   * @throws io.github.debutdl4j.chain.ChainException if the policy has no chain for these sizes
   */
  default DeButChain chainFor(ChainPolicy policy) {
    return policy.resolve(matrixRows(), matrixColumns(), kernelTaps());
  }

  /** The chain, the policy and the padding rule as they are stored. */
  ChainSettings getChainSettings();

  /** Whether the chain may be larger than the layer; see {@link ChainSettings#isAllowPadding()}. */
  @JsonIgnore
  default boolean isAllowPadding() {
    return getChainSettings().isAllowPadding();
  }

  /** Whether a bias is added to the product. */
  boolean hasBias();

  /** Input features of a dense layer, input channels of a convolution. */
  long getNIn();

  /** Output features of a dense layer, output channels of a convolution. */
  long getNOut();

  /** Positions of the convolution kernel, 1 for a dense layer. */
  int kernelTaps();

  /** Rows of the layer's matrix, {@code nOut} but for transposed convolutions. */
  default int matrixRows() {
    return Math.toIntExact(getNOut());
  }

  /** Columns of the layer's matrix, {@code nIn * kernelTaps}. */
  default int matrixColumns() {
    return Math.toIntExact(getNIn() * kernelTaps());
  }

  /**
   * Fan-out of the dense matrix, as DL4J counts it for weight initialisation. For a convolution it
   * counts the outputs that one input value reaches.
   */
  double denseFanOut();
}
