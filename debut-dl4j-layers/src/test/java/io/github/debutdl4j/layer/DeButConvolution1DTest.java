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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.chain.ColumnOrder;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Convolution over time: shapes, gradients, masks, causality, agreement with two dimensions. */
@ExtendWith(DoubleByDefault.class)
class DeButConvolution1DTest {

  private static final int STEPS = 7;

  @ParameterizedTest(name = "{0} {1} {2} kernel 4 stride {3} dilation {4} masked {5}")
  @CsvSource({
    "NCW, CHANNEL_MAJOR, Truncate, 1, 1, false",
    "NWC, CHANNEL_MAJOR, Truncate, 2, 1, true",
    "NCW, TAP_MAJOR,     Same,     1, 1, true",
    "NWC, TAP_MAJOR,     Same,     2, 1, false",
    "NCW, CHANNEL_MAJOR, Causal,   1, 2, true",
    "NWC, CHANNEL_MAJOR, Causal,   2, 1, true",
    "NCW, TAP_MAJOR,     Truncate, 1, 1, true",
    "NWC, TAP_MAJOR,     Causal,   1, 1, false"
  })
  void gradientsAreRight(
      RNNFormat format,
      ColumnOrder order,
      ConvolutionMode mode,
      int stride,
      int dilation,
      boolean masked) {
    MultiLayerNetwork net = network(layer(order, mode, stride, dilation), format);
    INDArray input = sequences(3, format);
    INDArray output = net.output(input);
    INDArray mask = masked ? mask() : null;
    INDArray outMask =
        masked
            ? ((DeButConvolution1DLayer) net.getLayer(0))
                .feedForwardMaskArray(mask, null, 3)
                .getFirst()
            : null;

    boolean right =
        GradientCheckUtil.checkGradients(
            new GradientCheckUtil.MLNConfig()
                .net(net)
                .input(input)
                .inputMask(mask)
                .labels(Nd4j.rand(DataType.DOUBLE, output.shape()))
                .labelMask(outMask)
                .subset(true)
                .maxPerParam(20));

    assertThat(right).isTrue();
  }

  @ParameterizedTest
  @EnumSource(RNNFormat.class)
  void aCausalOutputDoesNotSeeLaterSteps(RNNFormat format) {
    MultiLayerNetwork net =
        network(layer(ColumnOrder.CHANNEL_MAJOR, ConvolutionMode.Causal, 1, 2), format);
    INDArray input = sequences(1, format);
    INDArray before = channelsFirst(net.feedForward(input).get(1), format);
    channelsFirst(input, format)
        .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(4))
        .addi(1);
    INDArray after = channelsFirst(net.feedForward(input).get(1), format);

    double[] changes = after.sub(before).norm2(1).toDoubleVector();
    assertThat(changes).hasSize(STEPS).startsWith(0.0, 0.0, 0.0, 0.0);
    assertThat(changes[4]).isPositive();
    assertThat(changes[6]).isPositive();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void maskedStepsOfTheOutputAreZeroIfAskedFor(boolean maskOutput) {
    DeButConvolution1D conf = layer(ColumnOrder.CHANNEL_MAJOR, ConvolutionMode.Same, 1, 1);
    conf.setMaskOutput(maskOutput);
    MultiLayerNetwork net = network(conf, RNNFormat.NCW);
    net.setLayerMaskArrays(mask(), null);
    INDArray output = net.feedForward(sequences(3, RNNFormat.NCW)).get(1);
    INDArray zeros = output.norm2(1).neq(0).castTo(DataType.DOUBLE);

    assertThat(zeros).isEqualTo(maskOutput ? mask() : mask().assign(1));
  }

  /** Layers that were saved before the option was there masked their outputs. */
  @Test
  void savedLayersWithoutTheOptionMaskTheirOutputs() {
    DeButConvolution1D conf = layer(ColumnOrder.CHANNEL_MAJOR, ConvolutionMode.Same, 1, 1);
    conf.setMaskOutput(false);
    String json = network(conf, RNNFormat.NCW).getLayerWiseConfigurations().toJson();
    MultiLayerConfiguration now = MultiLayerConfiguration.fromJson(json);
    MultiLayerConfiguration before =
        MultiLayerConfiguration.fromJson(json.replaceAll("\"maskOutput\" : false,?", ""));

    assertThat(((DeButConvolution1D) now.getConf(0).getLayer()).isMaskOutput()).isFalse();
    assertThat(((DeButConvolution1D) before.getConf(0).getLayer()).isMaskOutput()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Truncate, 1, 4", "Truncate, 2, 2", "Same, 2, 4", "Causal, 2, 4", "Same, 1, 7"})
  void theOutputTypeTellsTheStepsOfTheOutput(ConvolutionMode mode, int stride, int steps) {
    DeButConvolution1D conf = layer(ColumnOrder.TAP_MAJOR, mode, stride, 1);
    MultiLayerNetwork net = network(conf, RNNFormat.NWC);

    assertThat(conf.getOutputType(0, InputType.recurrent(3, STEPS, RNNFormat.NWC)))
        .isEqualTo(InputType.recurrent(6, steps, RNNFormat.NWC));
    assertThat(net.feedForward(sequences(2, RNNFormat.NWC)).get(1).shape())
        .containsExactly(2, steps, 6);
  }

  @Test
  void jsonRoundTripIsEqual() {
    MultiLayerConfiguration conf =
        network(layer(ColumnOrder.TAP_MAJOR, ConvolutionMode.Causal, 1, 2), RNNFormat.NWC)
            .getLayerWiseConfigurations();
    Layer read = MultiLayerConfiguration.fromJson(conf.toJson()).getConf(0).getLayer();
    assertThat(read).isEqualTo(conf.getConf(0).getLayer());
    assertThat(read).hasSameHashCodeAs(conf.getConf(0).getLayer());
    assertThat(((DeButConvolution1D) read).getRnnDataFormat()).isEqualTo(RNNFormat.NWC);
  }

  @Test
  void inputsOfTheWrongShapeAreRefusedWithWhatWouldFit() {
    MultiLayerNetwork net =
        network(layer(ColumnOrder.TAP_MAJOR, ConvolutionMode.Truncate, 1, 1), RNNFormat.NCW);
    assertThatThrownBy(() -> net.output(Nd4j.zeros(2, 5, 3)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContainingAll("[2, 5, 3]", "[minibatch, nIn = 3, steps] (NCW)");
    assertThatThrownBy(() -> net.output(Nd4j.zeros(2, 3, 3)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContainingAll("3 steps", "too short", "kernel size 4");
  }

  private static DeButConvolution1D layer(
      ColumnOrder order, ConvolutionMode mode, int stride, int dilation) {
    return new DeButConvolution1D.Builder(4, stride)
        .nOut(6)
        .dilation(dilation)
        .convolutionMode(mode)
        .columnOrder(order)
        .chain(TestChains.sixByTwelve("regular"))
        .activation(Activation.TANH)
        .maskOutput(true)
        .build();
  }

  private static MultiLayerNetwork network(DeButConvolution1D layer, RNNFormat format) {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .list()
                .layer(layer)
                .layer(
                    new RnnOutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .dataFormat(format)
                        .build())
                .setInputType(InputType.recurrent(3, STEPS, format))
                .build());
    net.init();
    return net;
  }

  private static INDArray sequences(int examples, RNNFormat format) {
    Nd4j.getRandom().setSeed(8);
    INDArray sequences = Nd4j.rand(DataType.DOUBLE, examples, 3, STEPS).subi(0.5);
    return format == RNNFormat.NCW ? sequences : sequences.permute(0, 2, 1).dup('c');
  }

  private static INDArray channelsFirst(INDArray sequences, RNNFormat format) {
    return format == RNNFormat.NCW ? sequences : sequences.permute(0, 2, 1);
  }

  private static INDArray mask() {
    INDArray mask = Nd4j.ones(DataType.DOUBLE, 3, STEPS);
    mask.putScalar(1, 6, 0).putScalar(2, 5, 0).putScalar(2, 6, 0);
    return mask;
  }
}
