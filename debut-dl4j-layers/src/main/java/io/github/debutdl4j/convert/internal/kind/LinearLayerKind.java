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

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.convert.internal.surgery.LayerSite;
import io.github.debutdl4j.convert.internal.surgery.Replacement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How one type of DL4J layer is read as a matrix and replaced by a DeBut layer. To convert another
 * type, write one class and add it to {@link LinearLayerKinds}; a layer of several matrices has a
 * kind for each.
 *
 * @param <L> the layer's configuration
 */
public interface LinearLayerKind<L extends Layer> {

  /** The exact class; subclasses are different layers. */
  Class<L> layerClass();

  /** Whether a layer of the class has this matrix; some options leave matrices out. */
  default boolean isFor(L layer) {
    return true;
  }

  /** Why this layer cannot be replaced, or empty. */
  default Optional<String> obstacle(L layer) {
    return Optional.empty();
  }

  /** Rows of the layer's matrix. */
  int outputs(L layer);

  /** Columns of the layer's matrix for one kernel position. */
  int channels(L layer);

  /** What reports call the matrix where a layer has several; empty if it has one. */
  default String matrixName() {
    return "";
  }

  /** Parameters that stay when a chain takes the matrix's place; counted with the first matrix. */
  default long keptParameters(L layer, Map<String, INDArray> parameters) {
    INDArray bias = parameters.get(DefaultParamInitializer.BIAS_KEY);
    return bias == null ? 0 : bias.length();
  }

  /** Whether a bias stands for each row of the matrix, so that a fit may shift it. */
  default boolean biasPerRow() {
    return true;
  }

  /** The bias of a layer that has one, a number for each row of the matrix. */
  default INDArray bias(L layer, Map<String, INDArray> parameters) {
    return parameters.get(DefaultParamInitializer.BIAS_KEY);
  }

  /** Whether {@link #inputRows} is possible; without it a fit ignores the inputs. */
  default boolean hasInputRows() {
    return true;
  }

  /** Key of the parameter that holds the matrix. */
  default String weightKey() {
    return DefaultParamInitializer.WEIGHT_KEY;
  }

  /** Whether the new layer's chain may have more inputs than the matrix has columns. */
  default boolean acceptsPadding(L layer) {
    return true;
  }

  /** Positions of the convolution kernel, 1 for a dense layer. */
  default int kernelTaps(L layer) {
    return 1;
  }

  /**
   * The weights, outputs x (channels*taps) in {@link ColumnOrder#CHANNEL_MAJOR}, as an array of any
   * shape whose numbers in c order are that matrix; a view where possible.
   */
  INDArray matrix(L layer, Map<String, INDArray> parameters);

  /**
   * Some of the columns that the layer's matrix is multiplied by for an input.
   *
   * @param parameters the layer's parameters
   * @param input the layer's input, after its preprocessor
   * @param most how many columns to take at most
   * @return one after another, each of channels*taps numbers in {@link ColumnOrder#CHANNEL_MAJOR}
   */
  double[] inputRows(L layer, Map<String, INDArray> parameters, INDArray input, int most);

  /**
   * The DeBut layer, with every option of the dense one.
   *
   * @param layer the dense layer
   * @param fit the new layer's chain
   */
  Layer replacement(L layer, ChainAssignment fit);

  /**
   * The same for a layer of several matrices.
   *
   * @param fits one for each kind of {@link #layerClass}, in the order of {@link LinearLayerKinds}
   */
  default Layer replacement(L layer, List<ChainAssignment> fits) {
    return replacement(layer, fits.get(0));
  }

  /**
   * Values of the new layer's parameters; those that are missing keep their key and value.
   *
   * @param parameters the dense layer's parameters
   * @param fit the new layer's chain, its factors and perhaps its bias
   */
  default Map<String, INDArray> newParameters(
      L layer, Map<String, INDArray> parameters, ChainAssignment fit) {
    return fit.parameters();
  }

  /**
   * The same dense layer with a batch normalisation of its outputs taken into its weights and its
   * bias, or empty where that is impossible.
   *
   * @param site the dense layer's place in the network
   * @param layer the dense layer
   * @param norm the normalisation that follows it
   * @param affine what the normalisation does at inference
   */
  default Optional<Replacement> folded(
      LayerSite site, L layer, BatchNormalization norm, ChannelAffine affine) {
    return Optional.empty();
  }
}
