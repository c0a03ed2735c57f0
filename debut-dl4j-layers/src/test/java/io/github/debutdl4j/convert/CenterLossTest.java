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
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.layer.DeButCenterLossOutputLayer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Output layers with centres of classes get a chain and keep their centres. */
class CenterLossTest {

  private static final double TOLERANCE = 1e-10;

  @Test
  void trainsLikeTheDenseLayerWithChainsOfOneFactor() {
    MultiLayerNetwork dense = network(output().build());
    for (int step = 0; step < 3; step++) {
      dense.fit(data());
    }
    MultiLayerNetwork converted =
        DeButConverter.convert(dense, DenseAndConverted.ONE_FACTOR).network();

    assertThat(centers(converted)).isEqualTo(centers(dense));
    assertThat(converted.score(data())).isCloseTo(dense.score(data()), within(TOLERANCE));
    // The first factors have a new updater state: both start it anew.
    MultiLayerNetwork source = withoutUpdaterState(dense);
    MultiLayerNetwork twin = DeButConverter.convert(source, DenseAndConverted.ONE_FACTOR).network();
    for (int step = 0; step < 50; step++) {
      source.fit(data());
      twin.fit(data());
      assertThat(twin.score()).isCloseTo(source.score(), within(TOLERANCE));
    }
    assertClose(centers(twin), centers(source));
    assertThat(centers(twin).norm2Number().doubleValue()).isGreaterThan(0.1);
    INDArray features = data().getFeatures();
    assertClose(twin.output(features), source.output(features));
  }

  @Test
  void biasIsUpdatedAsDl4jDoes() {
    MultiLayerNetwork dense = network(output().biasUpdater(new Sgd(0.5)).build());
    MultiLayerNetwork converted =
        DeButConverter.convert(dense, DenseAndConverted.ONE_FACTOR).network();
    for (int step = 0; step < 5; step++) {
      dense.fit(data());
      converted.fit(data());
    }

    assertClose(converted.getLayer(1).getParam("b"), dense.getLayer(1).getParam("b"));
  }

  @Test
  void reportCountsTheCentres() {
    MultiLayerNetwork dense = network(output().build());
    ConversionResult<MultiLayerNetwork> result = DeButConverter.convert(dense, SampleNetworks.HALF);

    assertThat(result.report().linearLayersLeft()).isZero();
    assertThat(result.report().parametersBefore()).isEqualTo(dense.params().length());
    assertThat(result.report().parametersAfter()).isEqualTo(result.network().params().length());
    assertThat(result.network().getLayer(1).conf().getLayer())
        .isInstanceOf(DeButCenterLossOutputLayer.class);
  }

  @Test
  void layerWhoseBiasDl4jIgnoresIsLeft() {
    ConversionReport report =
        DeButConverter.plan(network(output().hasBias(false).build()), SampleNetworks.HALF);

    assertThat(report.linearLayersLeft()).isEqualTo(1);
    assertThat(report.layers().get(1).reason()).contains("does not add it (hasBias(false))");
  }

  @Test
  void savedNetworkIsTheSame() throws IOException {
    MultiLayerNetwork converted =
        DeButConverter.convert(network(output().build()), SampleNetworks.HALF).network();
    converted.fit(data());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelSerializer.writeModel(converted, file, true);

    MultiLayerNetwork read =
        ModelSerializer.restoreMultiLayerNetwork(
            new ByteArrayInputStream(file.toByteArray()), true);

    assertThat(read.getLayerWiseConfigurations()).isEqualTo(converted.getLayerWiseConfigurations());
    read.fit(data());
    converted.fit(data());
    assertThat(read.params()).isEqualTo(converted.params());
    assertThat(centers(read).norm2Number().doubleValue()).isGreaterThan(0);
  }

  @Test
  void scoresOfExamplesAddUpToTheScore() {
    MultiLayerNetwork converted =
        DeButConverter.convert(network(output().lambda(3).build()), SampleNetworks.HALF).network();
    converted.fit(data());

    INDArray scores = converted.scoreExamples(data(), true);

    assertThat(scores.shape()).containsExactly(6, 1);
    assertThat(scores.meanNumber().doubleValue())
        .isCloseTo(converted.score(data()), within(TOLERANCE));
  }

  private static CenterLossOutputLayer.Builder output() {
    return new CenterLossOutputLayer.Builder(LossFunction.MCXENT)
        .nOut(3)
        .alpha(0.4)
        .lambda(0.3)
        .activation(Activation.SOFTMAX);
  }

  private static MultiLayerNetwork network(CenterLossOutputLayer output) {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.DOUBLE)
                .updater(new Adam(0.02))
                .l2(0.01)
                .list()
                .layer(new DenseLayer.Builder().nOut(12).activation(Activation.TANH).build())
                .layer(output)
                .setInputType(InputType.feedForward(8))
                .build());
    net.init();
    return net;
  }

  private static MultiLayerNetwork withoutUpdaterState(MultiLayerNetwork trained) {
    MultiLayerNetwork net = new MultiLayerNetwork(trained.getLayerWiseConfigurations().clone());
    net.init(trained.params().dup(), false);
    net.setIterationCount(0);
    return net;
  }

  private static DataSet data() {
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 6, 3);
    for (int example = 0; example < 6; example++) {
      labels.putScalar(example, example * example % 3, 1);
    }
    return new DataSet(SampleNetworks.values(5, 6, 8).castTo(DataType.DOUBLE), labels);
  }

  private static INDArray centers(MultiLayerNetwork network) {
    return network.getLayer(1).getParam("cL");
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThanOrEqualTo(TOLERANCE);
  }
}
