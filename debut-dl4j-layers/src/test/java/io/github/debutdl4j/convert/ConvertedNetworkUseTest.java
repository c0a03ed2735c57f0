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

import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.saver.InMemoryModelSaver;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingTrainer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.parallelism.ParallelInference;
import org.deeplearning4j.parallelism.inference.InferenceMode;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;

/** A converted network is a DL4J network like any other. */
class ConvertedNetworkUseTest {

  private static final DataSet DATA =
      new DataSet(SampleNetworks.values(1, 6, 12), SampleNetworks.classes(2, 6, 4));

  private static final MultiDataSet TWO_HEADED_DATA =
      new MultiDataSet(
          new INDArray[] {SampleNetworks.values(3, 6, 12)},
          new INDArray[] {SampleNetworks.classes(4, 6, 4), SampleNetworks.values(5, 6, 2)});

  @TempDir Path folder;

  @Test
  void learningRateOfConvertedNetworkCanBeSetAndSourceKeepsItsOwn() {
    MultiLayerNetwork source = SampleNetworks.perceptron();
    MultiLayerNetwork converted = convert(source);
    INDArray before = converted.params().dup();
    converted.setLearningRate(0.0);
    converted.fit(DATA);

    assertThat(converted.params()).isEqualTo(before);
    assertThat(converted.getLearningRate(0)).isZero();
    assertThat(source.getLearningRate(0)).isEqualTo(1e-2);
  }

  @Test
  void learningRateOfConvertedGraphCanBeSet() {
    ComputationGraph converted = convert(SampleNetworks.twoHeaded());
    INDArray before = converted.params().dup();
    converted.setLearningRate(0.0);
    converted.fit(TWO_HEADED_DATA);

    assertThat(converted.params()).isEqualTo(before);
  }

  @Test
  void cloneTrainsOnLikeTheOriginal() {
    MultiLayerNetwork converted = convert(SampleNetworks.perceptron());
    converted.fit(DATA);
    MultiLayerNetwork clone = converted.clone();
    converted.fit(DATA);
    clone.fit(DATA);

    assertThat(clone.params()).isEqualTo(converted.params());
  }

  @Test
  void savedNetworkComesBackWithItsUpdaterAndTrainsOnTheSame() throws Exception {
    MultiLayerNetwork converted = convert(SampleNetworks.perceptron());
    converted.fit(DATA);
    Path file = folder.resolve("network.zip");
    ModelSerializer.writeModel(converted, file.toFile(), true);
    MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true);
    converted.fit(DATA);
    restored.fit(DATA);

    assertThat(restored.params()).isEqualTo(converted.params());
    assertThat(restored.getLayerWiseConfigurations())
        .isEqualTo(converted.getLayerWiseConfigurations());
  }

  @Test
  void savedGraphComesBackWithItsUpdaterAndTrainsOnTheSame() throws Exception {
    ComputationGraph converted = convert(SampleNetworks.twoHeaded());
    converted.fit(TWO_HEADED_DATA);
    Path file = folder.resolve("graph.zip");
    ModelSerializer.writeModel(converted, file.toFile(), true);
    ComputationGraph restored = ModelSerializer.restoreComputationGraph(file.toFile(), true);
    converted.fit(TWO_HEADED_DATA);
    restored.fit(TWO_HEADED_DATA);

    assertThat(restored.params()).isEqualTo(converted.params());
  }

  @Test
  void savedNetworkOverTimeComesBackWithItsPreprocessors() throws Exception {
    MultiLayerNetwork converted =
        DeButConverter.convert(SampleNetworks.recurrent(), SampleNetworks.HALF).network();
    Path file = folder.resolve("recurrent.zip");
    ModelSerializer.writeModel(converted, file.toFile(), true);
    MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true);
    INDArray series = SampleNetworks.values(1, 3, 6, 7);

    assertThat(restored.getLayerWiseConfigurations())
        .isEqualTo(converted.getLayerWiseConfigurations());
    assertThat(restored.output(series)).isEqualTo(converted.output(series));
  }

  @Test
  void summaryShowsDeButLayersWithTheirSizes() {
    assertThat(convert(SampleNetworks.perceptron()).summary())
        .containsPattern("first \\(DeButDenseLayer\\) +12,16")
        .containsPattern("classes \\(OutputChainLayer\\) +8,4");
    assertThat(convert(SampleNetworks.twoHeaded()).summary()).contains("trunk (DeButDenseLayer)");
  }

  @Test
  void memoryReportCoversConvolutionsAndDenseLayers() {
    InputType images = InputType.convolutional(8, 8, 2);
    MultiLayerNetwork converted = convert(SampleNetworks.convolutional(CNN2DFormat.NCHW));
    String report = converted.getLayerWiseConfigurations().getMemoryReport(images).toString();

    assertThat(report).contains("2 x DeButConvolution2D", "1 x DeButDense", "1 x DeButOutputLayer");
  }

  @Test
  void earlyStoppingTrainsAndKeepsTheBestNetwork() {
    MultiLayerNetwork converted = convert(SampleNetworks.perceptron());
    ListDataSetIterator<DataSet> data = new ListDataSetIterator<>(List.of(DATA), 6);
    EarlyStoppingResult<MultiLayerNetwork> result =
        new EarlyStoppingTrainer(
                new EarlyStoppingConfiguration.Builder<MultiLayerNetwork>()
                    .scoreCalculator(new DataSetLossCalculator(data, true))
                    .epochTerminationConditions(new MaxEpochsTerminationCondition(4))
                    .modelSaver(new InMemoryModelSaver<>())
                    .build(),
                converted,
                data)
            .fit();

    assertThat(result.getTotalEpochs()).isEqualTo(4);
    assertThat(result.getBestModel().score(DATA))
        .isLessThan(convert(SampleNetworks.perceptron()).score(DATA));
  }

  @Test
  void parallelInferenceGivesTheSameOutputs() {
    MultiLayerNetwork converted = convert(SampleNetworks.perceptron());
    INDArray expected = converted.output(DATA.getFeatures());
    ParallelInference inference =
        new ParallelInference.Builder(converted)
            .inferenceMode(InferenceMode.SEQUENTIAL)
            .workers(2)
            .build();
    try {
      for (int request = 0; request < 8; request++) {
        assertThat(inference.output(DATA.getFeatures())).isEqualTo(expected);
      }
    } finally {
      inference.shutdown();
    }
  }

  private static MultiLayerNetwork convert(MultiLayerNetwork source) {
    return converted(DeButConverter.convert(source, SampleNetworks.HALF));
  }

  private static ComputationGraph convert(ComputationGraph source) {
    return converted(DeButConverter.convert(source, SampleNetworks.HALF));
  }

  private static <N> N converted(ConversionResult<N> result) {
    assertThat(result.report().converted()).isGreaterThanOrEqualTo(3);
    assertThat(result.report().share()).isLessThan(1);
    return result.network();
  }
}
