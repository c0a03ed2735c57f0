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
package io.github.debutdl4j.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.ChainException;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class DeButOpsTest {

  private static final DeButChain MONOTONIC =
      DeButChain.regular(new int[] {4, 3}, new int[] {6, 5}); // 12 x 30

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20 30 4 6 1 12 20 3 5 4",
        "36 24 3 2 1 12 36 2 6 3 8 12 4 6 2",
        "16 16 2 2 1 16 16 2 2 4 32 16 2 1 8 32 32 2 2 16"
      })
  void linearIsTheProductWithTheDenseMatrix(String row) {
    DeButChain chain = DeButChain.parse(row);
    SameDiff sd = SameDiff.create();
    SDVariable x = sd.placeHolder("x", DataType.DOUBLE, -1, chain.inputs());
    List<SDVariable> factors = DeButOps.factors(sd, "layer", chain, DataType.DOUBLE, 7);
    DeButOps.linear(sd, "y", x, factors, chain);
    INDArray input = Nd4j.rand(DataType.DOUBLE, 5, chain.inputs());

    INDArray y = sd.outputSingle(Map.of("x", input), "y");

    assertThat(y.equalsWithEps(input.mmul(dense(chain, factors).transpose()), 1e-12)).isTrue();
  }

  @Test
  void inputsOfTheWrongSizeAreRefusedNotMixedUp() {
    SameDiff sd = SameDiff.create();
    List<SDVariable> factors = DeButOps.factors(sd, "layer", MONOTONIC, DataType.DOUBLE, 7);
    SDVariable twice = sd.placeHolder("x", DataType.DOUBLE, -1, 60);
    SDVariable images = sd.placeHolder("images", DataType.DOUBLE, -1, 20, 8, 8);

    assertThatThrownBy(() -> DeButOps.linear(sd, "y", twice, factors, MONOTONIC))
        .isInstanceOf(ChainException.class)
        .hasMessage("y: the chain takes 30 inputs, but x is [-1, 60]");
    assertThatThrownBy(
            () ->
                DeButOps.convolution2d(
                    sd, "z", images, factors, MONOTONIC, SameDiffConvolution.of(8, 8, 3, 1)))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("[-1, 20, 8, 8] with 3 kernel positions");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, false",
    "2, 1, 1, false",
    "1, 2, 2, false",
    "1, 0, 1, true",
    "2, 0, 1, true",
    "3, 0, 1, true"
  })
  void convolutionIsTheDenseConvolution(int stride, int padding, int dilation, boolean same) {
    DeButChain chain = DeButChain.regular(new int[] {2, 4}, new int[] {9, 3}); // 8 x 27
    SameDiffConvolution geometry =
        SameDiffConvolution.of(9, 8, 3, 3)
            .withStride(stride, stride)
            .withPadding(padding, padding)
            .withDilation(dilation, dilation);
    if (same) {
      geometry = geometry.withSamePadding();
    }
    SameDiff sd = SameDiff.create();
    SDVariable x = sd.placeHolder("x", DataType.DOUBLE, -1, 3, 9, 8);
    List<SDVariable> factors = DeButOps.factors(sd, "conv", chain, DataType.DOUBLE, 7);
    DeButOps.convolution2d(sd, "y", x, factors, chain, geometry);
    INDArray images = Nd4j.rand(DataType.DOUBLE, 2, 3, 9, 8);

    INDArray y = sd.outputSingle(Map.of("x", images), "y");

    INDArray filters = dense(chain, factors).reshape('c', 8, 3, 3, 3);
    INDArray expected = denseConvolution(filters, images, stride, padding, dilation, same);
    assertThat(y.shape()).isEqualTo(expected.shape());
    assertThat(y.equalsWithEps(expected, 1e-12)).isTrue();
  }

  @Test
  void tapMajorColumnsAreTheSameFiltersInAnotherOrder() {
    DeButChain chain = DeButChain.dense(4, 18);
    SameDiff sd = SameDiff.create();
    SDVariable x = sd.placeHolder("x", DataType.DOUBLE, -1, 2, 6, 6);
    SDVariable weights = DeButOps.factors(sd, "conv", chain, DataType.DOUBLE, 7).get(0);
    SDVariable reordered =
        sd.var(
            "tapMajor",
            weights
                .getArr()
                .reshape('c', 4, 2, 3, 3)
                .permute(0, 2, 3, 1)
                .dup('c')
                .reshape(1, 1, 4, 18));
    SameDiffConvolution geometry = SameDiffConvolution.of(6, 6, 3, 3);
    DeButOps.convolution2d(sd, "channelMajor", x, List.of(weights), chain, geometry);
    DeButOps.convolution2d(
        sd, "y", x, List.of(reordered), chain, geometry.withColumnOrder(ColumnOrder.TAP_MAJOR));
    Map<String, INDArray> inputs = Map.of("x", Nd4j.rand(DataType.DOUBLE, 2, 2, 6, 6));

    INDArray expected = sd.outputSingle(inputs, "channelMajor");

    assertThat(sd.outputSingle(inputs, "y").equalsWithEps(expected, 1e-12)).isTrue();
  }

  @Test
  void gradientsMatchFiniteDifferences() {
    SameDiff sd = SameDiff.create();
    SDVariable x = sd.placeHolder("x", DataType.DOUBLE, -1, 2, 5, 5);
    DeButChain filters = DeButChain.regular(new int[] {2, 3}, new int[] {9, 2}); // 6 x 18
    SDVariable maps =
        DeButOps.convolution2d(
            sd,
            "maps",
            x,
            DeButOps.factors(sd, "conv", filters, DataType.DOUBLE, 1),
            filters,
            SameDiffConvolution.of(5, 5, 3, 3).withStride(2, 2)); // [mb, 6, 2, 2]
    DeButChain chain = DeButChain.regular(new int[] {2, 2}, new int[] {4, 6}); // 4 x 24
    SDVariable y =
        DeButOps.linear(
            sd,
            "y",
            sd.reshape(sd.math().tanh(maps), -1, 24),
            DeButOps.factors(sd, "dense", chain, DataType.DOUBLE, 2),
            chain);
    sd.setLossVariables(sd.math().square(y).mean("loss"));
    Map<String, INDArray> inputs = Map.of("x", Nd4j.rand(DataType.DOUBLE, 3, 2, 5, 5));

    for (String name : List.of("conv_W0", "conv_W1", "dense_W0", "dense_W1")) {
      INDArray gradient = sd.calculateGradients(inputs, name).get(name);
      INDArray weights = sd.getVariable(name).getArr();
      for (long w = 0; w < weights.length(); w += 5) {
        double kept = weights.getDouble(w);
        weights.putScalar(w, kept + 1e-5);
        double above = sd.outputSingle(inputs, "loss").getDouble(0);
        weights.putScalar(w, kept - 1e-5);
        double below = sd.outputSingle(inputs, "loss").getDouble(0);
        weights.putScalar(w, kept);
        assertThat(gradient.getDouble(w)).isCloseTo((above - below) / 2e-5, within(1e-7));
      }
    }
  }

  @Test
  void fitLowersTheLoss() {
    SameDiff sd = SameDiff.create();
    SDVariable x = sd.placeHolder("x", DataType.FLOAT, -1, 30);
    SDVariable label = sd.placeHolder("label", DataType.FLOAT, -1, 12);
    SDVariable y =
        DeButOps.linear(
            sd, "y", x, DeButOps.factors(sd, "layer", MONOTONIC, DataType.FLOAT, 3), MONOTONIC);
    sd.loss().meanSquaredError("loss", label, y, null);
    sd.setTrainingConfig(
        TrainingConfig.builder()
            .updater(new Sgd(0.2))
            .dataSetFeatureMapping("x")
            .dataSetLabelMapping("label")
            .build());
    DataSet data = new DataSet(Nd4j.rand(16, 30), Nd4j.rand(16, 12));

    Map<String, INDArray> inputs = Map.of("x", data.getFeatures(), "label", data.getLabels());
    double before = sd.outputSingle(inputs, "loss").getDouble(0);

    for (int step = 0; step < 20; step++) {
      sd.fit(data);
    }

    assertThat(sd.outputSingle(inputs, "loss").getDouble(0)).isLessThan(before / 2);
  }

  @Test
  void theSameSeedGivesTheSameFactorsAndUnitGain() {
    DeButChain chain = DeButChain.regular(new int[] {8, 8, 8}, new int[] {8, 8, 8});
    SameDiff sd = SameDiff.create();
    INDArray first = DeButOps.factors(sd, "a", chain, DataType.DOUBLE, 11).get(2).getArr();
    List<SDVariable> again = DeButOps.factors(sd, "b", chain, DataType.DOUBLE, 11);

    assertThat(again.get(2).getArr()).isEqualTo(first);
    INDArray w = dense(chain, again);
    assertThat(w.mul(w).sumNumber().doubleValue() / chain.outputs()).isCloseTo(1, within(0.1));
  }

  @Test
  void aWrongCountOfWeightsIsRefusedByName() {
    SameDiff sd = SameDiff.create();
    SDVariable x = sd.placeHolder("x", DataType.DOUBLE, -1, 30);
    List<SDVariable> one = DeButOps.factors(sd, "f", DeButChain.dense(12, 30), DataType.DOUBLE, 1);

    assertThatThrownBy(() -> DeButOps.linear(sd, "head", x, one, MONOTONIC))
        .isInstanceOf(ChainException.class)
        .hasMessage("head: the chain has 2 factors, but came with 1 weight variables");
  }

  private static INDArray dense(DeButChain chain, List<SDVariable> factors) {
    double[][] weights =
        factors.stream().map(f -> f.getArr().dup('c').data().asDouble()).toArray(double[][]::new);
    return Nd4j.createFromArray(chain.denseProduct(weights))
        .reshape('c', chain.outputs(), chain.inputs());
  }

  private static INDArray denseConvolution(
      INDArray filters, INDArray images, int stride, int padding, int dilation, boolean same) {
    ConvolutionLayer layer =
        new ConvolutionLayer.Builder(3, 3)
            .nIn(3)
            .nOut(8)
            .stride(stride, stride)
            .padding(padding, padding)
            .dilation(dilation, dilation)
            .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build();
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .list()
                .layer(layer)
                .layer(new CnnLossLayer.Builder().activation(Activation.IDENTITY).build())
                .build());
    net.init();
    net.setParam("0_W", filters);
    return net.output(images);
  }
}
