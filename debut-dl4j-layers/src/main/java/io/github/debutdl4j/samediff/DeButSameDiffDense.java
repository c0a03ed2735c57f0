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
package io.github.debutdl4j.samediff;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.DeButDense;
import io.github.debutdl4j.layer.DeButParamInitializer;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * A fully connected DeBut layer for code that works with DL4J's SameDiff layers; everyone else uses
 * {@link DeButDense}.
 *
 * <p>Input [minibatch, nIn], output [minibatch, nOut].
 */
public class DeButSameDiffDense extends DeButSameDiffLayer {

  private static final long serialVersionUID = 1L;

  /** For JSON. */
  protected DeButSameDiffDense() {}

  protected DeButSameDiffDense(Builder builder) {
    super(builder, builder.dense.build());
  }

  @Override
  public SDVariable defineLayer(
      SameDiff sd, SDVariable input, Map<String, SDVariable> params, SDVariable mask) {
    SDVariable z = DeButOps.linear(sd, "product", input, factors(params), getChain());
    if (debut().hasBias()) {
      z = z.add(params.get(DeButParamInitializer.BIAS_KEY));
    }
    return activation().asSameDiff("activation", sd, z);
  }

  /** Builds a {@link DeButSameDiffDense}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static class Builder extends DeButSameDiffLayer.Builder<Builder> {

    private final DeButDense.Builder dense = new DeButDense.Builder();

    /** Input features; follows from the network's InputType where not set. */
    public Builder nIn(int nIn) {
      dense.nIn(nIn);
      return this;
    }

    /** Output features. */
    public Builder nOut(int nOut) {
      dense.nOut(nOut);
      return this;
    }

    /** Gives the chain: nOut x nIn. */
    public Builder chain(DeButChain chain) {
      dense.chain(chain);
      return this;
    }

    /** Leaves the chain to a policy; without chain and policy it is a monotonic one. */
    public Builder chainPolicy(ChainPolicy policy) {
      dense.chainPolicy(policy);
      return this;
    }

    /** Whether to add a bias; default true. */
    public Builder hasBias(boolean hasBias) {
      dense.hasBias(hasBias);
      return this;
    }

    @Override
    FeedForwardLayer.Builder<?> nativeBuilder() {
      return dense;
    }

    @Override
    public DeButSameDiffDense build() {
      return new DeButSameDiffDense(this);
    }
  }
}
