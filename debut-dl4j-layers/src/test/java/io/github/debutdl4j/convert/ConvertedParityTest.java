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

import io.github.debutdl4j.chain.DeButChain;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A chain of one factor is a dense matrix, so a network converted to such chains must give the same
 * outputs and train in the same steps as its source.
 */
class ConvertedParityTest {

  private static final double TOLERANCE = 1e-10;
  private static final int STEPS = 5;

  /** Gives every linear layer the chain of one factor. */
  private static final ConvertOptions ONE_FACTOR = oneFactorForAll();

  @Test
  void perceptronGivesSameOutputsAndTrainsTheSame() {
    MultiLayerNetwork source = SampleNetworks.perceptron();
    assertSame(source, perceptronData(2));
  }

  @ParameterizedTest
  @EnumSource(CNN2DFormat.class)
  void convolutionalNetworkOfEitherFormatGivesSameOutputsAndTrainsTheSame(CNN2DFormat format) {
    MultiLayerNetwork source = SampleNetworks.convolutional(format);
    long[] shape = format == CNN2DFormat.NCHW ? new long[] {5, 2, 8, 8} : new long[] {5, 8, 8, 2};
    assertSame(
        source, new DataSet(SampleNetworks.values(3, shape), SampleNetworks.classes(4, 5, 4)));
  }

  /** DL4J checks padding before it passes the network's mode to a layer, and then ignores it. */
  @Test
  void paddingThatTheNetworksModeOverrulesIsCarriedOver() {
    MultiLayerNetwork source =
        SampleNetworks.start(
            new MultiLayerNetwork(
                SampleNetworks.settings()
                    .convolutionMode(ConvolutionMode.Same)
                    .list()
                    .layer(new ConvolutionLayer.Builder(3, 3).padding(1, 1).nOut(4).build())
                    .layer(
                        new OutputLayer.Builder(LossFunction.MCXENT)
                            .nOut(4)
                            .activation(Activation.SOFTMAX)
                            .build())
                    .setInputType(InputType.convolutional(6, 6, 2))
                    .build()));

    assertSame(
        source, new DataSet(SampleNetworks.values(3, 5, 2, 6, 6), SampleNetworks.classes(4, 5, 4)));
  }

  @Test
  void timeSeriesWithMasksGiveSameOutputsAndTrainTheSame() {
    MultiLayerNetwork source = SampleNetworks.recurrent();
    INDArray labels =
        SampleNetworks.classes(5, 3 * 7, 4).reshape('c', 3, 7, 4).permute(0, 2, 1).dup('c');
    INDArray mask = Nd4j.ones(labels.dataType(), 3, 7);
    mask.putScalar(0, 6, 0);
    mask.putScalar(2, 5, 0);
    mask.putScalar(2, 6, 0);
    DataSet data = new DataSet(SampleNetworks.values(6, 3, 6, 7), labels, mask, mask);
    assertSame(source, data);
  }

  /**
   * The input has one step, the output all of them: the output layer uses only the labels' mask.
   */
  @Test
  void masksOfFeaturesAndLabelsMayDiffer() {
    MultiLayerNetwork source =
        SampleNetworks.start(
            new MultiLayerNetwork(
                SampleNetworks.settings()
                    .list()
                    .layer(new LSTM.Builder().nOut(12).build())
                    .layer(
                        new RnnOutputLayer.Builder(LossFunction.MCXENT)
                            .nOut(4)
                            .activation(Activation.SOFTMAX)
                            .build())
                    .setInputType(InputType.recurrent(6))
                    .build()));
    INDArray labels =
        SampleNetworks.classes(5, 3 * 7, 4).reshape('c', 3, 7, 4).permute(0, 2, 1).dup('c');
    INDArray features = SampleNetworks.values(6, 3, 6, 7);
    INDArray first = Nd4j.zeros(labels.dataType(), 3, 7);
    first.getColumn(0).assign(1);
    INDArray all = Nd4j.ones(labels.dataType(), 3, 7);

    MultiLayerNetwork converted = DeButConverter.convert(source, ONE_FACTOR).network();

    assertClose(
        converted.output(features, false, first, null),
        source.output(features, false, first, null));
    for (INDArray labelsMask : new INDArray[] {all, null}) {
      DataSet data = new DataSet(features, labels, first, labelsMask);
      for (int step = 0; step < STEPS; step++) {
        source.fit(data);
        converted.fit(data);
        assertThat(converted.score()).isCloseTo(source.score(), within());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ConvolutionMode.class,
      names = {"Same", "Truncate", "Causal"})
  void convolutionOverTimeGivesSameOutputsAndTrainsTheSame(ConvolutionMode mode) {
    MultiLayerNetwork source = SampleNetworks.convolutionOverTime(mode);
    int steps = mode == ConvolutionMode.Truncate ? 5 : 7;
    INDArray labels =
        SampleNetworks.classes(13, 3 * steps, 4)
            .reshape('c', 3, steps, 4)
            .permute(0, 2, 1)
            .dup('c');
    assertSame(source, new DataSet(SampleNetworks.values(14, 3, 6, 7), labels));
  }

  @ParameterizedTest
  @EnumSource(
      value = ConvolutionMode.class,
      names = {"Same", "Causal"})
  void maskedConvolutionOverTimeGivesSameOutputsAndTrainsTheSame(ConvolutionMode mode) {
    MultiLayerNetwork source = SampleNetworks.convolutionOverTime(mode);
    INDArray labels =
        SampleNetworks.classes(13, 3 * 7, 4).reshape('c', 3, 7, 4).permute(0, 2, 1).dup('c');
    INDArray mask = Nd4j.ones(labels.dataType(), 3, 7);
    mask.putScalar(1, 6, 0).putScalar(2, 4, 0).putScalar(2, 5, 0).putScalar(2, 6, 0);
    DataSet data = new DataSet(SampleNetworks.values(14, 3, 6, 7), labels, mask, mask);

    DenseAndConverted.of(source, TOLERANCE).assertSame(data, STEPS);
  }

  @Test
  void graphOfTwoOutputsGivesSameOutputsAndTrainsTheSame() {
    MultiDataSet data =
        new MultiDataSet(
            new INDArray[] {SampleNetworks.values(7, 6, 12)},
            new INDArray[] {SampleNetworks.classes(8, 6, 4), SampleNetworks.values(9, 6, 2)});
    ComputationGraph converted = assertSame(SampleNetworks.twoHeaded(), data);

    assertThat(converted.getConfiguration().getNetworkOutputs())
        .containsExactly("classes", "value");
    assertThat(converted.getConfiguration().getVertexInputs().get("classes"))
        .containsExactly("trunk");
  }

  @Test
  void sharedWeightsStaySharedAndTrainTheSame() {
    assertSame(
        SampleNetworks.sharedWeights(),
        new MultiDataSet(
            new INDArray[] {SampleNetworks.values(10, 6, 12), SampleNetworks.values(11, 6, 12)},
            new INDArray[] {SampleNetworks.classes(12, 6, 4)}));
  }

  private static ConvertOptions oneFactorForAll() {
    return ConvertOptions.builder()
        .rule(
            layer ->
                Optional.of(LayerChoice.chain(DeButChain.dense(layer.outputs(), layer.inputs()))))
        .build();
  }

  private static DataSet perceptronData(long seed) {
    return new DataSet(SampleNetworks.values(seed, 6, 12), SampleNetworks.classes(seed, 6, 4));
  }

  private static void assertSame(MultiLayerNetwork source, DataSet data) {
    ConversionResult<MultiLayerNetwork> result = DeButConverter.convert(source, ONE_FACTOR);
    assertThat(result.report().parametersAfter()).isEqualTo(source.numParams());
    MultiLayerNetwork converted = result.network();
    for (int step = 0; step < STEPS; step++) {
      assertClose(output(converted, data), output(source, data));
      source.fit(data);
      converted.fit(data);
      assertThat(converted.score()).isCloseTo(source.score(), within());
    }
  }

  /** The network's output; what it says about masked time steps has no meaning and is dropped. */
  private static INDArray output(MultiLayerNetwork network, DataSet data) {
    INDArray mask = data.getFeaturesMaskArray();
    INDArray output = network.output(data.getFeatures(), false, mask, null);
    return mask == null
        ? output
        : output.mul(mask.reshape(mask.size(0), 1, mask.size(1)).broadcast(output.shape()));
  }

  private static ComputationGraph assertSame(ComputationGraph source, MultiDataSet data) {
    ConversionResult<ComputationGraph> result = DeButConverter.convert(source, ONE_FACTOR);
    ComputationGraph converted = result.network();
    assertThat(converted.numParams()).isEqualTo(source.numParams());
    for (int step = 0; step < STEPS; step++) {
      INDArray[] expected = source.output(data.getFeatures());
      INDArray[] actual = converted.output(data.getFeatures());
      for (int output = 0; output < expected.length; output++) {
        assertClose(actual[output], expected[output]);
      }
      source.fit(data);
      converted.fit(data);
      assertThat(converted.score()).isCloseTo(source.score(), within());
    }
    return converted;
  }

  private static Offset<Double> within() {
    return Offset.offset(TOLERANCE);
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThan(TOLERANCE);
  }
}
