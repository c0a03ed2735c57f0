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
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * ResNet-50 for 224 x 224 images (ImageNet): four stages of 3, 4, 6 and 3 bottlenecks. Its dense
 * twin has 25,557,032 parameters for 1,000 classes.
 *
 * <p>Layers: {@code conv1 pool1}, then {@code stage1-block1-conv1 -conv2 -conv3 ...}, each
 * convolution with its {@code -bn}; {@code stageN-block1-shortcut}; {@code mean output}. A stage's
 * stride is in its first 3 x 3 convolution.
 */
@SuppressWarnings("unchecked") // DL4J lets the caller of init() choose the type
public final class AllDeButResNet50 extends AllDeButModel {

  private static final int[] WIDTHS = {64, 128, 256, 512};
  private static final int[] BLOCKS = {3, 4, 6, 3};
  private static final int EXPANSION = 4;

  /** Which layers are DeBut layers. */
  public enum Variant {
    /** All: the published chains in the last stage, generated ones elsewhere. */
    ALL,
    /** The published nine in the last stage: 13,392,936 parameters. */
    PUBLISHED
  }

  private final Variant variant;

  private AllDeButResNet50(Builder builder) {
    super(builder);
    variant = builder.variant;
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  void sketch(NetworkSketch net) {
    String x =
        net.normalisedConvolution(
            ConvolutionShape.of("conv1", inputShape()[0], width(64), 7).padded().withStride(2),
            Activation.RELU,
            INPUT);
    net.graph()
        .addLayer(
            "pool1",
            new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(3, 3)
                .stride(2, 2)
                .padding(1, 1)
                .build(),
            x);
    x = "pool1";
    int channels = width(64);
    for (int stage = 0; stage < WIDTHS.length; stage++) {
      for (int block = 1; block <= BLOCKS[stage]; block++) {
        String name = "stage" + (stage + 1) + "-block" + block;
        int stride = block == 1 && stage > 0 ? 2 : 1;
        x = bottleneck(net, name, channels, width(WIDTHS[stage]), stride, x);
        channels = width(WIDTHS[stage]) * EXPANSION;
      }
    }
    x = net.pool("mean", PoolingType.AVG, x);
    net.classifier(OUTPUT, channels, numClasses(), x);
  }

  private static String bottleneck(
      NetworkSketch net, String name, int nIn, int width, int stride, String input) {
    int nOut = width * EXPANSION;
    ConvolutionShape narrow = ConvolutionShape.of(name + "-conv1", nIn, width, 1);
    ConvolutionShape middle =
        ConvolutionShape.of(name + "-conv2", width, width, 3).padded().withStride(stride);
    ConvolutionShape wide = ConvolutionShape.of(name + "-conv3", width, nOut, 1);
    ConvolutionShape around =
        ConvolutionShape.of(name + "-shortcut", nIn, nOut, 1).withStride(stride);
    String x = net.normalisedConvolution(narrow, Activation.RELU, input);
    x = net.normalisedConvolution(middle, Activation.RELU, x);
    x = net.normalisedConvolution(wide, Activation.IDENTITY, x);
    String shortcut =
        nIn == nOut ? input : net.normalisedConvolution(around, Activation.IDENTITY, input);
    return net.addWithRelu(name, x, shortcut);
  }

  @Override
  ZooChains chains() {
    ZooChains all =
        ZooChains.of(ChainTable.read("resnet50_imagenet_last3blocks"), ChainPolicy.monotonic(7));
    return variant == Variant.ALL ? all : all.onlyTheTables();
  }

  @Override
  public String variantName() {
    return variant.name();
  }

  /** Settings of an {@link AllDeButResNet50}. */
  public static final class Builder extends AllDeButModel.Builder<Builder> {

    private Variant variant = Variant.ALL;

    private Builder() {
      super(1000, 3, 224, 224);
    }

    /** Which layers are DeBut layers; all by default. */
    public Builder variant(Variant newVariant) {
      variant = Objects.requireNonNull(newVariant, "variant");
      return this;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public AllDeButResNet50 build() {
      return new AllDeButResNet50(this);
    }
  }
}
