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

import io.github.debutdl4j.layer.DeButRnnOutputLayer;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link RnnOutputLayer} becomes {@link DeButRnnOutputLayer}. */
final class RnnOutputKind implements LinearLayerKind<RnnOutputLayer> {

  @Override
  public Class<RnnOutputLayer> layerClass() {
    return RnnOutputLayer.class;
  }

  @Override
  public int outputs(RnnOutputLayer layer) {
    return Math.toIntExact(layer.getNOut());
  }

  @Override
  public int channels(RnnOutputLayer layer) {
    return Math.toIntExact(layer.getNIn());
  }

  @Override
  public INDArray matrix(RnnOutputLayer layer, Map<String, INDArray> parameters) {
    return DenseKind.transposed(parameters);
  }

  @Override
  public double[] inputRows(
      RnnOutputLayer layer, Map<String, INDArray> parameters, INDArray input, int most) {
    return InputRows.ofSteps(input, layer.getRnnDataFormat(), most);
  }

  @Override
  public Layer replacement(RnnOutputLayer layer, ChainAssignment fit) {
    DeButRnnOutputLayer output =
        new DeButRnnOutputLayer.Builder(layer.getLossFn())
            .nIn(layer.getNIn())
            .nOut(layer.getNOut())
            .hasBias(layer.hasBias())
            .dataFormat(layer.getRnnDataFormat())
            .chain(fit.chain())
            .resizePolicy(fit.resizePolicy())
            .allowPadding(fit.isPadded(layer.getNOut(), layer.getNIn()))
            .build();
    return LayerOptions.copy(layer, output, fit, DenseKind.OUTPUT_DIMENSION);
  }
}
