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
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.layer.DeButDense;
import io.github.debutdl4j.layer.DeButLayerConf;
import io.github.debutdl4j.layer.DeButOutputLayer;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.transferlearning.TransferLearningHelper;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * DL4J's recipes of transfer learning give on a converted network of one-factor chains what they
 * give on its dense source.
 */
class TransferLearningTest {

  private static final double TOLERANCE = 1e-6;
  private static final int STEPS = 3;

  private DataType before;

  /** DL4J's transfer learning makes a FLOAT network of one of another type. */
  @BeforeEach
  void drawRandomNumbersInDouble() {
    before = Nd4j.dataType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void restoreDataType() {
    Nd4j.setDefaultDataTypes(before, before);
  }

  private static FineTuneConfiguration fineTune() {
    return new FineTuneConfiguration.Builder().updater(new Sgd(0.1)).seed(3).build();
  }

  private static OutputLayer head(int nIn, int nOut) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(nIn)
        .nOut(nOut)
        .activation(Activation.SOFTMAX)
        .name("head")
        .build();
  }

  private static TransferLearning.Builder edit(MultiLayerNetwork network) {
    return new TransferLearning.Builder(network).fineTuneConfiguration(fineTune());
  }

  private static TransferLearning.GraphBuilder edit(ComputationGraph network) {
    return new TransferLearning.GraphBuilder(network).fineTuneConfiguration(fineTune());
  }

  @Test
  void headOfOtherSizeInMultiLayerNetwork() {
    assertSameList(network -> edit(network).nOutReplace(2, 7, WeightInit.XAVIER).build(), 7);
    assertSameList(network -> edit(network).nOutReplace(2, 2, WeightInit.XAVIER).build(), 2);
  }

  @Test
  void hiddenLayerOfOtherSizeInMultiLayerNetwork() {
    assertSameList(network -> edit(network).nOutReplace(1, 5, WeightInit.XAVIER).build(), 4);
    assertSameList(
        network ->
            edit(network).setFeatureExtractor(0).nOutReplace(1, 9, WeightInit.XAVIER).build(),
        4);
  }

  @Test
  void newHeadOnMultiLayerNetwork() {
    assertSameList(network -> edit(network).removeOutputLayer().addLayer(head(8, 3)).build(), 3);
    assertSameList(
        network ->
            edit(network)
                .setFeatureExtractor(1)
                .removeOutputLayer()
                .addLayer(new DenseLayer.Builder().nIn(8).nOut(6).build())
                .addLayer(head(6, 3))
                .build(),
        3);
  }

  @Test
  void headOfOtherSizeInGraph() {
    assertSameGraph(
        network -> edit(network).nOutReplace("value", 5, WeightInit.XAVIER).build(), 4, 5);
    assertSameGraph(
        network -> edit(network).nOutReplace("trunk", 6, WeightInit.XAVIER).build(), 4, 2);
  }

  @Test
  void newHeadInGraph() {
    assertSameGraph(
        network ->
            edit(network)
                .setFeatureExtractor("trunk")
                .removeVertexKeepConnections("classes")
                .addLayer("classes", head(16, 3), "trunk")
                .build(),
        3,
        2);
    assertSameGraph(
        network ->
            edit(network)
                .removeVertexAndConnections("classes")
                .addLayer("between", new DenseLayer.Builder().nIn(16).nOut(6).build(), "trunk")
                .addLayer("classes", head(6, 3), "between")
                .setOutputs("classes", "value")
                .build(),
        3,
        2);
  }

  @Test
  void featuresAreFittedByTheHelper() {
    MultiLayerNetwork source = SampleNetworks.perceptron();
    MultiLayerNetwork converted = convert(source);
    DataSet data = data(4);
    MultiLayerNetwork dense = fitFeatures(source, data);
    MultiLayerNetwork deBut = fitFeatures(converted, data);

    assertClose(deBut.output(data.getFeatures()), dense.output(data.getFeatures()));
  }

  private static MultiLayerNetwork fitFeatures(MultiLayerNetwork network, DataSet data) {
    MultiLayerNetwork frozen = edit(network).setFeatureExtractor(1).build();
    TransferLearningHelper helper = new TransferLearningHelper(frozen);
    for (int step = 0; step < STEPS; step++) {
      helper.fitFeaturized(helper.featurize(data));
    }
    return frozen;
  }

  @Test
  void resizedLayerKeepsTheShareOfItsParameters() {
    MultiLayerNetwork converted =
        DeButConverter.convert(SampleNetworks.perceptron(), SampleNetworks.HALF).network();
    MultiLayerNetwork resized = edit(converted).nOutReplace(0, 32, WeightInit.XAVIER).build();

    DeButLayerConf first = (DeButLayerConf) resized.getLayer(0).conf().getLayer();
    assertThat(first.resolvedChain().outputs()).isEqualTo(32);
    assertThat(first.resolvedChain().parameters()).isLessThanOrEqualTo((long) (0.6 * 32 * 12));
    resized.fit(data(4));
    assertThat(Double.isFinite(resized.score())).isTrue();
  }

  @Test
  void resizedLayerGetsItsPolicysChain() {
    ChainPolicy policy = ChainPolicy.smallest();
    MultiLayerNetwork converted =
        DeButConverter.convert(
                SampleNetworks.perceptron(), ConvertOptions.builder().policy(policy).build())
            .network();
    MultiLayerNetwork resized = edit(converted).nOutReplace(0, 32, WeightInit.XAVIER).build();

    DeButLayerConf first = (DeButLayerConf) resized.getLayer(0).conf().getLayer();
    assertThat(first.resolvedChain()).isEqualTo(policy.resolve(32, 12, 1));
  }

  @Test
  void paddedLayerIsResizedEvenIfItsOldChainIsLargeEnough() {
    MultiLayerNetwork source = SampleNetworks.primes();
    MultiLayerNetwork converted =
        DeButConverter.convert(
                source, ConvertOptions.builder().chain("prime", "4 12 1 3 1 8 4 8 4 1").build())
            .network();
    MultiLayerNetwork resized = edit(converted).nOutReplace(0, 6, WeightInit.XAVIER).build();

    DeButLayerConf first = (DeButLayerConf) resized.getLayer(0).conf().getLayer();
    assertThat(first.resolvedChain().outputs()).isEqualTo(6);
  }

  @Test
  void constraintsMoveToTheFactorsOfTheNewChain() {
    MultiLayerNetwork network =
        SampleNetworks.of(
            new DeButDense.Builder()
                .nIn(12)
                .nOut(16)
                .chainPolicy(ChainPolicy.smallest())
                .constrainWeights(new MaxNormConstraint(0.5, 3))
                .build(),
            new DeButOutputLayer.Builder()
                .nIn(16)
                .nOut(4)
                .chainPolicy(ChainPolicy.budget(1))
                .build());
    MultiLayerNetwork resized = edit(network).nOutReplace(0, 5, WeightInit.XAVIER).build();

    DeButDense first = (DeButDense) resized.getLayer(0).conf().getLayer();
    assertThat(first.getConstraints().get(0).getParams()).hasSize(first.resolvedChain().length());
    resized.fit(data(4));
    assertThat(Double.isFinite(resized.score())).isTrue();
  }

  @Test
  void wrongParameterKeyIsRefused() {
    MultiLayerNetwork converted = convert(SampleNetworks.perceptron());
    INDArray weights = Nd4j.ones(12, 16);

    assertThatThrownBy(() -> converted.getLayer(0).setParam("W", weights))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'W'")
        .hasMessageContaining("W0, b");
    assertThatThrownBy(() -> converted.getLayer(2).setParam("W", weights))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("W0, b");
  }

  private static MultiLayerNetwork convert(MultiLayerNetwork source) {
    return DeButConverter.convert(source, DenseAndConverted.ONE_FACTOR).network();
  }

  private static DataSet data(int classes) {
    return new DataSet(SampleNetworks.values(1, 6, 12), SampleNetworks.classes(2, 6, classes));
  }

  private static void assertSameList(UnaryOperator<MultiLayerNetwork> recipe, int classes) {
    MultiLayerNetwork source = SampleNetworks.perceptron();
    MultiLayerNetwork converted = convert(source);
    Nd4j.getRandom().setSeed(5);
    MultiLayerNetwork dense = recipe.apply(source);
    Nd4j.getRandom().setSeed(5);
    MultiLayerNetwork deBut = recipe.apply(converted);
    DataSet data = data(classes);
    assertThat(deBut.getnLayers()).isEqualTo(dense.getnLayers());
    for (int step = 0; step < STEPS; step++) {
      assertClose(deBut.output(data.getFeatures()), dense.output(data.getFeatures()));
      dense.fit(data);
      deBut.fit(data);
      assertThat(deBut.score()).isCloseTo(dense.score(), within(TOLERANCE));
    }
  }

  private static void assertSameGraph(
      UnaryOperator<ComputationGraph> recipe, int classes, int values) {
    ComputationGraph source = SampleNetworks.twoHeaded();
    ComputationGraph converted =
        DeButConverter.convert(source, DenseAndConverted.ONE_FACTOR).network();
    Nd4j.getRandom().setSeed(5);
    ComputationGraph dense = recipe.apply(source);
    Nd4j.getRandom().setSeed(5);
    ComputationGraph deBut = recipe.apply(converted);
    INDArray[] in = {SampleNetworks.values(7, 6, 12)};
    INDArray[] out = {SampleNetworks.classes(8, 6, classes), SampleNetworks.values(9, 6, values)};
    for (int step = 0; step < STEPS; step++) {
      for (int i = 0; i < 2; i++) {
        assertClose(deBut.output(in)[i], dense.output(in)[i]);
      }
      dense.fit(in, out);
      deBut.fit(in, out);
      assertThat(deBut.score()).isCloseTo(dense.score(), within(TOLERANCE));
    }
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThan(TOLERANCE);
  }
}
