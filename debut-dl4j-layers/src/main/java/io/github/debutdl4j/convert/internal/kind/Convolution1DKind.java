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

import io.github.debutdl4j.layer.DeButConvolution1D;
import java.util.Map;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link Convolution1DLayer} becomes {@link DeButConvolution1D}. */
final class Convolution1DKind implements LinearLayerKind<Convolution1DLayer> {

  /** Filters have the shape [nOut, nIn, k, 1], which DL4J reads in another order. */
  private static final int OUTPUT_DIMENSION = 0;

  @Override
  public Class<Convolution1DLayer> layerClass() {
    return Convolution1DLayer.class;
  }

  @Override
  public int outputs(Convolution1DLayer layer) {
    return Math.toIntExact(layer.getNOut());
  }

  @Override
  public int channels(Convolution1DLayer layer) {
    return Math.toIntExact(layer.getNIn());
  }

  @Override
  public int kernelTaps(Convolution1DLayer layer) {
    return layer.getKernelSize()[0];
  }

  @Override
  public INDArray matrix(Convolution1DLayer layer, Map<String, INDArray> parameters) {
    // The array's shape says [nOut, nIn, k, 1], but DL4J 1.0.0-M2.1 reads it as [k, nIn, nOut].
    INDArray weights = parameters.get(ConvolutionParamInitializer.WEIGHT_KEY);
    return weights
        .reshape('c', kernelTaps(layer), layer.getNIn(), layer.getNOut())
        .permute(2, 1, 0);
  }

  @Override
  public double[] inputRows(
      Convolution1DLayer layer, Map<String, INDArray> parameters, INDArray input, int most) {
    INDArray sequences = layer.getRnnDataFormat() == RNNFormat.NWC ? input.permute(0, 2, 1) : input;
    INDArray images =
        sequences.dup('c').reshape('c', input.size(0), layer.getNIn(), sequences.size(2), 1);
    return new PatchRows(
            new int[] {kernelTaps(layer), 1},
            new int[] {layer.getStride()[0], 1},
            new int[] {layer.getPadding()[0], 0},
            new int[] {layer.getDilation()[0], 1},
            layer.getConvolutionMode())
        .of(images, most);
  }

  @Override
  public Layer replacement(Convolution1DLayer layer, ChainAssignment fit) {
    int columns = channels(layer) * kernelTaps(layer);
    DeButConvolution1D convolution =
        new DeButConvolution1D.Builder(
                layer.getKernelSize()[0], layer.getStride()[0], layer.getPadding()[0])
            .nIn(layer.getNIn())
            .nOut(layer.getNOut())
            .dilation(layer.getDilation()[0])
            .rnnDataFormat(layer.getRnnDataFormat())
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
}
