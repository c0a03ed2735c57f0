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
package io.github.debutdl4j.convert.internal.kind;

import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.convert.internal.surgery.LayerSite;
import io.github.debutdl4j.convert.internal.surgery.NetworkSurgery;
import io.github.debutdl4j.convert.internal.surgery.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer that multiplies by a matrix: its place, its wrappers, and how to read it.
 *
 * @param site its place in the network
 * @param wrapping the frozen or time-distributed wrappers around it
 * @param kind how layers of its type are read
 * @param layer its configuration, without wrappers
 * @param <L> its type
 */
public record LinearLayer<L extends Layer>(
    LayerSite site, LayerWrapping wrapping, LinearLayerKind<L> kind, L layer) {

  /** Simple class name of its configuration. */
  public String typeName() {
    return layer.getClass().getSimpleName();
  }

  /** Rows of its matrix: output features or channels. */
  public int outputs() {
    return kind.outputs(layer);
  }

  /** Columns of its matrix: input features, or input channels times kernel positions. */
  public int inputs() {
    return channels() * kernelTaps();
  }

  private int channels() {
    return kind.channels(layer);
  }

  /** Positions of the convolution kernel, 1 for a dense layer. */
  public int kernelTaps() {
    return kind.kernelTaps(layer);
  }

  /** Weights of the dense matrix. */
  public long denseWeights() {
    return (long) outputs() * inputs();
  }

  /** Weights of the smallest chain for the matrix. */
  public long fewestParameters() {
    return ChainSearch.fewestParameters(outputs(), inputs());
  }

  /** Parameters that stay when a chain takes the matrix's place: the bias. */
  public long keptParameters() {
    return hasBias() ? outputs() : 0;
  }

  /** Whether a chain may be larger than the matrix. */
  public boolean acceptsPadding() {
    return kind.acceptsPadding(layer);
  }

  /** Whether a bias is added to the product. */
  public boolean hasBias() {
    return site.parameters().containsKey(DefaultParamInitializer.BIAS_KEY);
  }

  /** The matrix, outputs x inputs, row major. */
  public double[] matrix(ColumnOrder order) {
    return FilterMatrix.inOrder(
        kind.matrix(layer, site.parameters()), outputs(), channels(), kernelTaps(), order);
  }

  /** The first parameter that is NaN or infinite, described with its layer; empty if none is. */
  public Optional<String> nonFiniteParameter() {
    return site.nonFinite()
        .map(
            key ->
                "layer '"
                    + site.name()
                    + "' has a "
                    + describeNonFinite(key, site.parameters().get(key))
                    + "; only finite parameters can be converted");
  }

  private String describeNonFinite(String key, INDArray values) {
    boolean weight = key.equals(kind.weightKey());
    double[] numbers =
        weight ? kind.matrix(layer, site.parameters()) : FilterMatrix.inCOrder(values);
    int at = 0;
    while (Double.isFinite(numbers[at])) {
      at++;
    }
    return weight
        ? "weight that is %s (output %d, input %d)"
            .formatted(numbers[at], at / inputs(), at % inputs())
        : key.equals(DefaultParamInitializer.BIAS_KEY)
            ? "bias that is %s (output %d)".formatted(numbers[at], at)
            : "parameter %s with the value %s (at %d)".formatted(key, numbers[at], at);
  }

  /**
   * Some of the columns that the layer's matrix is multiplied by for an input.
   *
   * @return samples x inputs, row major
   */
  public double[] inputRows(INDArray input, int most, ColumnOrder order) {
    double[] rows =
        wrapping.overTime().isPresent()
            ? InputRows.ofSteps(input, wrapping.overTime().get(), most)
            : kind.inputRows(layer, site.parameters(), input, most);
    return FilterMatrix.inOrder(rows, rows.length / inputs(), channels(), kernelTaps(), order);
  }

  /** The DeBut layer that replaces it, in the same wrappers. */
  public Replacement replacement(ChainAssignment fit) {
    Layer bare = kind.replacement(layer, fit);
    return new Replacement(
        wrapping.rewrap().apply(bare), kind.newParameters(layer, site.parameters(), fit));
  }

  /**
   * The same dense layer with a normalisation of its outputs taken into its weights, or empty where
   * that is impossible.
   *
   * @param norm what follows this layer and nothing else
   */
  public Optional<Replacement> folded(LayerSite norm) {
    return !wrapping.wrapped() && norm.layer() instanceof BatchNormalization batchNorm
        ? kind.folded(site, layer, batchNorm, ChannelAffine.of(batchNorm, norm.parameters()))
        : Optional.empty();
  }

  /** Every layer of a network that has a kind, from input to output. */
  public static List<LinearLayer<?>> in(NetworkSurgery<?> surgery) {
    List<LinearLayer<?>> layers = new ArrayList<>();
    surgery.sites().forEach(site -> at(site).ifPresent(layers::add));
    return layers;
  }

  /** The linear layer at a site; empty if its type cannot be converted. */
  public static Optional<LinearLayer<?>> at(LayerSite site) {
    LayerWrapping wrapping = LayerWrapping.of(site.layer());
    return at(site, wrapping, wrapping.inner());
  }

  private static <L extends Layer> Optional<LinearLayer<?>> at(
      LayerSite site, LayerWrapping wrapping, L inner) {
    return LinearLayerKinds.of(inner).map(kind -> new LinearLayer<>(site, wrapping, kind, inner));
  }

  /** Why this layer cannot be replaced, or empty. */
  public Optional<String> obstacle() {
    return kind.obstacle(layer);
  }
}
