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
package io.github.debutdl4j.zoo;

import io.github.debutdl4j.chain.ChainPolicy;

/**
 * The residual network of 20 layers for grey images on squares of 32 x 32 pixels: three stages of
 * three basic blocks with 16, 32 and 64 channels. Its dense twin has 272,186 parameters for ten
 * classes.
 *
 * <p>Every linear layer is a DeBut layer, the first convolution, the shortcuts and the classifier
 * too. The narrow layers keep a larger part of their parameters than the wide ones. Layers as in
 * {@link AllDeButResNet110}.
 */
@SuppressWarnings("unchecked") // DL4J lets the caller of init() choose the type
public final class AllDeButResNet20 extends AllDeButModel {

  private static final int BLOCKS = 3;

  private AllDeButResNet20(Builder builder) {
    super(builder);
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  void sketch(NetworkSketch net) {
    CifarResNet.sketch(net, this, BLOCKS);
  }

  @Override
  ZooChains chains() {
    return ZooChains.of(ChainTable.read("resnet20"), ChainPolicy.monotonic(5));
  }

  @Override
  public String variantName() {
    return "SHARE_30";
  }

  /** Settings of an {@link AllDeButResNet20}. */
  public static final class Builder extends AllDeButModel.Builder<Builder> {

    private Builder() {
      super(10, 1, 32, 32);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public AllDeButResNet20 build() {
      return new AllDeButResNet20(this);
    }
  }
}
