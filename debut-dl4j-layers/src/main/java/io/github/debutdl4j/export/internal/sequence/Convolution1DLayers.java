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
package io.github.debutdl4j.export.internal.sequence;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.export.internal.feedforward.DenseLayers;
import io.github.debutdl4j.export.internal.translate.ActivationRule;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerContext;
import io.github.debutdl4j.export.internal.translate.LayerTranslator;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.export.internal.translate.WindowRule;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.layer.DeButConvolution1D;
import java.util.List;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Convolution1D;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Convolutions over sequences. */
public final class Convolution1DLayers {

  private Convolution1DLayers() {}

  public static List<LayerTranslator<?>> translators() {
    return List.of(
        new LayerTranslator<>(Convolution1DLayer.class, Convolution1DLayers::dense),
        new LayerTranslator<>(Convolution1D.class, Convolution1DLayers::dense),
        new LayerTranslator<>(DeButConvolution1D.class, Convolution1DLayers::deBut));
  }

  private static LayerValue dense(Convolution1DLayer layer, LayerContext site, LayerValue input) {
    int taps = layer.getKernelSize()[0];
    int channels = Math.toIntExact(layer.getNIn());
    int outputs = Math.toIntExact(layer.getNOut());
    // The array's shape says [outputs, channels, k, 1], but DL4J reads it as [k, channels,
    // outputs].
    LinearMap map =
        LayerContext.dense(
            outputs,
            channels * taps,
            () -> {
              INDArray filters = site.array("W").dup('c').reshape('c', taps, channels, outputs);
              return LayerContext.numbersInCOrder(filters.permute(2, 1, 0));
            });
    return convolved(layer, site, input, layer.getRnnDataFormat(), map, ColumnOrder.CHANNEL_MAJOR);
  }

  private static LayerValue deBut(DeButConvolution1D layer, LayerContext site, LayerValue input) {
    return convolved(
        layer,
        site,
        input,
        layer.getRnnDataFormat(),
        DenseLayers.map(layer, site),
        layer.getColumnOrder());
  }

  private static LayerValue convolved(
      ConvolutionLayer layer,
      LayerContext site,
      LayerValue input,
      RNNFormat format,
      LinearMap map,
      ColumnOrder order) {
    FormRule.require(input, FormRule.of(format));
    FormRule.requireFeatures(input, layer.getNIn());
    WindowRule rule =
        WindowRule.overSteps(
            layer.getConvolutionMode(),
            layer.getKernelSize()[0],
            layer.getStride()[0],
            layer.getPadding()[0],
            layer.getDilation()[0]);
    Operation convolution =
        new Operation.Convolution(
            map, order, rule.over(1, input.shape().size(1)), site.bias(layer.hasBias()));
    LayerValue image = FormRule.asImage(site.network(), input);
    LayerValue z = FormRule.asSequence(site.network(), site.network().add(convolution, image));
    return ActivationRule.add(site.network(), layer.getActivationFn(), z);
  }
}
