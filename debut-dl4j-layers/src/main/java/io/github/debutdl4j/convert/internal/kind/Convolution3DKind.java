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

import io.github.debutdl4j.layer.DeButConvolution3D;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.Convolution3DParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link Convolution3D} becomes {@link DeButConvolution3D}. The slices under the kernel count as
 * channels.
 */
final class Convolution3DKind implements LinearLayerKind<Convolution3D> {

  /** Filters are [nOut, nIn, kD, kH, kW]. */
  private static final int OUTPUT_DIMENSION = 0;

  @Override
  public Class<Convolution3D> layerClass() {
    return Convolution3D.class;
  }

  @Override
  public int outputs(Convolution3D layer) {
    return Math.toIntExact(layer.getNOut());
  }

  @Override
  public int channels(Convolution3D layer) {
    return Math.toIntExact(layer.getNIn() * layer.getKernelSize()[0]);
  }

  @Override
  public int kernelTaps(Convolution3D layer) {
    return layer.getKernelSize()[1] * layer.getKernelSize()[2];
  }

  @Override
  public INDArray matrix(Convolution3D layer, Map<String, INDArray> parameters) {
    return parameters.get(Convolution3DParamInitializer.WEIGHT_KEY);
  }

  @Override
  public double[] inputRows(
      Convolution3D layer, Map<String, INDArray> parameters, INDArray input, int most) {
    INDArray volumes =
        layer.getDataFormat() == Convolution3D.DataFormat.NDHWC
            ? input.permute(0, 4, 1, 2, 3)
            : input;
    return new PatchRows(
            layer.getKernelSize(),
            layer.getStride(),
            layer.getPadding(),
            layer.getDilation(),
            layer.getConvolutionMode())
        .ofVolumes(volumes, most);
  }

  @Override
  public Layer replacement(Convolution3D layer, ChainAssignment fit) {
    int columns = channels(layer) * kernelTaps(layer);
    DeButConvolution3D convolution =
        new DeButConvolution3D.Builder(layer.getKernelSize(), layer.getStride(), layer.getPadding())
            .nIn(layer.getNIn())
            .nOut(layer.getNOut())
            .dilation(layer.getDilation())
            .dataFormat(layer.getDataFormat())
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
