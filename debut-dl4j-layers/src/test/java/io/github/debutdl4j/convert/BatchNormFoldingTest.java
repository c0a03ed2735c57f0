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

import io.github.debutdl4j.convert.LayerReport.Outcome;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Folding keeps what the network says at inference; nothing else is converted here. */
class BatchNormFoldingTest {

  private static final ConvertOptions FOLD_ONLY =
      ConvertOptions.builder().otherwise(LayerChoice.keepDense()).foldBatchNorm(true).build();

  @ParameterizedTest
  @EnumSource(CNN2DFormat.class)
  void foldedConvolutionsAndDenseLayersGiveTheSameOutputs(CNN2DFormat format) {
    MultiLayerNetwork source =
        SampleNetworks.start(
            new MultiLayerNetwork(
                SampleNetworks.settings()
                    .list()
                    .layer(convolution(format))
                    .layer(new BatchNormalization.Builder().name("conv norm").build())
                    .layer(new ActivationLayer(Activation.RELU))
                    .layer(
                        new DenseLayer.Builder()
                            .nOut(16)
                            .activation(Activation.IDENTITY)
                            .name("dense")
                            .build())
                    .layer(
                        new BatchNormalization.Builder()
                            .useLogStd(false)
                            .name("dense norm")
                            .build())
                    .layer(new DenseLayer.Builder().nOut(16).name("tanh").build())
                    .layer(new BatchNormalization.Builder().name("stays").build())
                    .layer(output())
                    .setInputType(InputType.convolutional(6, 6, 2, format))
                    .build()));
    INDArray images =
        format == CNN2DFormat.NCHW
            ? SampleNetworks.values(1, 8, 2, 6, 6)
            : SampleNetworks.values(1, 8, 6, 6, 2);
    train(source, images);
    ConversionResult<MultiLayerNetwork> result = DeButConverter.convert(source, FOLD_ONLY);

    assertThat(difference(source.output(images), result.network().output(images)))
        .isLessThan(1e-10);
    assertThat(result.network().getnLayers()).isEqualTo(source.getnLayers() - 2);
    assertThat(outcome(result, "conv norm")).isEqualTo(Outcome.FOLDED);
    assertThat(outcome(result, "dense norm")).isEqualTo(Outcome.FOLDED);
    assertThat(outcome(result, "stays")).isEqualTo(Outcome.NOT_LINEAR);
    assertThat(result.report().parametersBefore()).isEqualTo(source.numParams());
    assertThat(result.report().parametersAfter()).isEqualTo(result.network().numParams());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void graphFoldsOnlyWhereTheNormalisationIsTheSoleFollower(boolean locked) {
    ComputationGraph source = SampleNetworks.start(new ComputationGraph(residual(locked)));
    INDArray features = SampleNetworks.values(2, 8, 12);
    for (int step = 0; step < 5; step++) {
      source.fit(new DataSet(features, SampleNetworks.classes(3, 8, 4)));
    }
    ConversionResult<ComputationGraph> result = DeButConverter.convert(source, FOLD_ONLY);

    assertThat(difference(source.output(features)[0], result.network().output(features)[0]))
        .isLessThan(1e-10);
    assertThat(outcome(result, "norm")).isEqualTo(Outcome.FOLDED);
    assertThat(outcome(result, "branch norm")).isEqualTo(Outcome.NOT_LINEAR);
    assertThat(result.network().getConfiguration().getVertices()).doesNotContainKey("norm");
  }

  private static ComputationGraphConfiguration residual(boolean locked) {
    return SampleNetworks.settings()
        .graphBuilder()
        .addInputs("in")
        .setInputTypes(InputType.feedForward(12))
        .addLayer("first", identity(16), "in")
        .addLayer(
            "norm", new BatchNormalization.Builder(locked).gamma(1.5).beta(0.5).build(), "first")
        .addLayer("second", identity(16), "norm")
        .addLayer("branch norm", new BatchNormalization.Builder().build(), "second")
        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "second", "branch norm")
        .addLayer("classes", output(), "sum")
        .setOutputs("classes")
        .build();
  }

  private static DenseLayer identity(int outputs) {
    return new DenseLayer.Builder().nOut(outputs).activation(Activation.IDENTITY).build();
  }

  private static ConvolutionLayer convolution(CNN2DFormat format) {
    return new ConvolutionLayer.Builder(3, 3)
        .nOut(8)
        .hasBias(false)
        .activation(Activation.IDENTITY)
        .dataFormat(format)
        .name("conv")
        .build();
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(4)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static void train(MultiLayerNetwork network, INDArray images) {
    for (int step = 0; step < 5; step++) {
      network.fit(new DataSet(images, SampleNetworks.classes(3, 8, 4)));
    }
  }

  private static double difference(INDArray one, INDArray other) {
    return one.sub(other).amaxNumber().doubleValue();
  }

  private static Outcome outcome(ConversionResult<?> result, String name) {
    return result.report().layers().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow()
        .outcome();
  }
}
