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
package io.github.debutdl4j.layer;

import io.github.debutdl4j.internal.kernel.columns.PatchGeometry;
import io.github.debutdl4j.internal.kernel.columns.PatchTaps;
import io.github.debutdl4j.layer.internal.engine.ColumnLayout;
import io.github.debutdl4j.layer.internal.engine.ConvolutionLayout;
import java.util.Arrays;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.util.Convolution1DUtils;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.factory.Nd4j;

/** Runtime of {@link DeButConvolution1D}: sequences are images one pixel high. */
final class DeButConvolution1DLayer extends ChainLayer<DeButConvolution1D> {

  private static final long serialVersionUID = 1L;

  DeButConvolution1DLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public Type type() {
    return Type.CONVOLUTIONAL;
  }

  @Override
  ColumnLayout layoutOf(INDArray input) {
    DeButConvolution1D conf = layerConf();
    boolean channelsFirst = conf.getRnnDataFormat() == RNNFormat.NCW;
    checkShape(input, channelsFirst ? 1 : 2);
    int steps = Math.toIntExact(input.size(channelsFirst ? 2 : 1));
    int kernel = conf.getKernelSize()[0];
    int stride = conf.getStride()[0];
    int dilation = conf.getDilation()[0];
    int out = outputSteps(steps);
    return new ConvolutionLayout(
        input.size(0),
        Math.toIntExact(conf.getNOut()),
        PatchGeometry.of(
            Math.toIntExact(conf.getNIn()),
            new int[] {1, steps},
            new PatchTaps(new int[] {1, kernel}, new int[] {1, stride}, new int[] {1, dilation}),
            new int[] {0, paddingBefore(steps, out)},
            new int[] {1, out},
            conf.getColumnOrder()),
        channelsFirst ? CNN2DFormat.NCHW : CNN2DFormat.NHWC,
        true);
  }

  private int outputSteps(int steps) {
    DeButConvolution1D conf = layerConf();
    long out =
        Convolution1DUtils.getOutputSize(
            (long) steps,
            conf.getKernelSize()[0],
            conf.getStride()[0],
            conf.getPadding()[0],
            conf.getConvolutionMode(),
            conf.getDilation()[0]);
    if (out < 1) {
      throw new DL4JInvalidInputException(
          "sequences of "
              + steps
              + " steps are too short for kernel size "
              + conf.getKernelSize()[0]
              + ", dilation "
              + conf.getDilation()[0]
              + " and padding "
              + conf.getPadding()[0]
              + " "
              + layerId());
    }
    return (int) out;
  }

  private int paddingBefore(int steps, int out) {
    DeButConvolution1D conf = layerConf();
    int kernel = conf.getKernelSize()[0];
    int dilation = conf.getDilation()[0];
    if (conf.getConvolutionMode() == ConvolutionMode.Causal) {
      return (kernel - 1) * dilation;
    }
    if (conf.getConvolutionMode() == ConvolutionMode.Same) {
      return Convolution1DUtils.getSameModeTopLeftPadding(
          out, steps, kernel, conf.getStride()[0], dilation);
    }
    return conf.getPadding()[0];
  }

  private void checkShape(INDArray input, int channelDimension) {
    long nIn = layerConf().getNIn();
    if (input.rank() != 3 || input.size(channelDimension) != nIn) {
      throw new DL4JInvalidInputException(
          "input of shape "
              + Arrays.toString(input.shape())
              + " does not fit; expected "
              + (channelDimension == 1
                  ? "[minibatch, nIn = " + nIn + ", steps] (NCW) "
                  : "[minibatch, steps, nIn = " + nIn + "] (NWC) ")
              + layerId());
    }
  }

  @Override
  void maskExamples(INDArray outputs) {
    if (maskArray != null) {
      int stepDimension = layerConf().getRnnDataFormat() == RNNFormat.NCW ? 2 : 1;
      Broadcast.mul(outputs, maskArray.castTo(outputs.dataType()), outputs, 0, stepDimension);
    }
  }

  /**
   * The mask of the output: an output step counts if its patch contains a step that counts. As in
   * DL4J, a mask whose length does not change stays as it is.
   *
   * @param mask [minibatch, steps], or null
   */
  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState currentMaskState, int minibatchSize) {
    INDArray ofOutput = mask == null || keepsSteps() ? mask : reduced(mask);
    maskArray = layerConf().isMaskOutput() ? ofOutput : null;
    maskState = currentMaskState;
    return new Pair<>(ofOutput, currentMaskState);
  }

  private boolean keepsSteps() {
    ConvolutionMode mode = layerConf().getConvolutionMode();
    return layerConf().getStride()[0] == 1
        && (mode == ConvolutionMode.Same || mode == ConvolutionMode.Causal);
  }

  private INDArray reduced(INDArray mask) {
    double[][] counts = mask.castTo(DataType.DOUBLE).toDoubleMatrix();
    int steps = counts[0].length;
    int out = outputSteps(steps);
    int first = -paddingBefore(steps, out);
    double[][] result = new double[counts.length][out];
    for (int example = 0; example < counts.length; example++) {
      for (int o = 0; o < out; o++) {
        result[example][o] = highest(counts[example], first + o * layerConf().getStride()[0]);
      }
    }
    return Nd4j.create(result).castTo(mask.dataType());
  }

  /** The largest mask value among the steps of the patch that begins here. */
  private double highest(double[] counts, int patch) {
    double highest = 0;
    for (int tap = 0; tap < layerConf().getKernelSize()[0]; tap++) {
      int step = patch + tap * layerConf().getDilation()[0];
      if (step >= 0 && step < counts.length) {
        highest = Math.max(highest, counts[step]);
      }
    }
    return highest;
  }
}
