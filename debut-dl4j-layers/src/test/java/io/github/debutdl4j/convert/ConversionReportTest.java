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
import io.github.debutdl4j.chain.DeButChain;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What the report says, how rules choose, and how errors read. */
class ConversionReportTest {

  @Test
  void rowsAddUpToTheNetworksAndErrorsAreBetweenBoundAndOne() {
    MultiLayerNetwork source = SampleNetworks.convolutional(CNN2DFormat.NCHW);
    ConversionResult<MultiLayerNetwork> result =
        DeButConverter.convert(source, SampleNetworks.HALF);
    ConversionReport report = result.report();

    assertThat(report.layers())
        .extracting(LayerReport::name)
        .containsExactly("conv", "pointwise", "dense", "classes");
    assertThat(report.parametersBefore()).isEqualTo(source.numParams());
    assertThat(report.parametersAfter()).isEqualTo(result.network().numParams());
    assertThat(report.layers())
        .allSatisfy(
            row ->
                assertThat(row.relativeError())
                    .isGreaterThanOrEqualTo(row.lowerBound())
                    .isLessThan(1));
  }

  @Test
  void planSaysWhatConvertDoes() {
    MultiLayerNetwork source = SampleNetworks.perceptron();

    assertThat(DeButConverter.plan(source, SampleNetworks.HALF))
        .isEqualTo(DeButConverter.convert(source, SampleNetworks.HALF).report());
  }

  @Test
  void tableNamesLayersChainsReasonsAndTotals() {
    String table =
        DeButConverter.plan(
                SampleNetworks.perceptron(),
                ConvertOptions.builder()
                    .chain("first", DeButChain.regular(new int[] {4, 4}, new int[] {4, 3}))
                    .otherwise(LayerChoice.keepDense())
                    .build())
            .table();

    assertThat(table)
        .contains("first", "DenseLayer", "(12,12; 4,4,1) (16,12; 4,3,4)")
        .contains("left alone: the options keep it dense")
        .containsPattern("total +380 +284 ")
        .contains("linear layers left: 2");
  }

  @Test
  void firstRuleThatMatchesDecides() {
    DeButChain chain = DeButChain.regular(new int[] {4, 2}, new int[] {4, 4});
    ConversionReport report =
        DeButConverter.plan(
            SampleNetworks.perceptron(),
            ConvertOptions.builder()
                .chain("sec?nd", chain)
                .keepDense("f*")
                .rule(layer -> layer.outputs() == 8, LayerChoice.keepDense())
                .policy(ChainPolicy.smallest())
                .build());

    assertThat(report.layers().get(0).reason()).contains("options");
    assertThat(report.layers().get(1).chainAfter()).contains(chain);
    assertThat(report.layers().get(2).chainAfter())
        .contains(ChainPolicy.smallest().resolve(4, 8, 1));
  }

  @Test
  void chainOfOneFactorCountsAsDenseWhereALongerOneIsSmaller() {
    ConversionReport report =
        DeButConverter.plan(
            SampleNetworks.perceptron(),
            SampleNetworks.half().chain("first", DeButChain.dense(16, 12)).build());

    assertThat(report.converted()).isEqualTo(3);
    assertThat(report.linearLayersLeft()).isEqualTo(1);
  }

  @Test
  void largerChainPadsTheLayer() {
    MultiLayerNetwork source = SampleNetworks.perceptron();
    ConversionResult<MultiLayerNetwork> result =
        DeButConverter.convert(
            source,
            ConvertOptions.builder()
                .chain("first", DeButChain.dense(18, 15))
                .otherwise(LayerChoice.keepDense())
                .build());

    assertThat(result.report().layers().get(0).parametersAfter()).isEqualTo(18 * 15 + 16);
    assertThat(
            result
                .network()
                .output(SampleNetworks.values(1, 5, 12))
                .distance2(source.output(SampleNetworks.values(1, 5, 12))))
        .isLessThan(1e-12);
  }

  @Test
  void convertingAnAllDeButNetworkDoesNothingAndSaysSo() {
    MultiLayerNetwork converted =
        DeButConverter.convert(SampleNetworks.perceptron(), SampleNetworks.HALF).network();
    ConversionResult<MultiLayerNetwork> again =
        DeButConverter.convert(converted, SampleNetworks.HALF);

    assertThat(again.report().alreadyAllDeBut()).isTrue();
    assertThat(again.report().table()).contains("already all DeBut: nothing to convert");
    assertThat(again.report().linearLayersLeft()).isZero();
    assertThat(again.network().params()).isEqualTo(converted.params());
    assertThat(again.network().getLayerWiseConfigurations())
        .isEqualTo(converted.getLayerWiseConfigurations());
  }

  @Test
  void listenerIsToldOfEveryLayer() {
    List<String> heard = new ArrayList<>();
    DeButConverter.convert(
        SampleNetworks.perceptron(),
        SampleNetworks.half()
            .listener((stage, layer, done, total) -> heard.add(stage + " " + done + "/" + total))
            .build());

    assertThat(heard).contains("factorize 1/3", "factorize 2/3", "factorize 3/3");
  }

  @Test
  void networkThatWasNotInitialisedIsAnErrorThatSaysSo() {
    MultiLayerNetwork source =
        new MultiLayerNetwork(SampleNetworks.perceptron().getLayerWiseConfigurations().clone());
    ComputationGraph graph =
        new ComputationGraph(SampleNetworks.twoHeaded().getConfiguration().clone());

    assertThatThrownBy(() -> DeButConverter.convert(source, SampleNetworks.HALF))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("init()");
    assertThatThrownBy(() -> DeButConverter.convert(graph, SampleNetworks.HALF))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("init()");
  }

  @Test
  void networkWithoutLinearLayerIsAnErrorThatListsItsLayers() {
    MultiLayerNetwork source =
        SampleNetworks.start(
            new MultiLayerNetwork(
                SampleNetworks.settings()
                    .list()
                    .layer(new BatchNormalization.Builder().nIn(4).nOut(4).name("norm").build())
                    .layer(new LossLayer.Builder(LossFunction.MSE).name("loss").build())
                    .build()));

    assertThatThrownBy(() -> DeButConverter.convert(source, ConvertOptions.defaults()))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("no linear layer")
        .hasMessageContaining("norm (BatchNormalization)");
  }

  @Test
  void weightsThatAreNotFiniteNameTheLayerAndThePlace() {
    for (double fault : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      MultiLayerNetwork source = SampleNetworks.perceptron();
      source.getLayer(1).getParam("W").putScalar(3, 2, fault);

      assertThatThrownBy(() -> DeButConverter.convert(source, SampleNetworks.HALF))
          .isInstanceOf(ConversionException.class)
          .hasMessageContaining("layer 'second' has a weight that is " + fault)
          .hasMessageContaining("output 2, input 3");
    }
  }

  @Test
  void aBudgetBindsRulesAndPoliciesToo() {
    ConvertOptions rule =
        ConvertOptions.builder().budgetShare(0.3).rule("*", LayerChoice.search(0.9)).build();
    ConvertOptions policy =
        ConvertOptions.builder().budgetShare(0.3).policy(ChainPolicy.budget(0.9)).build();

    for (ConvertOptions options : List.of(rule, policy)) {
      assertThatThrownBy(() -> DeButConverter.plan(SampleNetworks.perceptron(), options))
          .isInstanceOf(ConversionException.class)
          .hasMessageMatching(
              "a network of at most 1\\d\\d parameters was asked for, but rules and"
                  + " policies leave one of \\d+; .*");
    }
  }

  @Test
  void aPolicyWhoseChainIsNoSmallerIsGivenAsTheReason() {
    ConvertOptions options =
        ConvertOptions.builder()
            .rule("prime", LayerChoice.policy(ChainPolicy.monotonic(5)))
            .build();

    assertThat(DeButConverter.plan(SampleNetworks.primes(), options).layers().get(0).reason())
        .isEqualTo("the policy's chain has no fewer parameters than the matrix");
  }

  @Test
  void chainThatDoesNotFitNamesTheLayerAndBothSizes() {
    ConvertOptions options = SampleNetworks.half().chain("second", DeButChain.dense(8, 15)).build();

    assertThatThrownBy(() -> DeButConverter.convert(SampleNetworks.perceptron(), options))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("layer 'second'")
        .hasMessageContaining("8 x 16")
        .hasMessageContaining("8 x 15");
  }

  @Test
  void policyThatCannotBeMetNamesTheLayerAndTheSmallestChain() {
    ConvertOptions options = ConvertOptions.builder().policy(ChainPolicy.budget(0.05)).build();

    assertThatThrownBy(() -> DeButConverter.convert(SampleNetworks.perceptron(), options))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("layer 'first'")
        .hasMessageContaining("smallest");
  }
}
