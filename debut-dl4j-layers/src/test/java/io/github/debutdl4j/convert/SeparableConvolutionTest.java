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
package io.github.debutdl4j.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.DeButSeparableConvolution2D;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Depthwise separable convolutions keep their taps and get a chain for the pointwise matrix. */
class SeparableConvolutionTest {

  @ParameterizedTest(name = "{0} {1} multiplier {2} stride {3} dilation {4} bias {5}")
  @CsvSource({
    "NCHW, Truncate, 1, 1, 1, true",
    "NCHW, Same,     2, 2, 1, false",
    "NCHW, Truncate, 3, 1, 2, true",
    "NCHW, Same,     1, 1, 1, true"
  })
  void trainsLikeTheDenseLayerWithChainsOfOneFactor(
      CNN2DFormat format,
      ConvolutionMode mode,
      int multiplier,
      int stride,
      int dilation,
      boolean bias) {
    SeparableConvolution2D separable =
        new SeparableConvolution2D.Builder(3, 2)
            .depthMultiplier(multiplier)
            .nOut(5)
            .stride(stride, stride)
            .dilation(dilation, dilation)
            .convolutionMode(mode)
            .dataFormat(format)
            .hasBias(bias)
            .activation(Activation.TANH)
            .build();
    MultiLayerNetwork dense = network(separable, format);

    DenseAndConverted twins = DenseAndConverted.of(dense, 1e-10);
    twins.assertSame(images(format), 50);

    assertThat(twins.converted().getLayer(0).conf().getLayer())
        .isInstanceOf(DeButSeparableConvolution2D.class);
  }

  @Test
  void policyPicksThePointwisePartOnly() {
    DeButSeparableConvolution2D layer =
        new DeButSeparableConvolution2D.Builder(3, 3)
            .nIn(12)
            .nOut(32)
            .depthMultiplier(2)
            .chainPolicy(ChainPolicy.smallest())
            .build();

    DeButChain chain = layer.resolvedChain();
    DeButChain pointwise = ChainPolicy.smallest().resolve(32, 24, 1);
    assertThat(chain).isEqualTo(DeButSeparableConvolution2D.withDepthwise(2, 9, pointwise));
    assertThat(chain.parameters()).isEqualTo(24 * 9 + pointwise.parameters());
  }

  /** 13 channels: padding would help the matrix, and cost further taps. */
  @Test
  void sizesThatDoNotFactorAreCountedAndWithinTheBudget() {
    MultiLayerNetwork dense =
        network(
            new SeparableConvolution2D.Builder(3, 2).depthMultiplier(1).nOut(13).build(),
            CNN2DFormat.NCHW,
            13);

    ConversionResult<MultiLayerNetwork> result =
        DeButConverter.convert(dense, ConvertOptions.builder().budgetShare(0.6).build());

    assertThat(result.report().parametersAfter())
        .isEqualTo(result.network().numParams())
        .isLessThanOrEqualTo(dense.numParams() * 6 / 10);
  }

  @Test
  void chainWithFurtherInputsIsRefused() {
    MultiLayerNetwork dense =
        network(new SeparableConvolution2D.Builder(3, 2).nOut(8).build(), CNN2DFormat.NCHW);
    ConvertOptions options =
        ConvertOptions.builder().rule("layer0", LayerChoice.chain(DeButChain.dense(8, 5))).build();

    assertThatThrownBy(() -> DeButConverter.convert(dense, options))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("takes no padding, but its chain has 5 inputs");
  }

  @Test
  void configurationSurvivesJson() {
    MultiLayerNetwork dense =
        network(
            new SeparableConvolution2D.Builder(3, 2).depthMultiplier(2).nOut(8).build(),
            CNN2DFormat.NCHW);
    MultiLayerNetwork converted = DeButConverter.convert(dense, SampleNetworks.HALF).network();

    MultiLayerConfiguration read =
        MultiLayerConfiguration.fromJson(converted.getLayerWiseConfigurations().toJson());

    assertThat(read).isEqualTo(converted.getLayerWiseConfigurations());
    assertThat(((DeButSeparableConvolution2D) read.getConf(0).getLayer()).getDepthMultiplier())
        .isEqualTo(2);
  }

  @Test
  void chainWithoutDepthwiseFactorIsRefused() {
    DeButSeparableConvolution2D layer =
        new DeButSeparableConvolution2D.Builder(3, 3)
            .nIn(4)
            .nOut(8)
            .chain(DeButChain.dense(8, 36))
            .build();

    assertThatThrownBy(layer::resolvedChain)
        .isInstanceOf(DL4JInvalidConfigException.class)
        .hasMessageContaining("begins with its depthwise factor, r = 1, s = 9");
    assertThatThrownBy(
            () -> new DeButSeparableConvolution2D.Builder(3, 3).columnOrder(ColumnOrder.TAP_MAJOR))
        .isInstanceOf(DL4JInvalidConfigException.class)
        .hasMessageContaining("CHANNEL_MAJOR");
  }

  private static MultiLayerNetwork network(SeparableConvolution2D layer, CNN2DFormat format) {
    return network(layer, format, 4);
  }

  private static MultiLayerNetwork network(
      SeparableConvolution2D layer, CNN2DFormat format, int channels) {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.DOUBLE)
                .updater(new Adam(0.01))
                // No L2: DL4J 1.0.0-M2.1 takes the last weights of a layer with a bias for the
                // bias.
                .list()
                .layer(layer)
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(7, 6, channels, format))
                .build());
    net.init();
    return net;
  }

  private static DataSet images(CNN2DFormat format) {
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 6, 3);
    for (int example = 0; example < 6; example++) {
      labels.putScalar(example, example % 3, 1);
    }
    Nd4j.getRandom().setSeed(3);
    INDArray images = Nd4j.rand(DataType.DOUBLE, 6, 4, 7, 6).subi(0.5);
    return new DataSet(
        format == CNN2DFormat.NCHW ? images : images.permute(0, 2, 3, 1).dup('c'), labels);
  }
}
