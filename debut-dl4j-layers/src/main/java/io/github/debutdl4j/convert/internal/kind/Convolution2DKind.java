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
import io.github.debutdl4j.layer.DeButConvolution2D;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link ConvolutionLayer} becomes {@link DeButConvolution2D}. */
final class Convolution2DKind implements LinearLayerKind<ConvolutionLayer> {

  /** Filters are [nOut, nIn, kH, kW]. */
  private static final int OUTPUT_DIMENSION = 0;

  @Override
  public Class<ConvolutionLayer> layerClass() {
    return ConvolutionLayer.class;
  }

  @Override
  public int outputs(ConvolutionLayer layer) {
    return Math.toIntExact(layer.getNOut());
  }

  @Override
  public int channels(ConvolutionLayer layer) {
    return Math.toIntExact(layer.getNIn());
  }

  @Override
  public int kernelTaps(ConvolutionLayer layer) {
    return layer.getKernelSize()[0] * layer.getKernelSize()[1];
  }

  @Override
  public INDArray matrix(ConvolutionLayer layer, Map<String, INDArray> parameters) {
    return parameters.get(ConvolutionParamInitializer.WEIGHT_KEY);
  }

  @Override
  public double[] inputRows(
      ConvolutionLayer layer, Map<String, INDArray> parameters, INDArray input, int most) {
    INDArray images =
        layer.getCnn2dDataFormat() == CNN2DFormat.NHWC ? input.permute(0, 3, 1, 2) : input;
    return new PatchRows(
            layer.getKernelSize(),
            layer.getStride(),
            layer.getPadding(),
            layer.getDilation(),
            layer.getConvolutionMode())
        .of(images, most);
  }

  @Override
  public Layer replacement(ConvolutionLayer layer, ChainAssignment fit) {
    int columns = channels(layer) * kernelTaps(layer);
    DeButConvolution2D convolution =
        new DeButConvolution2D.Builder(layer.getKernelSize(), layer.getStride(), layer.getPadding())
            .nIn(layer.getNIn())
            .nOut(layer.getNOut())
            .dilation(layer.getDilation())
            .dataFormat(layer.getCnn2dDataFormat())
            .hasBias(layer.hasBias())
            .columnOrder(fit.order())
            .chain(fit.chain())
            .resizePolicy(fit.resizePolicy())
            .allowPadding(fit.isPadded(layer.getNOut(), columns))
            .build();
    // After the builder, as DL4J sets a network's mode: mode Same ignores a padding.
    convolution.setConvolutionMode(layer.getConvolutionMode());
    return LayerOptions.copy(layer, convolution, fit, OUTPUT_DIMENSION);
  }

  @Override
  public Optional<Replacement> folded(
      LayerSite site, ConvolutionLayer layer, BatchNormalization norm, ChannelAffine affine) {
    boolean sameFormat = format(layer) == norm.getCnn2DFormat();
    if (!sameFormat || !(layer.getActivationFn() instanceof ActivationIdentity)) {
      return Optional.empty();
    }
    ConvolutionLayer scaled = layer.clone();
    scaled.setHasBias(true);
    INDArray weights = site.parameters().get(ConvolutionParamInitializer.WEIGHT_KEY);
    INDArray perFilter = affine.scale().reshape(weights.size(0), 1, 1, 1);
    return Optional.of(
        affine.replacement(site, scaled, weights.mul(perFilter.broadcast(weights.shape()))));
  }

  private static CNN2DFormat format(ConvolutionLayer layer) {
    return Objects.requireNonNullElse(layer.getCnn2dDataFormat(), CNN2DFormat.NCHW);
  }
}
