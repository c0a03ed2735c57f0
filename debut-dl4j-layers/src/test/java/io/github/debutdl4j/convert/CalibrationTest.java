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

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.dataset.adapter.SingletonMultiDataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/** Calibrated fits preserve outputs better, and calibration does not change the network. */
class CalibrationTest {

  @Test
  void anIteratorIsAtItsBeginningAfterwards() {
    List<DataSet> minibatches =
        List.of(examples(skewed(1, 64)), examples(skewed(2, 64)), examples(skewed(3, 64)));
    ListDataSetIterator<DataSet> examples =
        new ListDataSetIterator<>(
            minibatches.stream().flatMap(m -> m.asList().stream()).toList(), 64);

    DeButConverter.plan(
        SampleNetworks.perceptron(), SampleNetworks.half().calibration(examples, 64).build());

    assertThat(examples.next().getFeatures()).isEqualTo(minibatches.get(0).getFeatures());
  }

  @Test
  void aNetworkWithNothingToConvertNeedsNoExamples() {
    MultiLayerNetwork deBut =
        DeButConverter.convert(SampleNetworks.perceptron(), SampleNetworks.half().build())
            .network();
    ListDataSetIterator<DataSet> examples =
        new ListDataSetIterator<>(List.of(examples(skewed(1, 8))), 8);

    ConversionReport report =
        DeButConverter.plan(
            deBut, ConvertOptions.builder().budgetShare(0.1).calibration(examples).build());

    assertThat(report.layers())
        .allSatisfy(row -> assertThat(row.outcome()).isEqualTo(LayerReport.Outcome.ALREADY_DEBUT));
  }

  @Test
  void examplesThatAreNotFiniteNameTheLayer() {
    INDArray features = skewed(1, 8);
    features.putScalar(3, 5, Double.NaN);
    ConvertOptions options =
        SampleNetworks.half()
            .calibration(new ListDataSetIterator<>(List.of(examples(features)), 8))
            .build();

    assertThatThrownBy(() -> DeButConverter.plan(SampleNetworks.perceptron(), options))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("layer '")
        .hasMessageContaining("has NaN for input");
  }

  @Test
  void aCalibrationThatFailsLeavesNoMaskBehind() {
    MultiLayerNetwork source = SampleNetworks.recurrent();
    INDArray series = SampleNetworks.values(1, 2, 6, 4);
    INDArray before = source.output(series);
    INDArray wrong = SampleNetworks.values(1, 2, 7, 4);
    DataSet masked = new DataSet(wrong, Nd4j.zeros(2, 4, 4), Nd4j.zeros(2, 4), null);
    ConvertOptions options =
        SampleNetworks.half().calibration(new ExistingDataSetIterator(List.of(masked)), 64).build();

    assertThatThrownBy(() -> DeButConverter.plan(source, options))
        .isInstanceOf(ConversionException.class);
    assertThat(source.feedForward(series).get(3)).isEqualTo(before);
  }

  @Test
  void aCalibrationOfAGraphThatFailsLeavesNoMaskBehind() {
    ComputationGraph source = SampleNetworks.recurrent().toComputationGraph();
    INDArray series = SampleNetworks.values(1, 2, 6, 4);
    INDArray before = source.outputSingle(series);
    INDArray threeDimensional = Nd4j.zeros(2, 4, 4);
    MultiDataSet masked =
        new MultiDataSet(
            new INDArray[] {series},
            new INDArray[0],
            new INDArray[] {threeDimensional},
            new INDArray[0]);

    assertThatThrownBy(
            () ->
                DeButConverter.plan(
                    source,
                    SampleNetworks.half()
                        .calibration(new SingletonMultiDataSetIterator(masked), 64)
                        .build()))
        .isInstanceOf(ConversionException.class);
    assertThat(
            source
                .feedForward(series, false)
                .get(source.getConfiguration().getNetworkOutputs().get(0)))
        .isEqualTo(before);
  }

  @Test
  void fitToInputsPreservesOutputsBetterThanPlainFit() {
    MultiLayerNetwork source = SampleNetworks.perceptron();
    INDArray features = skewed(4, 256);
    double plain = difference(source, SampleNetworks.half(), features);
    double aware =
        difference(
            source,
            SampleNetworks.half()
                .calibration(new ListDataSetIterator<>(List.of(examples(skewed(5, 512))), 512)),
            features);

    assertThat(aware).isLessThan(0.9 * plain);
  }

  @ParameterizedTest
  @EnumSource(CNN2DFormat.class)
  void convolutionalNetworksAreCalibratedOnPatches(CNN2DFormat format) {
    MultiLayerNetwork source = SampleNetworks.convolutional(format);
    INDArray images =
        format == CNN2DFormat.NCHW
            ? SampleNetworks.values(6, 16, 2, 8, 8)
            : SampleNetworks.values(6, 16, 8, 8, 2);
    ConversionReport report =
        DeButConverter.plan(
            source,
            SampleNetworks.half()
                .calibration(new ListDataSetIterator<>(List.of(examples(images)), 16), 200)
                .build());

    assertThat(report.layers())
        .hasSize(4)
        .allSatisfy(row -> assertThat(row.outputError()).isBetween(0.0, row.relativeError() * 2))
        .anySatisfy(row -> assertThat(row.outputError()).isNotEqualTo(row.relativeError()));
  }

  @Test
  void timeSeriesAndSeveralInputsCanCalibrate() {
    INDArray series = SampleNetworks.values(7, 8, 6, 5);
    ConversionReport recurrent =
        DeButConverter.plan(
            SampleNetworks.recurrent(),
            SampleNetworks.half()
                .calibration(new ListDataSetIterator<>(List.of(examples(series)), 8))
                .build());
    ConversionReport overTime =
        DeButConverter.plan(
            SampleNetworks.convolutionOverTime(ConvolutionMode.Causal),
            SampleNetworks.half()
                .calibration(new ListDataSetIterator<>(List.of(examples(series)), 8))
                .build());
    MultiDataSet pair =
        new MultiDataSet(
            new INDArray[] {SampleNetworks.values(8, 32, 12), SampleNetworks.values(9, 32, 12)},
            new INDArray[] {SampleNetworks.classes(10, 32, 4)});
    ConversionReport shared =
        DeButConverter.plan(
            SampleNetworks.sharedWeights(),
            SampleNetworks.half().calibration(new SingletonMultiDataSetIterator(pair), 64).build());

    assertThat(List.of(recurrent, overTime, shared))
        .allSatisfy(
            report ->
                assertThat(report.layers())
                    .filteredOn(row -> row.outcome() == LayerReport.Outcome.CONVERTED)
                    .filteredOn(row -> !row.name().equals("lstm (recurrent)"))
                    .hasSizeBetween(2, 3)
                    .allSatisfy(
                        row ->
                            assertThat(row.outputError())
                                .isPositive()
                                .isNotEqualTo(row.relativeError())));
  }

  @Test
  void examplesOfTheWrongShapeNameTheLayerAndBothShapes() {
    ConvertOptions options =
        SampleNetworks.half()
            .calibration(
                new ListDataSetIterator<>(List.of(examples(SampleNetworks.values(1, 4, 11))), 4))
            .build();

    assertThatThrownBy(() -> DeButConverter.convert(SampleNetworks.perceptron(), options))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("[4, 11]")
        .hasMessageContaining("first")
        .hasMessageContaining("12");
  }

  private static double difference(
      MultiLayerNetwork source, ConvertOptions.Builder options, INDArray features) {
    return DeButConverter.convert(source, options.build())
        .network()
        .output(features)
        .distance2(source.output(features));
  }

  /** Examples whose features differ in size by a factor of 100 and have means. */
  private static INDArray skewed(long seed, int minibatch) {
    double[] powers = new double[12];
    Arrays.setAll(powers, i -> Math.pow(10, (i - 5.5) / 5.5));
    return SampleNetworks.values(seed, minibatch, 12)
        .addi(0.5)
        .muliRowVector(Nd4j.createFromArray(powers));
  }

  private static DataSet examples(INDArray features) {
    return new DataSet(features, Nd4j.zeros(features.size(0), 4));
  }
}
