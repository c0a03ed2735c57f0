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
package io.github.debutdl4j.compatibility;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.layer.DeButConvolution1D;
import io.github.debutdl4j.layer.DeButConvolution2D;
import io.github.debutdl4j.layer.DeButConvolution3D;
import io.github.debutdl4j.layer.DeButDeconvolution2D;
import io.github.debutdl4j.layer.DeButSeparableConvolution2D;
import io.github.debutdl4j.samediff.DeButSameDiffConvolution2D;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of DeBut convolutions. */
final class ConvolutionSamples {

  private static final String EIGHT_BY_EIGHTEEN = "8 18 4 9 1 8 8 2 2 4";

  private ConvolutionSamples() {}

  static Stream<SampleModel> all() {
    return Stream.of(
        channelsFirst(
            "conv2d-truncate",
            convolution()
                .convolutionMode(ConvolutionMode.Truncate)
                .stride(2, 2)
                .padding(1, 0)
                .build()),
        channelsFirst(
            "conv2d-dilated",
            convolution().convolutionMode(ConvolutionMode.Strict).dilation(2, 1).build()),
        channelsFirst(
            "conv2d-no-bias",
            new DeButConvolution2D.Builder(3, 3)
                .nOut(8)
                .chainPolicy(ChainPolicy.monotonic(3))
                .columnOrder(ColumnOrder.TAP_MAJOR)
                .hasBias(false)
                .build()),
        channelsFirst(
            "conv2d-padded",
            new DeButConvolution2D.Builder(2, 2)
                .nOut(7)
                .chain("8 12 2 3 1 8 8 4 4 2")
                .allowPadding(true)
                .build()),
        channelsLast(
            "conv2d-nhwc",
            convolution()
                .convolutionMode(ConvolutionMode.Same)
                .columnOrder(ColumnOrder.TAP_MAJOR)
                .stride(1, 2)
                .build()),
        overTime("conv1d-truncate", sequences(2, 1).build()),
        overTime(
            "conv1d-causal",
            sequences(1, 0).dilation(2).convolutionMode(ConvolutionMode.Causal).build()),
        new SampleModel("conv1d-nwc", ConvolutionSamples::channelsLastOverTime, 2, 9, 6),
        channelsFirst(
            "separable-conv2d",
            separable().convolutionMode(ConvolutionMode.Same).stride(2, 1).build()),
        channelsLast(
            "separable-nhwc",
            separable().dilation(2, 1).dataFormat(CNN2DFormat.NHWC).hasBias(false).build()),
        channelsFirst("deconv2d", transposed().stride(2, 2).padding(1, 0).build()),
        channelsLast(
            "deconv2d-nhwc",
            transposed()
                .convolutionMode(ConvolutionMode.Same)
                .dataFormat(CNN2DFormat.NHWC)
                .build()),
        volumes("conv3d", Convolution3D.DataFormat.NCDHW, 2, 2, 4, 5, 3),
        volumes("conv3d-ndhwc", Convolution3D.DataFormat.NDHWC, 2, 4, 5, 3, 2),
        channelsFirst("samediff-conv2d", sameDiff().convolutionMode(ConvolutionMode.Same).build()),
        channelsLast("samediff-nhwc", sameDiff().stride(2, 2).padding(1, 1).build()));
  }

  private static DeButConvolution2D.Builder convolution() {
    return new DeButConvolution2D.Builder(3, 3)
        .nOut(8)
        .activation(Activation.RELU)
        .chain(EIGHT_BY_EIGHTEEN);
  }

  private static DeButSeparableConvolution2D.Builder separable() {
    return new DeButSeparableConvolution2D.Builder(3, 3)
        .nOut(8)
        .depthMultiplier(4)
        .activation(Activation.RELU)
        .chainPolicy(ChainPolicy.smallest());
  }

  private static DeButDeconvolution2D.Builder transposed() {
    return new DeButDeconvolution2D.Builder(3, 3)
        .nOut(8)
        .activation(Activation.RELU)
        .chainPolicy(ChainPolicy.monotonic(2));
  }

  private static DeButSameDiffConvolution2D.Builder sameDiff() {
    return new DeButSameDiffConvolution2D.Builder(3, 3)
        .nOut(8)
        .activation(Activation.RELU)
        .chainPolicy(ChainPolicy.smallest());
  }

  private static DeButConvolution1D.Builder sequences(int stride, int padding) {
    return new DeButConvolution1D.Builder(3, stride, padding)
        .nOut(8)
        .activation(Activation.RELU)
        .chainPolicy(ChainPolicy.monotonic(2));
  }

  private static SampleModel volumes(
      String name, Convolution3D.DataFormat format, long... inputShape) {
    boolean channelsFirst = format == Convolution3D.DataFormat.NCDHW;
    Layer layer =
        new DeButConvolution3D.Builder(3, 3, 1)
            .nIn(2)
            .nOut(8)
            .activation(Activation.RELU)
            .chain(EIGHT_BY_EIGHTEEN)
            .stride(1, 2, 1)
            .dilation(1, 1, 2)
            .convolutionMode(channelsFirst ? ConvolutionMode.Same : ConvolutionMode.Truncate)
            .columnOrder(channelsFirst ? ColumnOrder.CHANNEL_MAJOR : ColumnOrder.TAP_MAJOR)
            .dataFormat(format)
            .build();
    Layer loss = new Cnn3DLossLayer.Builder(format).lossFunction(LossFunction.MSE).build();
    return new SampleModel(
        name,
        () ->
            Samples.start(Samples.settings(DataType.FLOAT).list().layer(layer).layer(loss).build()),
        inputShape);
  }

  private static SampleModel channelsFirst(String name, Layer layer) {
    return images(name, CNN2DFormat.NCHW, layer, 2, 2, 7, 5);
  }

  private static SampleModel channelsLast(String name, Layer layer) {
    return images(name, CNN2DFormat.NHWC, layer, 2, 7, 5, 2);
  }

  private static SampleModel images(
      String name, CNN2DFormat format, Layer layer, long... inputShape) {
    return new SampleModel(
        name,
        () ->
            Samples.start(
                Samples.settings(DataType.FLOAT)
                    .list()
                    .layer(layer)
                    .layer(new CnnLossLayer.Builder(LossFunction.MSE).format(format).build())
                    .setInputType(InputType.convolutional(7, 5, 2, format))
                    .build()),
        inputShape);
  }

  private static SampleModel overTime(String name, Layer layer) {
    return new SampleModel(
        name,
        () ->
            Samples.start(
                Samples.settings(DataType.FLOAT)
                    .list()
                    .layer(layer)
                    .layer(new RnnLossLayer.Builder(LossFunction.MSE).build())
                    .setInputType(InputType.recurrent(6, 9))
                    .build()),
        2,
        6,
        9);
  }

  /** DL4J's losses over time mix up [examples, steps, channels], so this network pools. */
  private static Model channelsLastOverTime() {
    return Samples.start(
        Samples.settings(DataType.FLOAT)
            .list()
            .layer(
                sequences(1, 0)
                    .convolutionMode(ConvolutionMode.Same)
                    .columnOrder(ColumnOrder.TAP_MAJOR)
                    .build())
            .layer(new GlobalPoolingLayer.Builder().poolingDimensions(1).build())
            .layer(new LossLayer.Builder(LossFunction.MSE).build())
            .setInputType(InputType.recurrent(6, 9, RNNFormat.NWC))
            .build());
  }
}
