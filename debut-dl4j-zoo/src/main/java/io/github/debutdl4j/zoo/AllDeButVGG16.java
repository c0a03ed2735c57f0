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
import java.util.Locale;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.activations.Activation;

/**
 * VGG16 with batch normalisation and the head for 32 x 32 images (CIFAR): thirteen 3 x 3
 * convolutions, the mean over positions, one dense layer. Its dense twin has 14,774,436 parameters
 * for 100 classes.
 *
 * <p>Layers: {@code conv1-1 conv1-1-bn conv1-2 conv1-2-bn pool1 conv2-1 ... conv5-3-bn mean
 * output}. As in the published network there is no maximum between the fourth and the fifth block,
 * nor after the fifth.
 */
@SuppressWarnings("unchecked") // DL4J lets the caller of init() choose the type
public final class AllDeButVGG16 extends AllDeButModel {

  private static final int[] CHANNELS = {64, 128, 256, 512, 512};
  private static final int[] CONVOLUTIONS = {2, 2, 3, 3, 3};
  private static final int POOLS = 3;

  /** Which published chains the DeBut layers have; the sizes are those of 100 classes. */
  public enum Variant {
    /** Widths shrink from layer input to layer output: 563,416 parameters. */
    MONO,
    /** Widths grow first: 1,326,264 parameters. */
    BULGING
  }

  private final Variant variant;

  private AllDeButVGG16(Builder builder) {
    super(builder);
    variant = builder.variant;
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  void sketch(NetworkSketch net) {
    int channels = inputShape()[0];
    String x = INPUT;
    for (int block = 0; block < CHANNELS.length; block++) {
      int width = width(CHANNELS[block]);
      for (int n = 1; n <= CONVOLUTIONS[block]; n++) {
        String name = "conv" + (block + 1) + "-" + n;
        x = net.convolution(ConvolutionShape.of(name, channels, width, 3).padded(), x);
        x = net.batchNorm(name + "-bn", width, Activation.RELU, x);
        channels = width;
      }
      if (block < POOLS) {
        x = net.halve("pool" + (block + 1), x);
      }
    }
    x = net.pool("mean", PoolingType.AVG, x);
    net.classifier(OUTPUT, channels, numClasses(), x);
  }

  @Override
  ZooChains chains() {
    return ZooChains.of(
        ChainTable.read("vgg_cifar100_" + variant.name().toLowerCase(Locale.ROOT)),
        variant == Variant.MONO ? ChainPolicy.monotonic(7) : ChainPolicy.bulging(7));
  }

  @Override
  public String variantName() {
    return variant.name();
  }

  /** Settings of an {@link AllDeButVGG16}. */
  public static final class Builder extends AllDeButModel.Builder<Builder> {

    private Variant variant = Variant.MONO;

    private Builder() {
      super(100, 3, 32, 32);
    }

    /** Which chains; the monotonic ones by default. */
    public Builder variant(Variant newVariant) {
      variant = Objects.requireNonNull(newVariant, "variant");
      return this;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public AllDeButVGG16 build() {
      return new AllDeButVGG16(this);
    }
  }
}
