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
import io.github.debutdl4j.factorize.DenseMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A matrix that a layer multiplies by: its place, its wrappers, and how to read it.
 *
 * @param site the layer's place in the network
 * @param wrapping the wrappers around it
 * @param inner the layer inside of the wrappers
 * @param kind how the matrix is read
 * @param layer the layer's configuration, without wrappers
 * @param <L> its type
 */
public record LinearLayer<L extends Layer>(
    LayerSite site,
    LayerWrapping wrapping,
    LayerWrapping.Inner inner,
    LinearLayerKind<L> kind,
    L layer) {

  /** The layer's name, and which of its matrices this is where it has several. */
  public String name() {
    String matrix =
        Stream.of(inner.direction(), kind.matrixName())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "));
    return matrix.isEmpty() ? site.name() : site.name() + " (" + matrix + ")";
  }

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

  /**
   * Multiplications by the dense matrix, where a convolution moves by one.
   *
   * @param inputLength numbers in the layer's input
   */
  public double multiplications(long inputLength) {
    return (double) outputs() * kernelTaps() * inputLength;
  }

  /** Weights of the smallest chain for the matrix. */
  public long fewestParameters() {
    return ChainSearch.fewestParameters(outputs(), inputs());
  }

  /** Whether a chain can have fewer weights than the matrix; none can for one row or column. */
  public boolean canShrink() {
    return fewestParameters() < denseWeights();
  }

  /**
   * Parameters that stay when a chain takes the matrix's place, such as the bias; 0 for all but a
   * layer's first matrix.
   */
  public long keptParameters() {
    return kind.keptParameters(layer, parameters());
  }

  /** The layer's parameters; of a layer of several matrices, this one and what is kept with it. */
  public long parameterCount() {
    boolean alone = inner.prefix().isEmpty() && LinearLayerKinds.of(layer).size() == 1;
    return alone ? site.parameterCount() : denseWeights() + keptParameters();
  }

  /** The layer's parameters, by the keys that it knows itself. */
  public Map<String, INDArray> parameters() {
    if (inner.prefix().isEmpty()) {
      return site.parameters();
    }
    Map<String, INDArray> own = new LinkedHashMap<>();
    site.parameters()
        .forEach(
            (key, value) -> {
              if (key.startsWith(inner.prefix())) {
                own.put(key.substring(inner.prefix().length()), value);
              }
            });
    return own;
  }

  /** The bias, one number for each row of the matrix. */
  public INDArray bias() {
    return kind.bias(layer, parameters());
  }

  /** Whether the inputs of the matrix can be sampled. */
  public boolean hasInputRows() {
    return kind.hasInputRows();
  }

  /** Whether a chain may be larger than the matrix. */
  public boolean acceptsPadding() {
    return kind.acceptsPadding(layer);
  }

  /** Whether a bias is added to each row of the product, so that a fit may shift it. */
  public boolean hasBias() {
    return kind.biasPerRow() && parameters().containsKey(DefaultParamInitializer.BIAS_KEY);
  }

  /** The matrix, outputs x inputs, row major. */
  public DenseMatrix matrix(ColumnOrder order) {
    INDArray weights = kind.matrix(layer, parameters());
    return FilterMatrix.of(
        order == ColumnOrder.CHANNEL_MAJOR
            ? weights
            : weights.reshape('c', outputs(), channels(), kernelTaps()).permute(0, 2, 1),
        outputs(),
        inputs());
  }

  /** The first parameter that is NaN or infinite, described with its layer; empty if none is. */
  public Optional<String> nonFiniteParameter() {
    return site.nonFinite()
        .filter(key -> key.startsWith(inner.prefix()))
        .map(key -> key.substring(inner.prefix().length()))
        .filter(this::isReported)
        .map(
            key ->
                "layer '"
                    + site.name()
                    + "' has a "
                    + describeNonFinite(key, parameters().get(key))
                    + "; only finite parameters can be converted");
  }

  /** A matrix answers for itself, the first matrix of a layer for what is not a matrix as well. */
  private boolean isReported(String key) {
    List<LinearLayerKind<L>> kinds = LinearLayerKinds.of(layer);
    boolean matrix = kinds.stream().anyMatch(any -> any.weightKey().equals(key));
    return matrix ? kind.weightKey().equals(key) : kinds.get(0) == kind;
  }

  private String describeNonFinite(String key, INDArray values) {
    if (key.equals(kind.weightKey())) {
      double[] matrix = FilterMatrix.inCOrder(kind.matrix(layer, parameters()));
      int at = firstNonFinite(matrix);
      if (at < matrix.length) {
        return "weight that is %s (output %d, input %d)"
            .formatted(matrix[at], at / inputs(), at % inputs());
      }
    }
    double[] numbers = FilterMatrix.inCOrder(values);
    int at = firstNonFinite(numbers);
    return key.equals(DefaultParamInitializer.BIAS_KEY)
        ? "bias that is %s (output %d)".formatted(numbers[at], at)
        : "parameter %s with the value %s (at %d)".formatted(key, numbers[at], at);
  }

  /** A parameter may hold more than the matrix, so that there may be none: then the length. */
  private static int firstNonFinite(double[] numbers) {
    int at = 0;
    while (at < numbers.length && Double.isFinite(numbers[at])) {
      at++;
    }
    return at;
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
            : kind.inputRows(layer, parameters(), input, most);
    return FilterMatrix.inOrder(rows, rows.length / inputs(), channels(), kernelTaps(), order);
  }

  /**
   * The DeBut layer that takes a layer's place, in the same wrappers.
   *
   * @param fits the chain of every matrix at one site
   */
  public static Replacement replacement(Map<LinearLayer<?>, ChainAssignment> fits) {
    LayerWrapping wrapping = fits.keySet().iterator().next().wrapping();
    List<Layer> layers = new ArrayList<>();
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    for (LayerWrapping.Inner inner : wrapping.inner()) {
      List<LinearLayer<?>> matrices =
          fits.keySet().stream().filter(matrix -> matrix.inner().equals(inner)).toList();
      layers.add(matrices.get(0).bareReplacement(matrices.stream().map(fits::get).toList()));
      matrices.forEach(
          matrix ->
              matrix
                  .newParameters(fits.get(matrix))
                  .forEach((key, value) -> parameters.put(inner.prefix() + key, value)));
    }
    return new Replacement(wrapping.rewrapped(layers), parameters);
  }

  private Layer bareReplacement(List<ChainAssignment> fits) {
    return kind.replacement(layer, fits);
  }

  private Map<String, INDArray> newParameters(ChainAssignment fit) {
    return kind.newParameters(layer, parameters(), fit);
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
    surgery.sites().forEach(site -> layers.addAll(at(site)));
    return layers;
  }

  /** The matrices of the layer at a site; none if its type cannot be converted. */
  public static List<LinearLayer<?>> at(LayerSite site) {
    LayerWrapping wrapping = LayerWrapping.of(site.layer());
    List<LinearLayer<?>> matrices = new ArrayList<>();
    for (LayerWrapping.Inner inner : wrapping.inner()) {
      matrices.addAll(at(site, wrapping, inner, inner.layer()));
    }
    return matrices;
  }

  private static <L extends Layer> List<LinearLayer<L>> at(
      LayerSite site, LayerWrapping wrapping, LayerWrapping.Inner inner, L layer) {
    return LinearLayerKinds.of(layer).stream()
        .map(kind -> new LinearLayer<>(site, wrapping, inner, kind, layer))
        .toList();
  }

  /** Why this layer cannot be replaced, or empty. */
  public Optional<String> obstacle() {
    return kind.obstacle(layer);
  }
}
