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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D.DataFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The hand-written gradients equal central differences of the score. */
@ExtendWith(DoubleByDefault.class)
class LayerGradientTest {

  private static final int PARAMETERS_CHECKED = 24;

  @ParameterizedTest(name = "{0}, minibatch {1}, bias {2}")
  @CsvSource({
    "regular, 3, true",
    "regular, 1, false",
    "bulging, 3, false",
    "bulging, 1, true",
    "irregular, 3, true",
    "irregular, 1, true",
    "padded, 3, true"
  })
  void denseGradientsAreRight(String kind, int minibatch, boolean bias) {
    DeButDense dense =
        new DeButDense.Builder()
            .nOut(6)
            .chain(TestChains.sixByTwelve(kind))
            .allowPadding(kind.equals("padded"))
            .hasBias(bias)
            .activation(Activation.TANH)
            .build();
    INDArray input = Nd4j.rand(minibatch, 12).subi(0.5);
    check(dense, InputType.feedForward(12), input);
  }

  @ParameterizedTest(name = "{0} {1} {2} stride {3} dilation {4} bias {5} minibatch {6}")
  @CsvSource({
    "NCHW, CHANNEL_MAJOR, Truncate, 1, 1, true,  3",
    "NHWC, CHANNEL_MAJOR, Truncate, 1, 1, false, 1",
    "NCHW, TAP_MAJOR,     Truncate, 2, 1, true,  1",
    "NHWC, TAP_MAJOR,     Truncate, 2, 1, true,  3",
    "NCHW, CHANNEL_MAJOR, Same,     1, 1, false, 3",
    "NHWC, TAP_MAJOR,     Same,     1, 1, true,  1",
    "NCHW, TAP_MAJOR,     Same,     2, 1, true,  3",
    "NHWC, CHANNEL_MAJOR, Same,     2, 1, false, 3",
    "NCHW, CHANNEL_MAJOR, Truncate, 1, 2, true,  1",
    "NHWC, CHANNEL_MAJOR, Truncate, 2, 2, true,  3",
    "NCHW, TAP_MAJOR,     Same,     1, 2, true,  1",
    "NHWC, TAP_MAJOR,     Same,     2, 2, false, 3"
  })
  void convolutionGradientsAreRight(
      CNN2DFormat format,
      ColumnOrder order,
      ConvolutionMode mode,
      int stride,
      int dilation,
      boolean bias,
      int minibatch) {
    DeButConvolution2D convolution =
        new DeButConvolution2D.Builder(2, 2)
            .nOut(6)
            .stride(stride, stride)
            .dilation(dilation, dilation)
            .padding(mode == ConvolutionMode.Same ? 0 : 1, 0)
            .convolutionMode(mode)
            .columnOrder(order)
            .chain(TestChains.sixByTwelve(stride == 1 ? "regular" : "bulging"))
            .hasBias(bias)
            .activation(Activation.TANH)
            .build();
    check(
        convolution, InputType.convolutional(5, 4, 3, format), images(format, minibatch, 3, 5, 4));
  }

  @ParameterizedTest(name = "{0} {1} multiplier {2} stride {3} dilation {4} bias {5}")
  @CsvSource({
    "NCHW, Truncate, 1, 1, 1, true",
    "NHWC, Truncate, 2, 2, 1, true",
    "NCHW, Same,     2, 1, 2, false",
    "NHWC, Same,     1, 2, 1, false"
  })
  void separableConvolutionGradientsAreRight(
      CNN2DFormat format,
      ConvolutionMode mode,
      int multiplier,
      int stride,
      int dilation,
      boolean bias) {
    int[] columns = {multiplier, 3};
    DeButSeparableConvolution2D convolution =
        new DeButSeparableConvolution2D.Builder(2, 2)
            .depthMultiplier(multiplier)
            .nOut(6)
            .stride(stride, stride)
            .dilation(dilation, dilation)
            .convolutionMode(mode)
            .dataFormat(format)
            .chain(
                DeButSeparableConvolution2D.withDepthwise(
                    multiplier, 4, DeButChain.regular(new int[] {2, 3}, columns)))
            .hasBias(bias)
            .activation(Activation.TANH)
            .build();
    check(convolution, InputType.convolutional(5, 4, 3, format), images(format, 3, 3, 5, 4));
  }

  @ParameterizedTest(name = "{0} {1} stride {2} dilation {3} padding {4} bias {5}")
  @CsvSource({
    "NCHW, Truncate, 1, 1, 0, true",
    "NHWC, Truncate, 2, 1, 1, true",
    "NCHW, Same,     2, 1, 0, false",
    "NHWC, Truncate, 1, 2, 0, false"
  })
  void deconvolutionGradientsAreRight(
      CNN2DFormat format,
      ConvolutionMode mode,
      int stride,
      int dilation,
      int padding,
      boolean bias) {
    DeButDeconvolution2D convolution =
        new DeButDeconvolution2D.Builder(2, 2)
            .nOut(3)
            .stride(stride, stride)
            .dilation(dilation, dilation)
            .padding(padding, padding)
            .convolutionMode(mode)
            .dataFormat(format)
            .chain(DeButChain.regular(new int[] {3, 4}, new int[] {2, 2}))
            .hasBias(bias)
            .activation(Activation.TANH)
            .build();
    check(convolution, InputType.convolutional(3, 4, 4, format), images(format, 2, 4, 3, 4));
  }

  private static INDArray images(
      CNN2DFormat format, int minibatch, int channels, int height, int width) {
    long[] shape =
        format == CNN2DFormat.NCHW
            ? new long[] {minibatch, channels, height, width}
            : new long[] {minibatch, height, width, channels};
    return Nd4j.rand(DataType.DOUBLE, shape).subi(0.5);
  }

  @ParameterizedTest(name = "{0} {1} {2} stride {3} dilation {4} bias {5} minibatch {6}")
  @CsvSource({
    "NCDHW, CHANNEL_MAJOR, Truncate, 1, 1, true,  3",
    "NDHWC, TAP_MAJOR,     Truncate, 1, 1, false, 1",
    "NCDHW, TAP_MAJOR,     Truncate, 2, 1, true,  3",
    "NDHWC, CHANNEL_MAJOR, Same,     1, 2, true,  3",
    "NCDHW, TAP_MAJOR,     Same,     2, 1, false, 1",
    "NCDHW, CHANNEL_MAJOR, Truncate, 1, 2, true,  1"
  })
  void volumeConvolutionGradientsAreRight(
      DataFormat format,
      ColumnOrder order,
      ConvolutionMode mode,
      int stride,
      int dilation,
      boolean bias,
      int minibatch) {
    DeButConvolution3D convolution =
        new DeButConvolution3D.Builder(2, 2, 1)
            .nOut(6)
            .stride(stride, stride, 1)
            .dilation(dilation, 1, dilation)
            .padding(mode == ConvolutionMode.Same ? 0 : 1, 0, 0)
            .convolutionMode(mode)
            .columnOrder(order)
            .dataFormat(format)
            .chain(TestChains.sixByTwelve(stride == 1 ? "regular" : "bulging"))
            .hasBias(bias)
            .activation(Activation.TANH)
            .build();
    long[] shape =
        format == DataFormat.NCDHW
            ? new long[] {minibatch, 3, 4, 3, 2}
            : new long[] {minibatch, 4, 3, 2, 3};
    check(
        convolution,
        InputType.convolutional3D(format, 4, 3, 2, 3),
        Nd4j.rand(DataType.DOUBLE, shape).subi(0.5));
  }

  @Test
  void centerLossGradientsAreRight() {
    DeButCenterLossOutputLayer output =
        new DeButCenterLossOutputLayer.Builder()
            .nOut(6)
            .chain(TestChains.sixByTwelve("regular"))
            .alpha(1)
            .lambda(0.7)
            .gradientCheck(true)
            .build();
    DeButDense dense = new DeButDense.Builder().nOut(12).activation(Activation.TANH).build();
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            settings().layer(dense).layer(output).setInputType(InputType.feedForward(8)).build());
    net.init();
    net.getLayer(1).getParam("cL").assign(Nd4j.rand(6, 12).subi(0.5));
    assertRight(net, Nd4j.rand(5, 8).subi(0.5), 6);
  }

  private static void check(Layer layer, InputType inputType, INDArray input) {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            settings()
                .layer(layer)
                .layer(
                    new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(inputType)
                .build());
    net.init();
    assertRight(net, input, 3);
  }

  private static NeuralNetConfiguration.ListBuilder settings() {
    return new NeuralNetConfiguration.Builder()
        .seed(12)
        .dataType(DataType.DOUBLE)
        .updater(new NoOp())
        .list();
  }

  private static void assertRight(MultiLayerNetwork net, INDArray input, int classes) {
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, input.size(0), classes);
    for (int example = 0; example < input.size(0); example++) {
      labels.putScalar(example, example % classes, 1);
    }
    boolean right =
        GradientCheckUtil.checkGradients(
            new GradientCheckUtil.MLNConfig()
                .net(net)
                .input(input)
                .labels(labels)
                .subset(true)
                .maxPerParam(PARAMETERS_CHECKED));
    assertThat(right).isTrue();
  }
}
