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
package io.github.debutdl4j.convert;

import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer that can be replaced by a DeBut layer: its place, its wrappers, and how to read it.
 *
 * @param site where it stands
 * @param wrapping the frozen or time-distributed wrappers around it
 * @param type how its type is read
 * @param layer its configuration, without wrappers
 * @param <L> its type
 */
record LinearLayer<L extends Layer>(
    LayerSite site, LayerWrapping wrapping, LinearLayerType<L> type, L layer) {

  LayerDescription description() {
    return new LayerDescription(
        site.name(), layer.getClass().getSimpleName(), outputs(), inputs(), kernelTaps());
  }

  int outputs() {
    return type.outputs(layer);
  }

  int inputs() {
    return channels() * kernelTaps();
  }

  int channels() {
    return type.channels(layer);
  }

  int kernelTaps() {
    return type.kernelTaps(layer);
  }

  long denseWeights() {
    return (long) outputs() * inputs();
  }

  /** Weights of the smallest chain for the matrix. */
  long fewestParameters() {
    return ChainSearch.fewestParameters(outputs(), inputs());
  }

  /** Parameters beside the matrix: the bias. */
  long otherParameters() {
    return site.parameterCount() - denseWeights();
  }

  boolean hasBias() {
    return site.parameters().containsKey(DefaultParamInitializer.BIAS_KEY);
  }

  /**
   * The matrix, outputs x inputs, row major.
   *
   * @throws ConversionException if a weight is NaN or infinite
   */
  double[] matrix(ColumnOrder order) {
    double[] matrix = type.matrix(layer, site.parameters());
    for (int i = 0; i < matrix.length; i++) {
      if (!Double.isFinite(matrix[i])) {
        throw new ConversionException(
            "layer '"
                + site.name()
                + "' has a weight that is "
                + matrix[i]
                + " (output "
                + i / inputs()
                + ", input "
                + i % inputs()
                + "); only finite weights can be factorised");
      }
    }
    return DenseMatrix.inOrder(matrix, outputs(), channels(), kernelTaps(), order);
  }

  /**
   * Some of what the matrix is multiplied with when an input goes through the layer.
   *
   * @return samples x inputs, row major
   */
  double[] inputRows(INDArray input, int most, ColumnOrder order) {
    double[] rows =
        wrapping.overTime().isPresent()
            ? InputRows.ofSteps(input, wrapping.overTime().get(), most)
            : type.inputRows(layer, input, most);
    return DenseMatrix.inOrder(rows, rows.length / inputs(), channels(), kernelTaps(), order);
  }

  /** What takes the layer's place, in the same wrappers. */
  Replacement replacement(DeButChain chain, ColumnOrder order, Map<String, INDArray> parameters) {
    Replacement bare = type.replacement(site, layer, chain, order, parameters);
    return bare.withLayer(wrapping.rewrap().apply(bare.layer()));
  }

  /** Sees the linear layer at a site; empty if its type cannot be converted. */
  static Optional<LinearLayer<?>> at(LayerSite site) {
    LayerWrapping wrapping = LayerWrapping.of(site.layer());
    return at(site, wrapping, wrapping.inner());
  }

  private static <L extends Layer> Optional<LinearLayer<?>> at(
      LayerSite site, LayerWrapping wrapping, L inner) {
    return LinearLayerTypes.of(inner).map(type -> new LinearLayer<>(site, wrapping, type, inner));
  }

  /** Why this layer cannot be replaced, or empty. */
  Optional<String> obstacle() {
    boolean output = layer instanceof BaseOutputLayer;
    if (wrapping.wrapped() && output) {
      return Optional.of("an output layer inside a wrapper cannot be split from its loss");
    }
    return type.obstacle(layer);
  }
}
