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

import io.github.debutdl4j.layer.DeButCenterLossOutputLayer;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.CenterLossParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link CenterLossOutputLayer} becomes {@link DeButCenterLossOutputLayer}; centres are kept. */
final class CenterLossOutputKind implements LinearLayerKind<CenterLossOutputLayer> {

  @Override
  public Class<CenterLossOutputLayer> layerClass() {
    return CenterLossOutputLayer.class;
  }

  @Override
  public Optional<String> obstacle(CenterLossOutputLayer layer) {
    return layer.hasBias()
        ? Optional.empty()
        : Optional.of("DL4J gives it a bias and does not add it (hasBias(false))");
  }

  @Override
  public int outputs(CenterLossOutputLayer layer) {
    return Math.toIntExact(layer.getNOut());
  }

  @Override
  public int channels(CenterLossOutputLayer layer) {
    return Math.toIntExact(layer.getNIn());
  }

  /** The bias and the centres. */
  @Override
  public long keptParameters(CenterLossOutputLayer layer, Map<String, INDArray> parameters) {
    return LinearLayerKind.super.keptParameters(layer, parameters)
        + parameters.get(CenterLossParamInitializer.CENTER_KEY).length();
  }

  @Override
  public INDArray matrix(CenterLossOutputLayer layer, Map<String, INDArray> parameters) {
    return DenseKind.transposed(parameters);
  }

  @Override
  public double[] inputRows(
      CenterLossOutputLayer layer, Map<String, INDArray> parameters, INDArray input, int most) {
    return InputRows.of(input, most);
  }

  @Override
  public Layer replacement(CenterLossOutputLayer layer, ChainAssignment fit) {
    DeButCenterLossOutputLayer output =
        new DeButCenterLossOutputLayer.Builder(layer.getLossFn())
            .nIn(layer.getNIn())
            .nOut(layer.getNOut())
            .alpha(layer.getAlpha())
            .lambda(layer.getLambda())
            .gradientCheck(layer.getGradientCheck())
            .chain(fit.chain())
            .resizePolicy(fit.resizePolicy())
            .allowPadding(fit.isPadded(layer.getNOut(), layer.getNIn()))
            .build();
    CenterLossOutputLayer trained = (CenterLossOutputLayer) layer.clone();
    trained.setBiasUpdater(null); // DL4J updates its bias as its weights
    return LayerOptions.copy(trained, output, fit, DenseKind.OUTPUT_DIMENSION);
  }
}
