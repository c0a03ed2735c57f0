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
import io.github.debutdl4j.layer.UnmaskedTimeSteps;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link RnnOutputLayer} becomes a {@link DeButDense} that runs over all time steps, followed by an
 * {@link RnnLossLayer}.
 */
final class RnnOutputKind implements LinearLayerKind<RnnOutputLayer> {

  @Override
  public Class<RnnOutputLayer> layerClass() {
    return RnnOutputLayer.class;
  }

  @Override
  public Optional<String> obstacle(RnnOutputLayer layer) {
    // DL4J 1.0.0-M2.1 takes the input for the labels when it computes that layer's score in NWC.
    return layer.getRnnDataFormat() == RNNFormat.NWC
        ? Optional.of("DL4J's RnnLossLayer computes wrong scores for time series in NWC")
        : Optional.empty();
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
  public double[] matrix(RnnOutputLayer layer, Map<String, INDArray> parameters) {
    return DenseKind.transposed(parameters);
  }

  @Override
  public double[] inputRows(RnnOutputLayer layer, INDArray input, int most) {
    return InputRows.ofSteps(input, layer.getRnnDataFormat(), most);
  }

  @Override
  public Replacement replacement(
      LayerSite site,
      RnnOutputLayer layer,
      DeButChain chain,
      ColumnOrder order,
      Map<String, INDArray> parameters) {
    DeButDense linear = DenseKind.deBut(layer, layer.hasBias(), chain);
    linear.setActivationFn(new ActivationIdentity());
    linear.setTimeDistributedFormat(RNNFormat.NCW);
    RnnLossLayer loss =
        LayerOptions.copyToLoss(
            layer, new RnnLossLayer.Builder(layer.getLossFn()).dataFormat(RNNFormat.NCW).build());
    InputPreProcessor toSteps = new UnmaskedTimeSteps(RNNFormat.NCW);
    InputPreProcessor before =
        site.preProcessor() == null
            ? toSteps
            : new ComposableInputPreProcessor(site.preProcessor(), toSteps);
    return new Replacement(
        linear,
        before,
        parameters,
        Optional.of(new Replacement.Loss(loss, new FeedForwardToRnnPreProcessor(RNNFormat.NCW))));
  }
}
