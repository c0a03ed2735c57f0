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

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.DeButConvolution3D;
import io.github.debutdl4j.layer.DeButLayerConf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.Convolution3D.DataFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.Cnn3DToFeedForwardPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Convolutions over volumes get a chain for the filters of all slices. */
class Convolution3DTest {

  @ParameterizedTest(name = "{0} {1} kernel depth {2} stride {3} dilation {4} padding {5}")
  @CsvSource({
    "NCDHW, Truncate, 3, 1, 1, 0",
    "NCDHW, Truncate, 2, 2, 1, 1",
    "NCDHW, Truncate, 2, 1, 2, 1",
    "NCDHW, Same,     3, 2, 1, 0",
    "NCDHW, Same,     1, 1, 1, 0",
    "NDHWC, Truncate, 3, 1, 1, 0",
    "NDHWC, Truncate, 2, 2, 1, 1",
    "NDHWC, Same,     3, 1, 1, 0"
  })
  void trainsLikeTheDenseLayerWithChainsOfOneFactor(
      DataFormat format, ConvolutionMode mode, int depth, int stride, int dilation, int padding) {
    Convolution3D volumes =
        kernel(depth, 2, 3, format)
            .stride(stride, 1, stride)
            .padding(padding, padding, 0)
            .dilation(dilation, dilation, 1)
            .convolutionMode(mode)
            .hasBias(padding == 0)
            .build();
    DenseAndConverted twins = DenseAndConverted.of(network(volumes), 1e-10);
    twins.assertSame(data(format), 50);

    assertThat(twins.converted().getLayer(0).conf().getLayer())
        .isInstanceOf(DeButConvolution3D.class);
  }

  /** With a 1 x 1 x 1 kernel nothing is stacked. */
  @ParameterizedTest
  @EnumSource(DataFormat.class)
  void pointwiseLayersTrainLikeTheDenseOnes(DataFormat format) {
    DenseAndConverted.of(network(kernel(1, 1, 1, format).build()), 1e-10)
        .assertSame(data(format), 50);
  }

  @ParameterizedTest
  @EnumSource(ColumnOrder.class)
  void eitherOrderOfColumnsGivesTheSameMatrix(ColumnOrder order) {
    MultiLayerNetwork dense = network(kernel(3, 2, 2, DataFormat.NCDHW).build());
    ConvertOptions options =
        ConvertOptions.builder()
            .columnOrder(order)
            .rule(
                layer ->
                    Optional.of(
                        LayerChoice.chain(DeButChain.dense(layer.outputs(), layer.inputs()))))
            .build();
    MultiLayerNetwork converted = DeButConverter.convert(dense, options).network();

    INDArray features = volumes(DataFormat.NCDHW);
    assertThat(converted.output(features).distance2(dense.output(features))).isLessThan(1e-12);
  }

  @ParameterizedTest
  @EnumSource(DataFormat.class)
  void fitToInputsPreservesOutputsBetterThanPlainFit(DataFormat format) {
    MultiLayerNetwork dense =
        network(kernel(3, 2, 2, format).activation(Activation.IDENTITY).build());
    DataSet data = data(format);
    data.getFeatures().get(NDArrayIndex.point(0)).muli(30);

    double plain = difference(dense, SampleNetworks.half(), data);
    double aware =
        difference(
            dense,
            SampleNetworks.half().calibration(new ExistingDataSetIterator(List.of(data))),
            data);

    assertThat(aware).isLessThan(plain);
  }

  private static double difference(
      MultiLayerNetwork dense, ConvertOptions.Builder options, DataSet data) {
    MultiLayerNetwork converted = DeButConverter.convert(dense, options.build()).network();
    INDArray expected = dense.feedForward(data.getFeatures()).get(1);
    return converted.feedForward(data.getFeatures()).get(1).distance2(expected);
  }

  @Test
  void savedNetworkIsTheSame() throws IOException {
    MultiLayerNetwork dense = network(kernel(3, 2, 2, DataFormat.NDHWC).nOut(8).build());
    MultiLayerNetwork converted = DeButConverter.convert(dense, SampleNetworks.HALF).network();
    DataSet data = data(DataFormat.NDHWC);
    converted.fit(data);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelSerializer.writeModel(converted, file, true);

    MultiLayerNetwork read =
        ModelSerializer.restoreMultiLayerNetwork(
            new ByteArrayInputStream(file.toByteArray()), true);

    assertThat(read.getLayerWiseConfigurations()).isEqualTo(converted.getLayerWiseConfigurations());
    assertThat(MultiLayerConfiguration.fromJson(converted.getLayerWiseConfigurations().toJson()))
        .isEqualTo(converted.getLayerWiseConfigurations());
    assertThat(read.output(data.getFeatures())).isEqualTo(converted.output(data.getFeatures()));
    read.fit(data);
    converted.fit(data);
    assertThat(read.params()).isEqualTo(converted.params());
    DeButLayerConf layer = (DeButLayerConf) read.getLayer(0).conf().getLayer();
    assertThat(layer.kernelTaps()).isEqualTo(12);
    assertThat(((DeButConvolution3D) layer).getDataFormat()).isEqualTo(DataFormat.NDHWC);
  }

  @Test
  void inputThatDoesNotFitIsRefused() {
    MultiLayerNetwork converted =
        DeButConverter.convert(
                network(kernel(3, 2, 2, DataFormat.NCDHW).nOut(8).build()), SampleNetworks.HALF)
            .network();

    assertThatThrownBy(() -> converted.output(Nd4j.zeros(DataType.DOUBLE, 2, 5, 6, 5, 3)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining("[2, 5, 6, 5, 3] does not fit")
        .hasMessageContaining("[minibatch, channels, depth, height, width] with nIn = 3");
  }

  @Test
  void strictModeAllowsNoRest() {
    DeButConvolution3D layer =
        new DeButConvolution3D.Builder(new int[] {2, 2, 2}, new int[] {2, 2, 3})
            .nIn(3)
            .nOut(8)
            .convolutionMode(ConvolutionMode.Strict)
            .build();

    assertThat(layer.getOutputType(0, InputType.convolutional3D(DataFormat.NCDHW, 4, 6, 8, 3)))
        .isEqualTo(InputType.convolutional3D(DataFormat.NCDHW, 2, 3, 3, 8));
    assertThatThrownBy(
            () -> layer.getOutputType(0, InputType.convolutional3D(DataFormat.NCDHW, 4, 6, 7, 3)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining("[4, 6, 7] do not fit kernel [2, 2, 2], stride [2, 2, 3]");
  }

  private static Convolution3D.Builder kernel(int depth, int height, int width, DataFormat format) {
    return new Convolution3D.Builder(depth, height, width)
        .nIn(3)
        .nOut(5)
        .activation(Activation.TANH)
        .dataFormat(format);
  }

  /** Without input type: DL4J 1.0.0-M2.1 confuses the dimensions of Convolution3D's output. */
  private static MultiLayerNetwork network(Convolution3D layer) {
    boolean channelsFirst = layer.getDataFormat() == DataFormat.NCDHW;
    Layer volumesOnly = new Cnn3DLossLayer.Builder(layer.getDataFormat()).build();
    MultiLayerNetwork alone = started(settings().layer(layer.clone()).layer(volumesOnly).build());
    long[] out = alone.output(volumes(layer.getDataFormat())).shape();
    int first = channelsFirst ? 2 : 1;
    return started(
        settings()
            .layer(layer)
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nIn(ArrayUtil.prodLong(out) / out[0])
                    .nOut(3)
                    .activation(Activation.SOFTMAX)
                    .build())
            .inputPreProcessor(
                1,
                new Cnn3DToFeedForwardPreProcessor(
                    out[first], out[first + 1], out[first + 2], layer.getNOut(), channelsFirst))
            .build());
  }

  private static NeuralNetConfiguration.ListBuilder settings() {
    return new NeuralNetConfiguration.Builder()
        .seed(7)
        .dataType(DataType.DOUBLE)
        .updater(new Adam(0.01))
        .list();
  }

  private static MultiLayerNetwork started(MultiLayerConfiguration configuration) {
    MultiLayerNetwork net = new MultiLayerNetwork(configuration);
    net.init();
    return net;
  }

  private static INDArray volumes(DataFormat format) {
    Nd4j.getRandom().setSeed(3);
    INDArray volumes = Nd4j.rand(DataType.DOUBLE, 6, 3, 5, 6, 5).subi(0.5);
    return format == DataFormat.NCDHW ? volumes : volumes.permute(0, 2, 3, 4, 1).dup('c');
  }

  private static DataSet data(DataFormat format) {
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 6, 3);
    for (int example = 0; example < 6; example++) {
      labels.putScalar(example, example % 3, 1);
    }
    return new DataSet(volumes(format), labels);
  }
}
