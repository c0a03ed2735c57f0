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
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.convert.internal.surgery.LayerSite;
import io.github.debutdl4j.convert.internal.surgery.Replacement;
import io.github.debutdl4j.layer.DeButDense;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link OutputLayer} becomes a {@link DeButDense} followed by a {@link LossLayer}. */
final class OutputKind implements LinearLayerKind<OutputLayer> {

  @Override
  public Class<OutputLayer> layerClass() {
    return OutputLayer.class;
  }

  @Override
  public int outputs(OutputLayer layer) {
    return Math.toIntExact(layer.getNOut());
  }

  @Override
  public int channels(OutputLayer layer) {
    return Math.toIntExact(layer.getNIn());
  }

  @Override
  public double[] matrix(OutputLayer layer, Map<String, INDArray> parameters) {
    return DenseKind.transposed(parameters);
  }

  @Override
  public double[] inputRows(OutputLayer layer, INDArray input, int most) {
    return InputRows.of(input, most);
  }

  @Override
  public Replacement replacement(
      LayerSite site,
      OutputLayer layer,
      DeButChain chain,
      ColumnOrder order,
      Map<String, INDArray> parameters) {
    DeButDense linear = DenseKind.deBut(layer, layer.hasBias(), chain);
    linear.setActivationFn(new ActivationIdentity());
    LossLayer loss =
        LayerOptions.copyToLoss(layer, new LossLayer.Builder(layer.getLossFn()).build());
    return new Replacement(
        linear, site.preProcessor(), parameters, Optional.of(new Replacement.Loss(loss, null)));
  }
}
