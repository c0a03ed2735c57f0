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

import io.github.debutdl4j.layer.DeButDeconvolution2D;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DeconvolutionParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link Deconvolution2D} becomes {@link DeButDeconvolution2D}. */
final class Deconvolution2DKind implements LinearLayerKind<Deconvolution2D> {

  /** Filters are [nIn, nOut, kH, kW]. */
  private static final int OUTPUT_DIMENSION = 1;

  @Override
  public Class<Deconvolution2D> layerClass() {
    return Deconvolution2D.class;
  }

  /** A patch for each output channel. */
  @Override
  public int outputs(Deconvolution2D layer) {
    return Math.toIntExact(layer.getNOut() * layer.getKernelSize()[0] * layer.getKernelSize()[1]);
  }

  @Override
  public int channels(Deconvolution2D layer) {
    return Math.toIntExact(layer.getNIn());
  }

  /** Patches that overlap are added before the bias is. */
  @Override
  public boolean biasPerRow() {
    return false;
  }

  @Override
  public INDArray matrix(Deconvolution2D layer, Map<String, INDArray> parameters) {
    return parameters.get(DeconvolutionParamInitializer.WEIGHT_KEY).permute(1, 2, 3, 0);
  }

  /** Pixels of the input. */
  @Override
  public double[] inputRows(
      Deconvolution2D layer, Map<String, INDArray> parameters, INDArray input, int most) {
    INDArray images =
        layer.getCnn2dDataFormat() == CNN2DFormat.NHWC ? input.permute(0, 3, 1, 2) : input;
    int[] one = {1, 1};
    return new PatchRows(one, one, new int[] {0, 0}, one, ConvolutionMode.Truncate)
        .of(images, most);
  }

  @Override
  public Layer replacement(Deconvolution2D layer, ChainAssignment fit) {
    DeButDeconvolution2D convolution =
        new DeButDeconvolution2D.Builder(
                layer.getKernelSize(), layer.getStride(), layer.getPadding())
            .nIn(layer.getNIn())
            .nOut(layer.getNOut())
            .dilation(layer.getDilation())
            .dataFormat(layer.getCnn2dDataFormat())
            .hasBias(layer.hasBias())
            .chain(fit.chain())
            .resizePolicy(fit.resizePolicy())
            .allowPadding(fit.isPadded(outputs(layer), channels(layer)))
            .build();
    // After the builder, as DL4J sets a network's mode: mode Same ignores a padding.
    convolution.setConvolutionMode(layer.getConvolutionMode());
    return LayerOptions.copy(layer, convolution, fit, OUTPUT_DIMENSION);
  }
}
