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
package io.github.debutdl4j.export.internal.image;

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
import io.github.debutdl4j.internal.network.Window;
import io.github.debutdl4j.layer.DeButConvolution2D;
import io.github.debutdl4j.layer.DeButDeconvolution2D;
import io.github.debutdl4j.layer.DeButParamInitializer;
import io.github.debutdl4j.layer.DeButSeparableConvolution2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Convolutions over images. */
public final class ConvolutionLayers {

  private ConvolutionLayers() {}

  public static List<LayerTranslator<?>> translators() {
    return List.of(
        new LayerTranslator<>(ConvolutionLayer.class, ConvolutionLayers::dense),
        new LayerTranslator<>(Convolution2D.class, ConvolutionLayers::dense),
        new LayerTranslator<>(DeButConvolution2D.class, ConvolutionLayers::deBut),
        new LayerTranslator<>(DeButSeparableConvolution2D.class, ConvolutionLayers::deButSeparable),
        new LayerTranslator<>(DepthwiseConvolution2D.class, ConvolutionLayers::depthwise),
        new LayerTranslator<>(SeparableConvolution2D.class, ConvolutionLayers::separable),
        new LayerTranslator<>(Deconvolution2D.class, ConvolutionLayers::transposed),
        new LayerTranslator<>(DeButDeconvolution2D.class, ConvolutionLayers::deButTransposed));
  }

  private static LayerValue dense(ConvolutionLayer layer, LayerContext site, LayerValue input) {
    Window window = window(layer, input);
    INDArray filters = site.array("W"); // [outputs, channels, height, width]
    LinearMap map =
        LayerContext.dense(
            outputs(layer),
            channels(layer) * window.taps(),
            () -> LayerContext.numbersInCOrder(filters));
    return convolved(layer, site, input, map, ColumnOrder.CHANNEL_MAJOR, window);
  }

  private static LayerValue deBut(DeButConvolution2D layer, LayerContext site, LayerValue input) {
    Window window = window(layer, input);
    return convolved(
        layer, site, input, DenseLayers.map(layer, site), layer.getColumnOrder(), window);
  }

  private static LayerValue deButSeparable(
      DeButSeparableConvolution2D layer, LayerContext site, LayerValue input) {
    Window window = window(layer, input);
    int channels = channels(layer);
    int multiplier = layer.getDepthMultiplier();
    LayerValue perChannel =
        depthwise(
            new PerChannel(channels, multiplier, window),
            () ->
                Arrays.copyOf(
                    site.numbers(DeButParamInitializer.weightKey(0)),
                    channels * multiplier * window.taps()),
            null,
            site,
            input);
    LinearMap points = DenseLayers.mapAfter(1, channels * multiplier, layer, site);
    Operation mixing =
        new Operation.Convolution(
            points, ColumnOrder.CHANNEL_MAJOR, Window.of(1, 1), site.bias(layer.hasBias()));
    return activated(layer, site, site.network().add(mixing, perChannel));
  }

  private static LayerValue convolved(
      ConvolutionLayer layer,
      LayerContext site,
      LayerValue input,
      LinearMap map,
      ColumnOrder order,
      Window window) {
    Operation convolution =
        new Operation.Convolution(map, order, window, site.bias(layer.hasBias()));
    return activated(layer, site, site.network().add(convolution, input));
  }

  private static LayerValue depthwise(
      DepthwiseConvolution2D layer, LayerContext site, LayerValue input) {
    Window window = window(layer, input);
    int channels = channels(layer);
    LayerValue z =
        depthwise(
            new PerChannel(channels, layer.getDepthMultiplier(), window),
            () -> channelsFirst(site.array("W"), window, channels),
            site.bias(layer.hasBias()),
            site,
            input);
    return activated(layer, site, z);
  }

  /** The sizes of a depthwise convolution. */
  private record PerChannel(int channels, int multiplier, Window window) {}

  private static LayerValue depthwise(
      PerChannel sizes,
      Supplier<float[]> taps,
      float[] biasOrNull,
      LayerContext site,
      LayerValue input) {
    LinearMap map =
        LayerContext.dense(sizes.channels() * sizes.multiplier(), sizes.window().taps(), taps);
    return site.network()
        .add(
            new Operation.DepthwiseConvolution(
                sizes.channels(), sizes.multiplier(), map, sizes.window(), biasOrNull),
            input);
  }

  /** From [height, width, channels, multiplier], which is not what the array's shape says. */
  private static float[] channelsFirst(INDArray filters, Window window, int channels) {
    INDArray shaped =
        filters.dup('c').reshape('c', window.kernelHeight(), window.kernelWidth(), channels, -1);
    return LayerContext.numbersInCOrder(shaped.permute(2, 3, 0, 1));
  }

  private static LayerValue separable(
      SeparableConvolution2D layer, LayerContext site, LayerValue input) {
    Window window = window(layer, input);
    int channels = channels(layer);
    int multiplier = layer.getDepthMultiplier();
    INDArray filters = site.array("W"); // [multiplier, channels, height, width]
    LayerValue perChannel =
        depthwise(
            new PerChannel(channels, multiplier, window),
            () -> LayerContext.numbersInCOrder(filters.permute(1, 0, 2, 3)),
            null,
            site,
            input);
    LinearMap points =
        LayerContext.dense(outputs(layer), channels * multiplier, () -> site.numbers("pW"));
    Operation mixing =
        new Operation.Convolution(
            points, ColumnOrder.CHANNEL_MAJOR, Window.of(1, 1), site.bias(layer.hasBias()));
    return activated(layer, site, site.network().add(mixing, perChannel));
  }

  private static LayerValue transposed(Deconvolution2D layer, LayerContext site, LayerValue input) {
    requireImages(layer, input);
    Window window = rule(layer).transposed();
    INDArray filters = site.array("W"); // [channels, outputs, height, width]
    LinearMap map =
        LayerContext.dense(
            outputs(layer) * window.taps(),
            channels(layer),
            () -> LayerContext.numbersInCOrder(filters.permute(1, 2, 3, 0)));
    return transposed(layer, site, input, map, window);
  }

  private static LayerValue deButTransposed(
      DeButDeconvolution2D layer, LayerContext site, LayerValue input) {
    requireImages(layer, input);
    Window window = rule(layer).transposed();
    return transposed(layer, site, input, DenseLayers.map(layer, site), window);
  }

  private static LayerValue transposed(
      ConvolutionLayer layer, LayerContext site, LayerValue input, LinearMap map, Window window) {
    Operation convolution =
        new Operation.TransposedConvolution(
            map, outputs(layer), window, site.bias(layer.hasBias()));
    return activated(layer, site, site.network().add(convolution, input));
  }

  private static Window window(ConvolutionLayer layer, LayerValue input) {
    requireImages(layer, input);
    return rule(layer).over(input.shape().size(1), input.shape().size(2));
  }

  private static void requireImages(ConvolutionLayer layer, LayerValue input) {
    FormRule.require(input, FormRule.of(layer.getCnn2dDataFormat()));
    FormRule.requireFeatures(input, layer.getNIn());
  }

  private static WindowRule rule(ConvolutionLayer layer) {
    return new WindowRule(
        layer.getConvolutionMode(),
        layer.getKernelSize(),
        layer.getStride(),
        layer.getPadding(),
        layer.getDilation());
  }

  private static int channels(ConvolutionLayer layer) {
    return Math.toIntExact(layer.getNIn());
  }

  private static int outputs(ConvolutionLayer layer) {
    return Math.toIntExact(layer.getNOut());
  }

  private static LayerValue activated(ConvolutionLayer layer, LayerContext site, LayerValue z) {
    return ActivationRule.add(site.network(), layer.getActivationFn(), z);
  }
}
