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
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.layer.DeButParamInitializer;
import io.github.debutdl4j.layer.DeButSeparableConvolution2D;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.params.SeparableConvolutionParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link SeparableConvolution2D} becomes {@link DeButSeparableConvolution2D}: the depthwise taps
 * are kept, the pointwise matrix becomes a chain.
 */
final class SeparableConvolution2DKind implements LinearLayerKind<SeparableConvolution2D> {

  private static final int OUTPUT_DIMENSION = 0;

  @Override
  public Class<SeparableConvolution2D> layerClass() {
    return SeparableConvolution2D.class;
  }

  @Override
  public String weightKey() {
    return SeparableConvolutionParamInitializer.POINT_WISE_WEIGHT_KEY;
  }

  @Override
  public int outputs(SeparableConvolution2D layer) {
    return Math.toIntExact(layer.getNOut());
  }

  /** Input channels of the pointwise matrix. */
  @Override
  public int channels(SeparableConvolution2D layer) {
    return Math.toIntExact(layer.getNIn() * layer.getDepthMultiplier());
  }

  /** The depthwise taps and the bias. */
  @Override
  public long keptParameters(SeparableConvolution2D layer, Map<String, INDArray> parameters) {
    return LinearLayerKind.super.keptParameters(layer, parameters)
        + parameters.get(SeparableConvolutionParamInitializer.DEPTH_WISE_WEIGHT_KEY).length();
  }

  /** A further input would be a further channel, with taps of its own. */
  @Override
  public boolean acceptsPadding(SeparableConvolution2D layer) {
    return false;
  }

  @Override
  public INDArray matrix(SeparableConvolution2D layer, Map<String, INDArray> parameters) {
    return parameters.get(weightKey()); // [nOut, nIn * multiplier, 1, 1]
  }

  /** Outputs of the depthwise convolution. */
  @Override
  public double[] inputRows(
      SeparableConvolution2D layer, Map<String, INDArray> parameters, INDArray input, int most) {
    INDArray images =
        layer.getCnn2dDataFormat() == CNN2DFormat.NHWC ? input.permute(0, 3, 1, 2) : input;
    double[] patches =
        new PatchRows(
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation(),
                layer.getConvolutionMode())
            .of(images, most);
    DeButFactor depthwise = depthwise(layer);
    double[] taps = FilterMatrix.inCOrder(depthwiseTaps(parameters));
    double[] rows = new double[patches.length / depthwise.q() * depthwise.p()];
    for (int row = 0; row < rows.length / depthwise.p(); row++) {
      int from = row * depthwise.q();
      double[] patch = Arrays.copyOfRange(patches, from, from + depthwise.q());
      double[] values = depthwise.apply(taps, patch, 1);
      System.arraycopy(values, 0, rows, row * depthwise.p(), depthwise.p());
    }
    return rows;
  }

  @Override
  public Layer replacement(SeparableConvolution2D layer, ChainAssignment fit) {
    DeButSeparableConvolution2D convolution =
        new DeButSeparableConvolution2D.Builder(
                layer.getKernelSize(), layer.getStride(), layer.getPadding())
            .nIn(layer.getNIn())
            .nOut(layer.getNOut())
            .depthMultiplier(layer.getDepthMultiplier())
            .dilation(layer.getDilation())
            .dataFormat(layer.getCnn2dDataFormat())
            .hasBias(layer.hasBias())
            .columnOrder(ColumnOrder.CHANNEL_MAJOR)
            .chain(
                DeButSeparableConvolution2D.withDepthwise(
                    layer.getDepthMultiplier(), taps(layer), fit.chain()))
            .resizePolicy(fit.resizePolicy())
            .allowPadding(fit.isPadded(layer.getNOut(), channels(layer)))
            .build();
    // After the builder, as DL4J sets a network's mode: mode Same ignores a padding.
    convolution.setConvolutionMode(layer.getConvolutionMode());
    return LayerOptions.copy(layer, convolution, fit, OUTPUT_DIMENSION);
  }

  /** The depthwise taps come first, each factor of the pointwise matrix moves one place on. */
  @Override
  public Map<String, INDArray> newParameters(
      SeparableConvolution2D layer, Map<String, INDArray> parameters, ChainAssignment fit) {
    Map<String, INDArray> moved = new HashMap<>(fit.parameters());
    for (int l = 0; l < fit.chain().length(); l++) {
      moved.put(
          DeButParamInitializer.weightKey(l + 1),
          fit.parameters().get(DeButParamInitializer.weightKey(l)));
    }
    moved.put(
        DeButParamInitializer.weightKey(0),
        depthwiseTaps(parameters).reshape('c', depthwise(layer).weightShape()));
    return moved;
  }

  private static DeButFactor depthwise(SeparableConvolution2D layer) {
    return DeButFactor.ofPattern(
        Math.toIntExact(layer.getNIn()), layer.getDepthMultiplier(), taps(layer), 1);
  }

  private static int taps(SeparableConvolution2D layer) {
    return layer.getKernelSize()[0] * layer.getKernelSize()[1];
  }

  /** As the depthwise factor has them: [nIn, multiplier, height, width]. */
  private static INDArray depthwiseTaps(Map<String, INDArray> parameters) {
    return parameters
        .get(SeparableConvolutionParamInitializer.DEPTH_WISE_WEIGHT_KEY)
        .permute(1, 0, 2, 3)
        .dup('c');
  }
}
