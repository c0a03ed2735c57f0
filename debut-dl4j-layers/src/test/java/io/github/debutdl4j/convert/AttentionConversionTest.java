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

import io.github.debutdl4j.layer.attention.DeButSelfAttention;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LearnedSelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Attention layers get a chain for each projection. */
class AttentionConversionTest {

  private static final int STEPS = 5;
  private static final int QUERIES = 3;
  private static final double RATE = 0.05;

  /** DL4J 1.0.0-M2.1 takes twice the gradient, so that it needs half the learning rate. */
  @Test
  void trainsLikeTheDenseLayerAtHalfTheRate() {
    MultiLayerNetwork dense = network(self(), RATE);
    MultiLayerNetwork converted = DenseAndConverted.of(dense, 1e-10).converted();
    converted.setLearningRate(0, 2 * RATE);
    INDArray mask = mask();
    DataSet data = new DataSet(series(), SampleNetworks.values(2, 3, 4, STEPS), mask, mask);

    assertClose(converted, dense, data);
    for (int step = 0; step < 50; step++) {
      dense.fit(data);
      converted.fit(data);
      assertThat(converted.score()).as("step " + step).isCloseTo(dense.score(), within(1e-10));
    }
    assertClose(converted, dense, data);
  }

  /** DL4J 1.0.0-M2.1 cannot run its own layer, but the operation that the layer is made of. */
  @Test
  void learnedQueriesGetTheAttentionOfDl4jsOperation() {
    MultiLayerNetwork dense = network(learned(), RATE);
    MultiLayerNetwork converted = DenseAndConverted.of(dense, 1e-10).converted();
    Map<String, INDArray> weights = dense.getLayer(0).paramTable();
    INDArray expected =
        Nd4j.nn()
            .multiHeadDotProductAttention(
                Nd4j.tile(weights.get("Q"), 3, 1, 1),
                series(),
                series(),
                weights.get("Wq"),
                weights.get("Wk"),
                weights.get("Wv"),
                weights.get("Wo"),
                mask(),
                true);

    converted.setLayerMaskArrays(mask(), null);
    INDArray actual = converted.feedForwardToLayer(0, series()).get(1);

    assertThat(actual.shape()).containsExactly(3, 8, QUERIES);
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThanOrEqualTo(1e-10);
  }

  @Test
  void everyProjectionHasARowAndQueriesAreKept() {
    MultiLayerNetwork dense = network(learned(), RATE);
    ConversionResult<MultiLayerNetwork> result = DeButConverter.convert(dense, SampleNetworks.HALF);
    MultiLayerNetwork converted = result.network();

    assertThat(result.report().layers())
        .extracting(LayerReport::name)
        .startsWith("layer0 (query)", "layer0 (key)", "layer0 (value)", "layer0 (output)");
    assertThat(result.report().linearLayersLeft()).isZero();
    assertThat(result.report().parametersBefore()).isEqualTo(dense.numParams());
    assertThat(result.report().parametersAfter()).isEqualTo(converted.numParams());
    assertThat(converted.getLayer(0).getParam("Q").reshape(1, 8, QUERIES))
        .isEqualTo(dense.getLayer(0).getParam("Q"));
    MultiLayerConfiguration read =
        MultiLayerConfiguration.fromJson(converted.getLayerWiseConfigurations().toJson());
    assertThat(read).isEqualTo(converted.getLayerWiseConfigurations());
    assertThat(read.getConf(0).getLayer()).isInstanceOf(DeButSelfAttention.class);
  }

  @Test
  void attentionWithoutProjectionsIsNotLinear() {
    LearnedSelfAttentionLayer plain =
        new LearnedSelfAttentionLayer.Builder()
            .nIn(8)
            .nOut(8)
            .nHeads(1)
            .nQueries(QUERIES)
            .projectInput(false)
            .build();

    ConversionReport report =
        DeButConverter.convert(network(plain, RATE), SampleNetworks.HALF).report();

    assertThat(report.linearLayersLeft()).isZero();
    assertThat(report.layers().get(0).outcome()).isEqualTo(LayerReport.Outcome.NOT_LINEAR);
  }

  private static Layer self() {
    return new SelfAttentionLayer.Builder().nIn(8).nOut(8).nHeads(2).projectInput(true).build();
  }

  private static Layer learned() {
    return new LearnedSelfAttentionLayer.Builder()
        .nIn(8)
        .nOut(8)
        .nHeads(2)
        .nQueries(QUERIES)
        .projectInput(true)
        .build();
  }

  private static MultiLayerNetwork network(Layer attention, double rate) {
    return SampleNetworks.start(
        new MultiLayerNetwork(
            SampleNetworks.settings()
                .l2(0)
                .updater(new Sgd(rate))
                .list()
                .layer(attention)
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(8)
                        .nOut(4)
                        .dataFormat(RNNFormat.NCW)
                        .activation(Activation.IDENTITY)
                        .build())
                .build()));
  }

  private static INDArray series() {
    return SampleNetworks.values(1, 3, 8, STEPS);
  }

  /** The second series ends early. */
  private static INDArray mask() {
    return Nd4j.ones(DataType.DOUBLE, 3, STEPS).putScalar(1, 3, 0).putScalar(1, 4, 0);
  }

  private static void assertClose(
      MultiLayerNetwork actual, MultiLayerNetwork expected, DataSet data) {
    INDArray difference =
        DenseAndConverted.output(actual, data).sub(DenseAndConverted.output(expected, data));
    assertThat(difference.amaxNumber().doubleValue()).isLessThanOrEqualTo(1e-10);
  }
}
