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
import io.github.debutdl4j.zoo.layer.PointMaximumVertex;
import io.github.debutdl4j.zoo.layer.PointRowsVertex;
import io.github.debutdl4j.zoo.layer.PointTransformVertex;
import io.github.debutdl4j.zoo.layer.SquareTransform;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * PointNet for the classification of point sets, with input and feature transform networks. Its
 * dense twin has 3,471,473 parameters for 40 classes.
 *
 * <p>Input {@code [examples, channels, points, 1]}: any number of points, in any order. Layers:
 * {@code input-tnet-*}, {@code conv1}, {@code feature-tnet-*}, {@code conv2 conv3}, the maximum
 * over points {@code features}, then {@code fc1 fc2 output}, each but the last with its {@code
 * -bn}.
 */
@SuppressWarnings("unchecked") // DL4J lets the caller of init() choose the type
public final class AllDeButPointNet extends AllDeButModel {

  private static final int LOCAL = 64; // features of a point, size of the feature transform
  private static final int MIDDLE = 128;
  private static final int GLOBAL = 1024; // features of the whole set
  private static final int HEAD1 = 512;
  private static final int HEAD2 = 256;

  /** Which chains the DeBut layers have; the sizes are those of 40 classes. */
  public enum Variant {
    /** The published small chains, two irregular ones corrected: 173,005 parameters. */
    SMALL("pointnet_modelnet40_small", false),
    /** The published big chains, two irregular ones corrected: 223,181 parameters. */
    BIG("pointnet_modelnet40_big", false),
    /** The small chains as published; three quarters of one matrix are always zero. */
    PUBLISHED_SMALL("pointnet_modelnet40_small", true),
    /** The big chains as published; three quarters of three matrices are always zero. */
    PUBLISHED_BIG("pointnet_modelnet40_big", true);

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
  private final double headDropout;
  private final IUpdater transformUpdater;

  private AllDeButPointNet(Builder builder) {
    super(builder);
    variant = builder.variant;
    headDropout = builder.headDropout;
    transformUpdater = builder.transformUpdater;
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  void sketch(NetworkSketch net) {
    int channels = inputShape()[0];
    net.graph().addVertex("points", new PointRowsVertex(), INPUT);
    NetworkSketch transforms = net.learningWith(transformUpdater);
    String x = transformed(transforms, "input-tnet", channels, 0, "points");
    x = normalised(net, "mlp1", channels, width(LOCAL), x);
    x = transformed(transforms, "feature-tnet", width(LOCAL), 0.001, x);
    x = normalised(net, "mlp2", width(LOCAL), width(MIDDLE), x);
    x = net.dense(DenseShape.linear("mlp3", width(MIDDLE), width(GLOBAL)), x);
    x = net.batchNorm("mlp3-bn", width(GLOBAL), Activation.IDENTITY, x);
    x = maximum(net, "features", x);
    x = normalised(net, "fc1", width(GLOBAL), width(HEAD1), x);
    x = net.dense(DenseShape.linear("fc2", width(HEAD1), width(HEAD2)), x);
    if (headDropout > 0) {
      net.graph().addLayer("fc2-dropout", new DropoutLayer(1 - headDropout), x); // DL4J's: kept
      x = "fc2-dropout";
    }
    x = net.batchNorm("fc2-bn", width(HEAD2), Activation.RELU, x);
    net.classifier(OUTPUT, width(HEAD2), numClasses(), x);
  }

  @Override
  ZooChains chains() {
    return ZooChains.of(variant.table(), ChainPolicy.monotonic(5));
  }

  @Override
  public String variantName() {
    return variant.name();
  }

  /** A T-Net on the points of {@code input}, and those points multiplied with its matrix. */
  private String transformed(
      NetworkSketch net, String name, int channels, double orthogonalityPenalty, String input) {
    String x = normalised(net, name + "-mlp1", channels, width(LOCAL), input);
    x = normalised(net, name + "-mlp2", width(LOCAL), width(MIDDLE), x);
    x = normalised(net, name + "-mlp3", width(MIDDLE), width(GLOBAL), x);
    x = maximum(net, name + "-features", x);
    x = normalised(net, name + "-fc1", width(GLOBAL), width(HEAD1), x);
    x = normalised(net, name + "-fc2", width(HEAD1), width(HEAD2), x);
    x =
        net.dense( // zero at first, so that the first transform is the identity
            DenseShape.linear(name + "-fc3", width(HEAD2), channels * channels).startingAtZero(),
            x);
    net.graph()
        .addLayer(
            name,
            new SquareTransform.Builder(channels)
                .orthogonalityPenalty(orthogonalityPenalty)
                .build(),
            x);
    String points = name + "-points";
    net.graph().addVertex(points, new PointTransformVertex(), input, name);
    return points;
  }

  /** A linear layer, normalised, with ReLU: on each row, which is a point or a whole example. */
  private static String normalised(
      NetworkSketch net, String name, int nIn, int nOut, String input) {
    String x = net.dense(DenseShape.linear(name, nIn, nOut), input);
    return net.batchNorm(name + "-bn", nOut, Activation.RELU, x);
  }

  private static String maximum(NetworkSketch net, String name, String rows) {
    net.graph().addVertex(name, new PointMaximumVertex(), rows, INPUT);
    return name;
  }

  /** Settings of an {@link AllDeButPointNet}. */
  public static final class Builder extends AllDeButModel.Builder<Builder> {

    private Variant variant = Variant.SMALL;
    private double headDropout = 0.4;
    private IUpdater transformUpdater;

    private Builder() {
      super(40, 3, 1024, 1);
    }

    /** Which chains; the small ones by default. */
    public Builder variant(Variant newVariant) {
      variant = Objects.requireNonNull(newVariant, "variant");
      return this;
    }

    /** Share of {@code fc2}'s outputs that training drops, 0.4 by default; 0 for none. */
    public Builder headDropout(double dropped) {
      if (!(dropped >= 0 && dropped < 1)) {
        throw new IllegalArgumentException("headDropout must be in [0, 1); got " + dropped);
      }
      headDropout = dropped;
      return this;
    }

    /**
     * The updater of the linear layers of both T-Nets; by default that of the network. If a T-Net
     * learns much more slowly than the rest, the rest need not follow transforms that still change.
     */
    public Builder transformUpdater(IUpdater newUpdater) {
      transformUpdater = Objects.requireNonNull(newUpdater, "transformUpdater");
      return this;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public AllDeButPointNet build() {
      return new AllDeButPointNet(this);
    }
  }
}
