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
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runtime of {@link DeButConvolution2D}. */
final class DeButConvolution2DLayer extends ChainLayer<ImageConvolution> {

  private static final long serialVersionUID = 1L;

  DeButConvolution2DLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public Type type() {
    return Type.CONVOLUTIONAL;
  }

  @Override
  ColumnLayout layoutOf(INDArray input) {
    ImageConvolution conf = layerConf();
    CNN2DFormat format = conf.getCnn2dDataFormat();
    checkShape(input, conf, format);
    boolean channelsFirst = format == CNN2DFormat.NCHW;
    int[] in = {
      Math.toIntExact(input.size(channelsFirst ? 2 : 1)),
      Math.toIntExact(input.size(channelsFirst ? 3 : 2))
    };
    boolean same = conf.getConvolutionMode() == ConvolutionMode.Same;
    int[] kernel = conf.getKernelSize();
    int[] stride = conf.getStride();
    int[] dilation = conf.getDilation();
    int[] out =
        ConvolutionUtils.getOutputSize(
            input,
            kernel,
            stride,
            same ? null : conf.getPadding(),
            conf.getConvolutionMode(),
            dilation,
            format);
    int[] padding =
        same
            ? ConvolutionUtils.getSameModeTopLeftPadding(out, in, kernel, stride, dilation)
            : conf.getPadding();
    return new ConvolutionLayout(
        input.size(0),
        Math.toIntExact(conf.getNOut()),
        PatchGeometry.of(
            Math.toIntExact(conf.getNIn()),
            in,
            new PatchTaps(kernel, stride, dilation),
            padding,
            out,
            conf.getColumnOrder()),
        format,
        false);
  }

  private void checkShape(INDArray input, ImageConvolution conf, CNN2DFormat format) {
    int channelDimension = format == CNN2DFormat.NCHW ? 1 : 3;
    if (input.rank() == 4 && input.size(channelDimension) == conf.getNIn()) {
      return;
    }
    String expected =
        format == CNN2DFormat.NCHW
            ? "[minibatch, nIn = " + conf.getNIn() + ", height, width]"
            : "[minibatch, height, width, nIn = " + conf.getNIn() + "]";
    String hint = "";
    if (input.rank() == 2) {
      hint = ". Wrong input type? See InputType.convolutionalFlat()";
    } else if (input.rank() == 4 && input.size(4 - channelDimension) == conf.getNIn()) {
      hint = ". " + ConvolutionUtils.NCHW_NHWC_ERROR_MSG;
    }
    throw new DL4JInvalidInputException(
        "input of shape "
            + Arrays.toString(input.shape())
            + " does not fit; expected "
            + expected
            + " ("
            + format
            + ")"
            + hint
            + " "
            + layerId());
  }

  /**
   * A mask of examples or positions is passed on at the size of the output; nothing is masked here.
   */
  @Override
  void maskExamples(INDArray outputs) {}

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray maskArray, MaskState currentMaskState, int minibatchSize) {
    ImageConvolution conf = layerConf();
    INDArray reduced =
        maskArray == null
            ? null
            : ConvolutionUtils.cnn2dMaskReduction(
                maskArray,
                conf.getKernelSize(),
                conf.getStride(),
                conf.getPadding(),
                conf.getDilation(),
                conf.getConvolutionMode());
    return new Pair<>(reduced, currentMaskState);
  }
}
