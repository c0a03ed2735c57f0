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
import java.util.Set;

/**
 * The DeBut paper's LeNet for 28 x 28 digits: two 3 x 3 convolutions (8 and 16 channels), each with
 * a ReLU and a 2 x 2 maximum, then 400-128-64-classes. Its dense twin has 61,482 parameters.
 *
 * <p>Layers: {@code conv1 pool1 conv2 pool2 fc1 fc2 output}.
 */
@SuppressWarnings("unchecked") // DL4J lets the caller of init() choose the type
public final class AllDeButLeNet extends AllDeButModel {

  private final Variant variant;

  /** Which layers are DeBut layers. */
  public enum Variant {
    /** All five, with the chains that {@code debut demo} found for a trained dense LeNet. */
    FITTED("lenet_fitted", "conv1", "conv2", "fc1", "fc2", OUTPUT),
    /** All five, with the published chains for the middle three: 9,724 parameters. */
    ALL("lenet_mnist", "conv1", "conv2", "fc1", "fc2", OUTPUT),
    /** The second convolution and the first two dense layers: 10,186 parameters. */
    PUBLISHED("lenet_mnist", "conv2", "fc1", "fc2"),
    /** The second convolution alone: 60,842 parameters. */
    PUBLISHED_CONV2("lenet_mnist_conv2", "conv2"),
    /** The first dense layer alone: 17,962 parameters. */
    PUBLISHED_FC1("lenet_mnist", "fc1");

    private final String file;
    private final Set<String> deBut;

    Variant(String file, String... deBut) {
      this.file = file;
      this.deBut = Set.of(deBut);
    }
  }

  private AllDeButLeNet(Builder builder) {
    super(builder);
    variant = builder.variant;
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  void sketch(NetworkSketch net) {
    int[] input = inputShape();
    int height = halvedAfterConvolution(halvedAfterConvolution(input[1]));
    int width = halvedAfterConvolution(halvedAfterConvolution(input[2]));
    int first = width(8);
    int second = width(16);
    String x = net.convolution(ConvolutionShape.of("conv1", input[0], first, 3).withRelu(), INPUT);
    x = net.halve("pool1", x);
    x = net.convolution(ConvolutionShape.of("conv2", first, second, 3).withRelu(), x);
    x = net.halve("pool2", x);
    x = net.dense(DenseShape.relu("fc1", second * height * width, width(128)), x);
    x = net.dense(DenseShape.relu("fc2", width(128), width(64)), x);
    net.classifier(OUTPUT, width(64), numClasses(), x);
  }

  @Override
  ZooChains chains() {
    return ZooChains.of(ChainTable.read(variant.file), ChainPolicy.monotonic(5))
        .only(variant.deBut);
  }

  @Override
  public String variantName() {
    return variant.name();
  }

  /** Size after a 3 x 3 convolution without padding and a 2 x 2 maximum. */
  private static int halvedAfterConvolution(int size) {
    return (size - 2) / 2;
  }

  /** Settings of an {@link AllDeButLeNet}. */
  public static final class Builder extends AllDeButModel.Builder<Builder> {

    private Variant variant = Variant.FITTED;

    private Builder() {
      super(10, 1, 28, 28);
    }

    /** Which layers are DeBut layers, and their chains; the fitted ones by default. */
    public Builder variant(Variant newVariant) {
      variant = Objects.requireNonNull(newVariant, "variant");
      return this;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public AllDeButLeNet build() {
      return new AllDeButLeNet(this);
    }
  }
}
