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
import java.util.Objects;

/**
 * The residual network of 6n+2 layers for 32 x 32 images (CIFAR), 110 by default: three stages of n
 * basic blocks with 16, 32 and 64 channels. Its dense twin has 1,736,564 parameters for 100
 * classes.
 *
 * <p>Layers: {@code conv1}, then {@code stage1-block1-conv1 stage1-block1-conv2 ...}, each with its
 * {@code -bn}; {@code stage2-block1-shortcut} where sizes change; {@code mean output}.
 */
@SuppressWarnings("unchecked") // DL4J lets the caller of init() choose the type
public final class AllDeButResNet110 extends AllDeButModel {

  /** Which chains the DeBut layers have; the counts are those of 110 layers and 100 classes. */
  public enum Variant {
    /** The published chains, the irregular one corrected. */
    BIG("resnet110_cifar100", false),
    /** The published small chains, the irregular one corrected. */
    SMALL("resnet110_cifar100_small", false),
    /** As published, 399,840 parameters; half of one shortcut matrix is always zero. */
    PUBLISHED_BIG("resnet110_cifar100", true),
    /** As published, 140,896 parameters; half of one shortcut matrix is always zero. */
    PUBLISHED_SMALL("resnet110_cifar100_small", true);

    private final String file;
    private final boolean published;

    Variant(String file, boolean published) {
      this.file = file;
      this.published = published;
    }

    private ChainTable table() {
      ChainTable table = ChainTable.read(file);
      return published ? table : table.corrected();
    }
  }

  private final Variant variant;
  private final int blocks;

  private AllDeButResNet110(Builder builder) {
    super(builder);
    variant = builder.variant;
    blocks = (builder.depth - 2) / 6;
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  void sketch(NetworkSketch net) {
    CifarResNet.sketch(net, this, blocks);
  }

  @Override
  ZooChains chains() {
    return ZooChains.of(variant.table(), ChainPolicy.monotonic(5));
  }

  @Override
  public String variantName() {
    return variant.name();
  }

  /** Settings of an {@link AllDeButResNet110}. */
  public static final class Builder extends AllDeButModel.Builder<Builder> {

    private Variant variant = Variant.BIG;
    private int depth = 110;

    private Builder() {
      super(100, 3, 32, 32);
    }

    /** Which chains; the corrected big ones by default. */
    public Builder variant(Variant newVariant) {
      variant = Objects.requireNonNull(newVariant, "variant");
      return this;
    }

    /** Number of layers with weights, 6n+2: 8, 14, 20, ... 110 (default). */
    public Builder depth(int layers) {
      if (layers < 8 || (layers - 2) % 6 != 0) {
        throw new IllegalArgumentException("depth must be 6n+2 with n >= 1; got " + layers);
      }
      depth = layers;
      return this;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public AllDeButResNet110 build() {
      return new AllDeButResNet110(this);
    }
  }
}
