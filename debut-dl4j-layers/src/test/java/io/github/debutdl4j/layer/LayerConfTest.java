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

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import java.util.Set;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.UnitNormConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.Adam;

/** Configurations: shape inference, chains, JSON, equality, constraints, memory, errors. */
class LayerConfTest {

  private static final DeButChain SIX_BY_TWELVE = TestChains.sixByTwelve("regular");

  @Test
  void sizesFollowFromTheInputType() {
    MultiLayerConfiguration conf = convolutionalNetwork();

    DeButConvolution2D convolution = (DeButConvolution2D) conf.getConf(0).getLayer();
    DeButDense dense = (DeButDense) conf.getConf(1).getLayer();
    assertThat(convolution.getNIn()).isEqualTo(3);
    assertThat(convolution.getCnn2dDataFormat()).isEqualTo(CNN2DFormat.NHWC);
    assertThat(convolution.resolvedChain()).isEqualTo(SIX_BY_TWELVE);
    assertThat(dense.getNIn()).isEqualTo(6 * 5 * 4);
    assertThat(conf.getInputPreProcess(1)).isNotNull();
    assertThat(convolution.getOutputType(0, InputType.convolutional(5, 4, 3, CNN2DFormat.NHWC)))
        .isEqualTo(InputType.convolutional(5, 4, 6, CNN2DFormat.NHWC));
  }

  @Test
  void aChainPolicyIsResolvedOnceSizesAreKnownAndStoredAsAChain() {
    DeButDense dense =
        new DeButDense.Builder().nOut(8).chainPolicy(ChainPolicy.monotonic(3)).build();
    assertThat(dense.getChainSettings().getChain()).isNull();

    dense.setNIn(InputType.feedForward(24), false);

    DeButChain expected = ChainPolicy.monotonic(3).resolve(8, 24, 1);
    assertThat(dense.resolvedChain()).isEqualTo(expected);
    assertThat(DeButChain.parse(dense.getChainSettings().getChain())).isEqualTo(expected);
    assertThat(dense.getChainSettings().getPolicy()).isEqualTo("monotonic:3");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aChainPolicyPicksAgainWhenTheSizesChange(boolean padding) {
    for (int outputs : new int[] {6, 12}) {
      DeButDense dense = new DeButDense.Builder().nIn(24).nOut(8).allowPadding(padding).build();
      dense.setNOut(outputs);

      assertThat(dense.resolvedChain())
          .isEqualTo(ChainSettings.DEFAULT_POLICY.resolve(outputs, 24, 1));
    }
  }

  @Test
  void convolutionsAreCheckedAsDl4jChecksItsOwn() {
    assertThat(new DeButConvolution2D.Builder().build().getKernelSize()).containsExactly(5, 5);
    assertThatThrownBy(() -> new DeButConvolution2D.Builder(3, 3).stride(0, 1).build())
        .hasMessageContaining("stride");
    assertThatThrownBy(
            () ->
                new DeButConvolution2D.Builder(3, 3)
                    .convolutionMode(ConvolutionMode.Same)
                    .padding(1, 1)
                    .build())
        .hasMessageContaining("Padding cannot be used");
    assertThatThrownBy(() -> new DeButConvolution1D.Builder(0).build())
        .hasMessageContaining("kernel size");
    assertThatThrownBy(() -> new DeButConvolution1D.Builder(3, 0).build())
        .hasMessageContaining("stride");
  }

  @Test
  void theConvolutionPolicyKnowsItsKernel() {
    DeButConvolution2D convolution =
        new DeButConvolution2D.Builder(3, 3)
            .nIn(8)
            .nOut(16)
            .chainPolicy(ChainPolicy.monotonic(4))
            .build();

    assertThat(convolution.resolvedChain()).isEqualTo(ChainPolicy.monotonic(4).resolve(16, 72, 9));
  }

  @Test
  void jsonAndYamlRoundTripsAreEqualWithEqualHashes() {
    MultiLayerConfiguration conf = convolutionalNetwork();

    MultiLayerConfiguration fromJson = MultiLayerConfiguration.fromJson(conf.toJson());
    MultiLayerConfiguration fromYaml = MultiLayerConfiguration.fromYaml(conf.toYaml());

    for (int layer = 0; layer < 2; layer++) {
      Layer expected = conf.getConf(layer).getLayer();
      for (MultiLayerConfiguration read : new MultiLayerConfiguration[] {fromJson, fromYaml}) {
        assertThat(read.getConf(layer).getLayer()).isEqualTo(expected);
        assertThat(read.getConf(layer).getLayer()).hasSameHashCodeAs(expected);
      }
    }
    assertThat(fromJson.toJson()).isEqualTo(conf.toJson());
    assertThat(conf.toJson()).contains("\"chain\" : \"6 12 2 4 1 6 6 3 3 2\"");
    assertThat(conf.getConf(0).toJson()).containsOnlyOnce("allowPadding");
  }

  @Test
  void layersThatDifferInChainOrOrderAreNotEqual() {
    DeButConvolution2D.Builder builder = convolution();
    DeButConvolution2D one = builder.build();
    assertThat(builder.columnOrder(ColumnOrder.CHANNEL_MAJOR).build()).isNotEqualTo(one);
    assertThat(builder.columnOrder(ColumnOrder.TAP_MAJOR).build()).isEqualTo(one);
    assertThat(builder.chain(TestChains.sixByTwelve("bulging")).build()).isNotEqualTo(one);
  }

  @Test
  void aCloneChangesIndependently() {
    DeButConvolution2D original = convolution().nIn(3).build();
    DeButConvolution2D copy = original.clone();
    assertThat(copy).isEqualTo(original);

    copy.getChainSettings().setAllowPadding(true);
    copy.getKernelSize()[0] = 9;
    copy.getDilation()[0] = 9;

    assertThat(original.isAllowPadding()).isFalse();
    assertThat(original.getKernelSize()[0]).isEqualTo(2);
    assertThat(original.getDilation()[0]).isEqualTo(1);
  }

  @Test
  void constraintsOnWeightsReachEveryFactorOfAChainThatAPolicyPicksLater() {
    MultiLayerConfiguration conf =
        new NeuralNetConfiguration.Builder()
            .constrainWeights(new UnitNormConstraint(3))
            .list()
            .layer(
                new DeButDense.Builder()
                    .nOut(8)
                    .constrainWeights(new MaxNormConstraint(1.0, 3))
                    .build())
            .layer(new DeButDense.Builder().nOut(24).build())
            .setInputType(InputType.feedForward(24))
            .build();

    for (int layer = 0; layer < 2; layer++) {
      DeButDense dense = (DeButDense) conf.getConf(layer).getLayer();
      Set<String> expected = Set.copyOf(dense.initializer().weightKeys(dense));
      assertThat(expected).contains("W0", "W1").doesNotContain("W");
      assertThat(dense.getConstraints()).hasSize(1);
      assertThat(dense.getConstraints().get(0).getParams()).isEqualTo(expected);
    }
  }

  @Test
  void theMemoryReportCountsTheFactorsAndTheUpdaterState() {
    MultiLayerConfiguration conf = convolutionalNetwork();
    DeButDense dense = (DeButDense) conf.getConf(1).getLayer();
    long parameters = dense.resolvedChain().parameters() + 10;

    assertThat(dense.initializer().numParams(dense)).isEqualTo(parameters);
    assertThat(dense.getMemoryReport(InputType.feedForward(120)).toString()).isNotBlank();
    assertThat(conf.getMemoryReport(InputType.convolutional(5, 4, 3, CNN2DFormat.NHWC)).toString())
        .contains("DeButDense", "DeButConvolution2D");
    MultiLayerNetwork net = new MultiLayerNetwork(conf);
    net.init();
    assertThat(net.summary()).contains("DeButDense", "120,10");
  }

  @Test
  void aChainThatDoesNotFitIsRefusedWithTheLayersNameAndWhatWouldFit() {
    DeButDense dense =
        new DeButDense.Builder().name("fc1").nIn(10).nOut(6).chain(SIX_BY_TWELVE).build();
    assertThatThrownBy(dense::resolvedChain)
        .isInstanceOf(DL4JInvalidConfigException.class)
        .hasMessageContainingAll(
            "DeButDense 'fc1'",
            "the chain takes 12 inputs and gives 6 outputs",
            "needs 10 inputs and 6 outputs",
            "allowPadding(true)");
    dense.getChainSettings().setAllowPadding(true);
    assertThat(dense.resolvedChain()).isEqualTo(SIX_BY_TWELVE);
    dense.setNIn(13L);
    assertThatThrownBy(dense::resolvedChain).hasMessageContaining("at least 13 inputs");
  }

  @Test
  void missingSizesAreNamed() {
    DeButDense dense = new DeButDense.Builder().name("fc1").nOut(6).build();
    assertThatThrownBy(dense::resolvedChain)
        .isInstanceOf(DL4JInvalidConfigException.class)
        .hasMessageContainingAll("DeButDense 'fc1' (nIn = 0, nOut = 6)", "needs nIn and nOut");
  }

  @ParameterizedTest
  @CsvSource({"'1 2 3', multiple of 5", "'', empty", "'6 12 2 4 0 6 6 3 3 2', 1 or more"})
  void aRowThatIsNotAChainIsRefusedByTheBuilder(String row, String message) {
    assertThatThrownBy(() -> new DeButDense.Builder().chain(row)).hasMessageContaining(message);
  }

  private static DeButConvolution2D.Builder convolution() {
    return new DeButConvolution2D.Builder(2, 2)
        .nOut(6)
        .convolutionMode(ConvolutionMode.Same)
        .columnOrder(ColumnOrder.TAP_MAJOR)
        .chain(SIX_BY_TWELVE);
  }

  private static MultiLayerConfiguration convolutionalNetwork() {
    return new NeuralNetConfiguration.Builder()
        .updater(new Adam(0.01))
        .list()
        .layer(convolution().dropOut(0.9).l2(1e-4).build())
        .layer(
            new DeButDense.Builder()
                .nOut(10)
                .chainPolicy(ChainPolicy.monotonic(4))
                .hasBias(true)
                .constrainWeights(new MaxNormConstraint(1.0, 3))
                .build())
        .layer(new OutputLayer.Builder().nOut(3).build())
        .setInputType(InputType.convolutional(5, 4, 3, CNN2DFormat.NHWC))
        .build();
  }
}
