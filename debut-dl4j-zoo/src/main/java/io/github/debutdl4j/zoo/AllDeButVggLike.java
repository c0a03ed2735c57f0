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
import java.util.List;
import org.deeplearning4j.nn.conf.layers.PoolingType;

/**
 * The small VGG with which the All-DeBut paper compares chain generator levels, for 32 x 32 digits:
 * 3 x 3 convolutions of 32, 64, 128 and 256 channels, each with a ReLU and all but the last with a
 * 2 x 2 maximum, the mean over positions, one dense layer. Its dense twin has 390,410 parameters.
 *
 * <p>As in the paper, the second to the fourth convolution are DeBut layers. Layers: {@code conv1
 * pool1 conv2 pool2 conv3 pool3 conv4 mean output}.
 */
@SuppressWarnings("unchecked") // DL4J lets the caller of init() choose the type
public final class AllDeButVggLike extends AllDeButModel {

  private final int level;

  private AllDeButVggLike(Builder builder) {
    super(builder);
    level = builder.level;
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  void sketch(NetworkSketch net) {
    String x = convolution(net, "conv1", inputShape()[0], width(32), INPUT);
    x = convolution(net, "conv2", width(32), width(64), net.halve("pool1", x));
    x = convolution(net, "conv3", width(64), width(128), net.halve("pool2", x));
    x = convolution(net, "conv4", width(128), width(256), net.halve("pool3", x));
    net.classifier(OUTPUT, width(256), numClasses(), net.pool("mean", PoolingType.AVG, x));
  }

  @Override
  ZooChains chains() {
    return ZooChains.generated(ChainPolicy.monotonic(level))
        .only(List.of("conv2", "conv3", "conv4"));
  }

  @Override
  public String variantName() {
    return "LEVEL_" + level;
  }

  private static String convolution(
      NetworkSketch net, String name, int nIn, int nOut, String input) {
    return net.convolution(ConvolutionShape.of(name, nIn, nOut, 3).padded().withRelu(), input);
  }

  /** Settings of an {@link AllDeButVggLike}. */
  public static final class Builder extends AllDeButModel.Builder<Builder> {

    private int level = 5;

    private Builder() {
      super(10, 1, 32, 32);
    }

    /** How slowly the chains shrink, 5 by default; the paper compares 3 to 9. */
    public Builder level(int newLevel) {
      level = newLevel;
      return this;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public AllDeButVggLike build() {
      return new AllDeButVggLike(this);
    }
  }
}
