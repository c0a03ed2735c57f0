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

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.DeButDense;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

class SameDiffGradientTest {

  private static final DeButChain CHAIN =
      DeButChain.regular(new int[] {2, 3}, new int[] {4, 2}); // 6 x 8

  @Test
  void dl4jsOwnRuntimeDoublesTheGradientWithEveryLayerAndOursDoesNot() {
    MultiLayerNetwork stock =
        network(InputType.feedForward(8), stock(CHAIN), stock(DeButChain.dense(6, 6)));
    MultiLayerNetwork ours =
        network(InputType.feedForward(8), ours(CHAIN), ours(DeButChain.dense(6, 6)));
    DataSet data = new DataSet(Nd4j.rand(DataType.DOUBLE, 4, 8), Nd4j.rand(DataType.DOUBLE, 4, 2));

    assertThat(analyticToNumericRatio(stock, data, "2_W")).isCloseTo(1, within(1e-5));
    assertThat(analyticToNumericRatio(stock, data, "1_W0")).isCloseTo(2, within(1e-5));
    assertThat(analyticToNumericRatio(stock, data, "0_W0")).isCloseTo(4, within(1e-5));
    for (String param : new String[] {"2_W", "1_W0", "1_b", "0_W0", "0_W1", "0_b"}) {
      assertThat(analyticToNumericRatio(ours, data, param)).as(param).isCloseTo(1, within(1e-5));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NCHW, 1, 0, 1, Truncate, CHANNEL_MAJOR",
    "NCHW, 2, 1, 1, Truncate, TAP_MAJOR",
    "NHWC, 1, 0, 1, Same, CHANNEL_MAJOR",
    "NHWC, 2, 1, 2, Truncate, TAP_MAJOR"
  })
  void theConvolutionsGradientIsRightAndItsGraphGivesTheSameOutput(
      CNN2DFormat format,
      int stride,
      int padding,
      int dilation,
      ConvolutionMode mode,
      ColumnOrder order) {
    DeButSameDiffConvolution2D layer =
        new DeButSameDiffConvolution2D.Builder(3, 3)
            .nOut(4)
            .chain(DeButChain.regular(new int[] {2, 2}, new int[] {9, 2}))
            .stride(stride, stride)
            .padding(padding, padding)
            .dilation(dilation, dilation)
            .convolutionMode(mode)
            .columnOrder(order)
            .dataFormat(format)
            .activation(Activation.TANH)
            .build();
    MultiLayerNetwork net = network(InputType.convolutional(7, 6, 2, format), layer);
    INDArray images =
        format == CNN2DFormat.NCHW
            ? Nd4j.rand(DataType.DOUBLE, 3, 2, 7, 6)
            : Nd4j.rand(DataType.DOUBLE, 3, 7, 6, 2);
    DataSet data = new DataSet(images, Nd4j.rand(DataType.DOUBLE, 3, 2));

    for (String param : new String[] {"0_W0", "0_W1", "0_b"}) {
      assertThat(analyticToNumericRatio(net, data, param)).as(param).isCloseTo(1, within(1e-5));
    }
    assertThat(graphOutput(net, images).equalsWithEps(net.feedForward(images).get(1), 1e-12))
        .isTrue();
  }

  @Test
  void theInitialWeightsAndTheirLimitsAreThoseOfTheBuilder() {
    DeButSameDiffDense zero =
        new DeButSameDiffDense.Builder().nOut(6).chain(CHAIN).weightInit(WeightInit.ZERO).build();
    DeButSameDiffDense limited =
        new DeButSameDiffDense.Builder()
            .nOut(6)
            .chain(CHAIN)
            .constrainWeights(new MaxNormConstraint(0.01, 3))
            .build();
    MultiLayerNetwork net = network(InputType.feedForward(8), limited);

    net.fit(new DataSet(Nd4j.rand(DataType.DOUBLE, 4, 8), Nd4j.rand(DataType.DOUBLE, 4, 2)));

    assertThat(network(InputType.feedForward(8), zero).getParam("0_W0").amaxNumber().doubleValue())
        .isZero();
    for (String factor : new String[] {"0_W0", "0_W1"}) {
      assertThat(net.getParam(factor).norm2(3).maxNumber().doubleValue()).isLessThan(0.01 + 1e-9);
    }
    assertThatThrownBy(
            () -> new DeButSameDiffDense.Builder().weightInit("W0", new WeightInitXavier()))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("W0");
  }

  /** As {@code FineTuneConfiguration} does. */
  @Test
  void limitsThatAreSetLaterCountToo() {
    DeButSameDiffDense layer = new DeButSameDiffDense.Builder().nOut(6).chain(CHAIN).build();
    MaxNormConstraint limit = new MaxNormConstraint(0.01, 3);
    limit.setParams(Set.of("W0"));
    layer.setConstraints(List.of(limit));
    MultiLayerNetwork net = network(InputType.feedForward(8), layer);

    net.fit(new DataSet(Nd4j.rand(DataType.DOUBLE, 4, 8), Nd4j.rand(DataType.DOUBLE, 4, 2)));

    assertThat(net.getParam("0_W0").norm2(3).maxNumber().doubleValue()).isLessThan(0.01 + 1e-9);
    assertThat(net.getParam("0_W1").norm2(3).maxNumber().doubleValue()).isGreaterThan(0.1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"RELU", "TANH", "SIGMOID", "IDENTITY"})
  void theDenseGraphGivesTheSameOutputAsTheNativeLayerInside(Activation activation) {
    DeButSameDiffDense layer =
        new DeButSameDiffDense.Builder().nOut(6).chain(CHAIN).activation(activation).build();
    MultiLayerNetwork net = network(InputType.feedForward(8), layer);
    INDArray x = Nd4j.rand(DataType.DOUBLE, 5, 8);

    assertThat(graphOutput(net, x).equalsWithEps(net.feedForward(x).get(1), 1e-12)).isTrue();
  }

  @Test
  void sameDiffFitGoesStepByStepWithTheNativeLayer() {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            configuration(
                InputType.feedForward(8),
                new DeButDense.Builder()
                    .nOut(6)
                    .chain(CHAIN)
                    .hasBias(false)
                    .activation(Activation.TANH)
                    .build()));
    net.init();
    SameDiff sd = sameNetworkAsGraph(net);
    DataSet data = new DataSet(Nd4j.rand(DataType.DOUBLE, 4, 8), Nd4j.rand(DataType.DOUBLE, 4, 2));
    Map<String, INDArray> inputs = Map.of("x", data.getFeatures(), "label", data.getLabels());

    for (int step = 0; step < 25; step++) {
      double graphLoss = sd.outputSingle(inputs, "loss").getDouble(0);
      assertThat(graphLoss).as("step " + step).isCloseTo(net.score(data), within(1e-8));
      net.fit(data);
      sd.fit(data);
    }
    assertThat(sd.getVariable("dense_W1").getArr().equalsWithEps(net.getParam("0_W1"), 1e-8))
        .isTrue();
  }

  @Test
  void theLayerSurvivesJsonSavingAndCloningAndKeepsItsRegularisation() throws Exception {
    DeButSameDiffDense layer =
        new DeButSameDiffDense.Builder()
            .nOut(6)
            .chainPolicy(ChainPolicy.monotonic(3))
            .l2(0.1)
            .build();
    MultiLayerNetwork net = network(InputType.feedForward(8), layer);
    MultiLayerConfiguration read =
        MultiLayerConfiguration.fromJson(net.getLayerWiseConfigurations().toJson());
    assertThat(read).isEqualTo(net.getLayerWiseConfigurations());
    assertThat(read.hashCode()).isEqualTo(net.getLayerWiseConfigurations().hashCode());

    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ModelSerializer.writeModel(net, zip, true);
    MultiLayerNetwork restored =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(zip.toByteArray()));
    INDArray x = Nd4j.rand(DataType.DOUBLE, 5, 8);
    assertThat(restored.output(x)).isEqualTo(net.output(x));
    assertThat(net.clone().output(x)).isEqualTo(net.output(x));

    double squares = 0;
    for (INDArray factor : net.getLayer(0).paramTable().values()) {
      squares += factor.rank() == 4 ? factor.mul(factor).sumNumber().doubleValue() : 0;
    }
    assertThat(net.calcRegularizationScore(true)).isCloseTo(0.05 * squares, within(1e-9));
    assertThat(net.getLayerWiseConfigurations().getMemoryReport(InputType.feedForward(8)))
        .isNotNull();
  }

  @Test
  void settingAParameterSetsIt() {
    MultiLayerNetwork net = network(InputType.feedForward(8), ours(CHAIN));
    INDArray values = Nd4j.rand(DataType.DOUBLE, net.getParam("0_W1").shape());

    net.getLayer(0).setParam("W1", values);

    assertThat(net.getParam("0_W1")).isEqualTo(values);
  }

  @Test
  void dropoutActsInTrainingOnly() {
    DeButSameDiffDense layer =
        new DeButSameDiffDense.Builder().nOut(6).chain(CHAIN).dropOut(new Dropout(0.5)).build();
    MultiLayerNetwork net = network(InputType.feedForward(8), layer);
    INDArray x = Nd4j.rand(DataType.DOUBLE, 5, 8);

    assertThat(net.output(x, false)).isEqualTo(net.output(x, false));
    assertThat(net.output(x, true)).isNotEqualTo(net.output(x, false));
  }

  private static StockSameDiffDense stock(DeButChain chain) {
    return new StockSameDiffDense(dense(chain));
  }

  private static DeButSameDiffDense ours(DeButChain chain) {
    return dense(chain).build();
  }

  private static DeButSameDiffDense.Builder dense(DeButChain chain) {
    return new DeButSameDiffDense.Builder()
        .nIn(chain.inputs())
        .nOut(chain.outputs())
        .chain(chain)
        .activation(Activation.TANH);
  }

  private static MultiLayerNetwork network(InputType input, Layer... layers) {
    MultiLayerNetwork net = new MultiLayerNetwork(configuration(input, layers));
    net.init();
    return net;
  }

  private static MultiLayerConfiguration configuration(InputType input, Layer... layers) {
    var list =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .updater(new Sgd(0.1))
            .seed(3)
            .list();
    for (Layer layer : layers) {
      list.layer(layer);
    }
    return list.layer(
            new OutputLayer.Builder(LossFunction.MSE)
                .nOut(2)
                .activation(Activation.IDENTITY)
                .hasBias(false)
                .build())
        .setInputType(input)
        .build();
  }

  /** Gradient that the network computes over the central difference, for the largest entry. */
  private static double analyticToNumericRatio(MultiLayerNetwork net, DataSet data, String param) {
    net.setInput(data.getFeatures());
    net.setLabels(data.getLabels());
    net.computeGradientAndScore();
    INDArray gradient = net.gradient().getGradientFor(param).dup('c');
    INDArray weights = net.getParam(param);
    INDArray magnitudes = Transforms.abs(gradient, true).reshape(gradient.length());
    long[] largest = Shape.ind2subC(gradient.shape(), Nd4j.argMax(magnitudes).getLong(0));
    double kept = weights.getDouble(largest);
    weights.putScalar(largest, kept + 1e-5);
    double above = net.score(data);
    weights.putScalar(largest, kept - 1e-5);
    double below = net.score(data);
    weights.putScalar(largest, kept);
    double perExample = gradient.getDouble(largest) / data.numExamples();
    return perExample / ((above - below) / 2e-5);
  }

  /** Runs the SameDiff graph that the first layer describes itself as. */
  private static INDArray graphOutput(MultiLayerNetwork net, INDArray x) {
    DeButSameDiffLayer layer = (DeButSameDiffLayer) net.getLayer(0).conf().getLayer();
    SameDiff sd = SameDiff.create();
    long[] shape = x.shape().clone();
    shape[0] = -1;
    SDVariable input = sd.placeHolder("x", DataType.DOUBLE, shape);
    Map<String, SDVariable> params = new HashMap<>();
    net.getLayer(0).paramTable().forEach((key, value) -> params.put(key, sd.var(key, value.dup())));
    SDVariable output = layer.defineLayer(sd, input, params, null);
    return sd.outputSingle(Map.of("x", x), output.name());
  }

  private static SameDiff sameNetworkAsGraph(MultiLayerNetwork net) {
    SameDiff sd = SameDiff.create();
    SDVariable x = sd.placeHolder("x", DataType.DOUBLE, -1, 8);
    SDVariable label = sd.placeHolder("label", DataType.DOUBLE, -1, 2);
    var factors =
        List.of(
            sd.var("dense_W0", net.getParam("0_W0").dup()),
            sd.var("dense_W1", net.getParam("0_W1").dup()));
    SDVariable hidden = sd.math().tanh(DeButOps.linear(sd, "product", x, factors, CHAIN));
    SDVariable y = hidden.mmul(sd.var("out_W", net.getParam("1_W").dup()));
    // DL4J's MSE: squares averaged over outputs, and over the minibatch.
    sd.math().square(y.sub(label)).mean("loss");
    sd.setLossVariables("loss");
    sd.setTrainingConfig(
        TrainingConfig.builder()
            .updater(new Sgd(0.1))
            .dataSetFeatureMapping("x")
            .dataSetLabelMapping("label")
            .build());
    return sd;
  }
}
