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

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.internal.kernel.columns.PatchGeometry;
import io.github.debutdl4j.internal.kernel.columns.PatchTaps;
import io.github.debutdl4j.layer.internal.engine.ChainCall;
import io.github.debutdl4j.layer.internal.engine.ChainParameters;
import io.github.debutdl4j.layer.internal.engine.ColumnLayout;
import io.github.debutdl4j.layer.internal.engine.ConvolutionLayout;
import java.util.Arrays;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runtime of {@link DeButDeconvolution2D}: the chain makes a patch of every input pixel, and the
 * patches are added where the convolution from the output to the input would read them.
 */
final class DeButDeconvolution2DLayer extends ChainLayer<DeButDeconvolution2D> {

  private static final long serialVersionUID = 1L;

  DeButDeconvolution2DLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public Type type() {
    return Type.CONVOLUTIONAL;
  }

  /** The pixels of the input as columns; an output has nOut*kH*kW channels. */
  @Override
  ColumnLayout layoutOf(INDArray input) {
    DeButDeconvolution2D conf = layerConf();
    int channelDimension = format() == CNN2DFormat.NCHW ? 1 : 3;
    if (input.rank() != 4 || input.size(channelDimension) != conf.getNIn()) {
      throw new DL4JInvalidInputException(
          "input of shape %s does not fit; expected %s with nIn = %d channels (%s) %s"
              .formatted(
                  Arrays.toString(input.shape()),
                  "[minibatch, channels, height, width] or [minibatch, height, width, channels]",
                  conf.getNIn(),
                  format(),
                  layerId()));
    }
    int[] size = imageSize(input);
    int[] one = {1, 1};
    return new ConvolutionLayout(
        input.size(0),
        conf.matrixRows(),
        PatchGeometry.of(
            Math.toIntExact(conf.getNIn()),
            size,
            new PatchTaps(one, one, one),
            new int[] {0, 0},
            size,
            ColumnOrder.CHANNEL_MAJOR),
        format(),
        false);
  }

  private CNN2DFormat format() {
    return layerConf().getCnn2dDataFormat();
  }

  private int[] imageSize(INDArray images) {
    int row = format() == CNN2DFormat.NCHW ? 2 : 1;
    return new int[] {Math.toIntExact(images.size(row)), Math.toIntExact(images.size(row + 1))};
  }

  @Override
  long[] outputShape(ColumnLayout layout) {
    DeButDeconvolution2D conf = layerConf();
    int[] size =
        ConvolutionUtils.getDeconvolutionOutputSize(
            input,
            conf.getKernelSize(),
            conf.getStride(),
            same() ? null : conf.getPadding(),
            conf.getConvolutionMode(),
            conf.getDilation(),
            format());
    long minibatch = input.size(0);
    return format() == CNN2DFormat.NCHW
        ? new long[] {minibatch, conf.getNOut(), size[0], size[1]}
        : new long[] {minibatch, size[0], size[1], conf.getNOut()};
  }

  private boolean same() {
    return layerConf().getConvolutionMode() == ConvolutionMode.Same;
  }

  /** Where the convolution from the output to the input would read its patches. */
  private ConvolutionLayout patches(INDArray x, INDArray output) {
    DeButDeconvolution2D conf = layerConf();
    int[] padding =
        same()
            ? ConvolutionUtils.getSameModeTopLeftPadding(
                imageSize(x),
                imageSize(output),
                conf.getKernelSize(),
                conf.getStride(),
                conf.getDilation())
            : conf.getPadding();
    return new ConvolutionLayout(
        x.size(0),
        Math.toIntExact(conf.getNIn()),
        PatchGeometry.of(
            Math.toIntExact(conf.getNOut()),
            imageSize(output),
            new PatchTaps(conf.getKernelSize(), conf.getStride(), conf.getDilation()),
            padding,
            imageSize(x),
            ColumnOrder.CHANNEL_MAJOR),
        format(),
        false);
  }

  @Override
  void maskExamples(INDArray outputs) {}

  /** The activation comes after the patches are added. */
  @Override
  boolean fuses(IActivation activation) {
    return activation instanceof ActivationIdentity;
  }

  private static ChainCall withoutBias(ChainCall call) {
    return new ChainCall(
        call.layout(), new ChainParameters(call.parameters().factors(), null), call.activation());
  }

  private int channelDimension() {
    return format() == CNN2DFormat.NCHW ? 1 : 3;
  }

  @Override
  void product(ChainCall call, INDArray x, INDArray z) {
    INDArray values = Nd4j.createUninitialized(dataType, call.layout().outputShape(), 'c');
    engine().forward(withoutBias(call), x, values);
    patches(x, z).scatterAdd(call.layout().outputColumns(values), z);
    if (call.parameters().bias() != null) {
      Nd4j.getExecutioner()
          .exec(new BroadcastAddOp(z, call.parameters().bias().ravel(), z, channelDimension()));
    }
  }

  @Override
  void productBackward(
      ChainCall call,
      INDArray x,
      INDArray epsilon,
      ChainParameters gradients,
      INDArray inputEpsilon) {
    if (gradients.bias() != null) {
      int[] others = format() == CNN2DFormat.NCHW ? new int[] {0, 2, 3} : new int[] {0, 1, 2};
      gradients.bias().assign(epsilon.sum(others).reshape(gradients.bias().shape()));
    }
    INDArray values = Nd4j.createUninitialized(dataType, call.layout().outputShape(), 'c');
    call.layout().writeOutput(patches(x, epsilon).gather(epsilon), values);
    engine()
        .backward(
            withoutBias(call),
            x,
            values,
            new ChainParameters(gradients.factors(), null),
            inputEpsilon);
  }
}
