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

import io.github.debutdl4j.convert.internal.surgery.LayerSite;
import io.github.debutdl4j.convert.internal.surgery.Replacement;
import io.github.debutdl4j.layer.DeButDense;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link DenseLayer} becomes {@link DeButDense}. */
final class DenseKind implements LinearLayerKind<DenseLayer> {

  /** Weights of dense layers are [nIn, nOut]. */
  static final int OUTPUT_DIMENSION = 1;

  @Override
  public Class<DenseLayer> layerClass() {
    return DenseLayer.class;
  }

  @Override
  public Optional<String> obstacle(DenseLayer layer) {
    return layer.hasLayerNorm()
        ? Optional.of("it normalises between its weights and its activation (hasLayerNorm)")
        : Optional.empty();
  }

  @Override
  public int outputs(DenseLayer layer) {
    return Math.toIntExact(layer.getNOut());
  }

  @Override
  public int channels(DenseLayer layer) {
    return Math.toIntExact(layer.getNIn());
  }

  @Override
  public INDArray matrix(DenseLayer layer, Map<String, INDArray> parameters) {
    return transposed(parameters);
  }

  @Override
  public double[] inputRows(
      DenseLayer layer, Map<String, INDArray> parameters, INDArray input, int most) {
    return InputRows.of(input, most);
  }

  @Override
  public Layer replacement(DenseLayer layer, ChainAssignment fit) {
    DeButDense dense =
        new DeButDense.Builder()
            .nIn(layer.getNIn())
            .nOut(layer.getNOut())
            .hasBias(layer.hasBias())
            .chain(fit.chain())
            .resizePolicy(fit.resizePolicy())
            .allowPadding(fit.isPadded(layer.getNOut(), layer.getNIn()))
            .build();
    return LayerOptions.copy(layer, dense, fit, OUTPUT_DIMENSION);
  }

  @Override
  public Optional<Replacement> folded(
      LayerSite site, DenseLayer layer, BatchNormalization norm, ChannelAffine affine) {
    if (layer.hasLayerNorm() || !(layer.getActivationFn() instanceof ActivationIdentity)) {
      return Optional.empty();
    }
    DenseLayer scaled = (DenseLayer) layer.clone();
    scaled.setHasBias(true);
    INDArray weights = site.parameters().get(DefaultParamInitializer.WEIGHT_KEY);
    return Optional.of(affine.replacement(site, scaled, weights.mulRowVector(affine.scale())));
  }

  /** The weights [nIn, nOut] as a matrix nOut x nIn. */
  static INDArray transposed(Map<String, INDArray> parameters) {
    return parameters.get(DefaultParamInitializer.WEIGHT_KEY).transpose();
  }
}
