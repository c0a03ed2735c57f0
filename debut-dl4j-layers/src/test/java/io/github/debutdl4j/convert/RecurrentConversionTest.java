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

import io.github.debutdl4j.layer.recurrent.DeButLSTM;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.GravesBidirectionalLSTM;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * With chains of one factor, converted recurrent layers do step by step what the dense ones do: 50
 * steps, 1e-10, with peepholes, masks, truncated back-propagation and stored states.
 */
@SuppressWarnings("deprecation") // GravesLSTM
class RecurrentConversionTest {

  private static final int INPUTS = 5;
  private static final int OUTPUTS = 6;
  private static final int STEPS = 4;

  enum Kind {
    LSTM(LSTM.Builder::new),
    GRAVES_LSTM(GravesLSTM.Builder::new),
    SIMPLE_RNN(SimpleRnn.Builder::new);

    private final Supplier<BaseRecurrentLayer.Builder<?>> builder;

    Kind(Supplier<BaseRecurrentLayer.Builder<?>> builder) {
      this.builder = builder;
    }

    BaseRecurrentLayer layer(RNNFormat format) {
      return builder.get().nIn(INPUTS).nOut(OUTPUTS).dataFormat(format).build();
    }
  }

  @ParameterizedTest(name = "{0} {1} window {2}")
  @CsvSource({"GRAVES_LSTM, NWC, 0", "GRAVES_LSTM, NCW, 3", "SIMPLE_RNN,  NWC, 3"})
  void trainsLikeTheDenseLayer(Kind kind, RNNFormat format, int window) {
    MultiLayerNetwork dense = network(window, kind.layer(format), steps(OUTPUTS, format));

    DenseAndConverted.of(dense, 1e-10).assertSame(series(format, 3), 50);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void maskedStepsTrainLikeThoseOfTheDenseLayer(Kind kind) {
    Layer masked = new MaskZeroLayer(kind.layer(RNNFormat.NCW), 0);
    DataSet data = series(RNNFormat.NCW, 3);
    INDArray mask = lengths(kind);
    data.setFeatures(data.getFeatures().mul(mask.reshape(3, 1, STEPS)));
    data.setLabelsMaskArray(mask);

    DenseAndConverted.of(network(0, masked, steps(OUTPUTS, RNNFormat.NCW)), 1e-10)
        .assertSame(data, 50);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void lastStepOfSeriesOfUnequalLengthTrainsLikeThatOfTheDenseLayer(Kind kind) {
    Layer last = new LastTimeStep(kind.layer(RNNFormat.NCW));
    OutputLayer classes =
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(OUTPUTS)
            .nOut(4)
            .activation(Activation.SOFTMAX)
            .build();
    DataSet data =
        new DataSet(
            SampleNetworks.values(1, 3, INPUTS, STEPS),
            SampleNetworks.classes(2, 3, 4),
            lengths(kind),
            null);

    DenseAndConverted.of(network(0, last, classes), 1e-10).assertSame(data, 50);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void maskedSeriesInBothDirectionsTrainLikeTheDenseLayer(Kind kind) {
    Layer both = new Bidirectional(Bidirectional.Mode.CONCAT, kind.layer(RNNFormat.NCW));
    DataSet data = series(RNNFormat.NCW, 3);
    data.setFeaturesMaskArray(lengths(kind));
    data.setLabelsMaskArray(lengths(kind));

    DenseAndConverted.of(network(0, both, steps(2 * OUTPUTS, RNNFormat.NCW)), 1e-10)
        .assertSame(data, 50);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void goesOnFromTheStateOfTheDenseLayer(Kind kind) {
    MultiLayerNetwork dense = network(3, kind.layer(RNNFormat.NCW), steps(OUTPUTS, RNNFormat.NCW));
    DenseAndConverted twins = DenseAndConverted.of(dense, 1e-10);
    MultiLayerNetwork converted = twins.converted();
    DataSet data = series(RNNFormat.NCW, 3);
    for (int t = 0; t < STEPS; t += 2) {
      INDArray some = part(data.getFeatures(), t, t + 2);
      assertClose(converted.rnnTimeStep(some), dense.rnnTimeStep(some), "steps from " + t);
    }
    Map<String, INDArray> state = dense.rnnGetPreviousState(0);
    assertThat(converted.rnnGetPreviousState(0).keySet()).isEqualTo(state.keySet());
    state.forEach(
        (key, value) -> assertClose(converted.rnnGetPreviousState(0).get(key), value, key));

    INDArray other = part(data.getFeatures(), 3, 4);
    converted.rnnClearPreviousState();
    converted.rnnSetPreviousState(0, state);
    assertClose(converted.rnnTimeStep(other), dense.rnnTimeStep(other), "from a given state");
    twins.assertSame(data, 5);
  }

  @Test
  void peepholesAreKeptCountedAndStored() {
    MultiLayerNetwork dense = gravesNetwork(UnaryOperator.identity());
    INDArray before = dense.getLayer(0).getParam("RW");
    ConversionResult<MultiLayerNetwork> result = DeButConverter.convert(dense, SampleNetworks.HALF);
    MultiLayerNetwork converted = result.network();
    INDArray peepholes = converted.getLayer(0).getParam("P");

    assertThat(peepholes.shape()).containsExactly(3, OUTPUTS);
    int first = 4 * OUTPUTS;
    assertThat(peepholes.getRow(0)).isEqualTo(before.getColumn(first + 2));
    assertThat(peepholes.getRow(1)).isEqualTo(before.getColumn(first));
    assertThat(peepholes.getRow(2)).isEqualTo(before.getColumn(first + 1));
    assertThat(result.report().linearLayersLeft()).isZero();
    assertThat(result.report().parametersBefore()).isEqualTo(dense.numParams());
    assertThat(result.report().parametersAfter()).isEqualTo(converted.numParams());
    MultiLayerConfiguration read =
        MultiLayerConfiguration.fromJson(converted.getLayerWiseConfigurations().toJson());
    assertThat(read).isEqualTo(converted.getLayerWiseConfigurations());
    assertThat(((DeButLSTM) read.getConf(0).getLayer()).isPeepholes()).isTrue();
  }

  @Test
  void constraintsOnTheRecurrentMatrixHoldForPeepholes() {
    DenseAndConverted signs =
        DenseAndConverted.of(
            gravesNetwork(layer -> layer.constrainRecurrent(new NonNegativeConstraint())), 1e-10);
    signs.assertSame(series(RNNFormat.NCW, 3), 10);
    assertThat(signs.converted().getLayer(0).getParam("P").minNumber().doubleValue()).isZero();

    DenseAndConverted.of(
            gravesNetwork(layer -> layer.constrainRecurrent(new MaxNormConstraint(0.3, 0))), 1e-10)
        .assertSame(series(RNNFormat.NCW, 3), 10);
  }

  @Test
  void gravesLstmOfBothDirectionsIsLeftAndCountsAsLinear() {
    Layer both = new GravesBidirectionalLSTM.Builder().nIn(INPUTS).nOut(OUTPUTS).build();
    ConversionReport report =
        DeButConverter.convert(network(0, both, steps(OUTPUTS, RNNFormat.NCW)), SampleNetworks.HALF)
            .report();

    assertThat(report.layers().get(0).outcome()).isEqualTo(LayerReport.Outcome.LEFT_DENSE);
    assertThat(report.layers().get(0).reason()).contains("GravesBidirectionalLSTM");
    assertThat(report.linearLayersLeft()).isEqualTo(1);
  }

  @Test
  void peepholeThatIsNotFiniteIsReported() {
    MultiLayerNetwork dense = gravesNetwork(UnaryOperator.identity());
    dense.getLayer(0).getParam("RW").putScalar(new long[] {2, 4 * OUTPUTS + 1}, Double.NaN);

    assertThatThrownBy(() -> DeButConverter.convert(dense, SampleNetworks.HALF))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("'layer0' has a parameter RW with the value NaN (at 79)");
  }

  private static MultiLayerNetwork gravesNetwork(UnaryOperator<GravesLSTM.Builder> options) {
    GravesLSTM.Builder builder = new GravesLSTM.Builder().nIn(INPUTS).nOut(OUTPUTS);
    return network(0, options.apply(builder).build(), steps(OUTPUTS, RNNFormat.NCW));
  }

  private static MultiLayerNetwork network(int window, Layer layer, Layer output) {
    NeuralNetConfiguration.ListBuilder layers = SampleNetworks.settings().list(layer, output);
    if (window > 0) {
      layers.backpropType(BackpropType.TruncatedBPTT).tBPTTLength(window);
    }
    return SampleNetworks.start(new MultiLayerNetwork(layers.build()));
  }

  private static Layer steps(int inputs, RNNFormat format) {
    return new RnnOutputLayer.Builder(LossFunction.MSE)
        .nIn(inputs)
        .nOut(4)
        .dataFormat(format)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static DataSet series(RNNFormat format, int minibatch) {
    INDArray features = SampleNetworks.values(1, minibatch, INPUTS, STEPS);
    INDArray labels = SampleNetworks.values(2, minibatch, 4, STEPS);
    return format == RNNFormat.NCW
        ? new DataSet(features, labels)
        : new DataSet(features.permute(0, 2, 1).dup('c'), labels.permute(0, 2, 1).dup('c'));
  }

  /**
   * The second series ends early, the third begins late. DL4J's plain LSTM lets the gradient of the
   * first step back through the masked ones before it, so its series all begin at once.
   */
  private static INDArray lengths(Kind kind) {
    INDArray mask = Nd4j.ones(DataType.DOUBLE, 3, STEPS);
    mask.putScalar(1, STEPS - 2, 0).putScalar(1, STEPS - 1, 0);
    mask.putScalar(2, 0, kind == Kind.LSTM ? 1 : 0);
    return mask;
  }

  private static INDArray part(INDArray series, int from, int to) {
    return series
        .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(from, to))
        .dup('c');
  }

  private static void assertClose(INDArray actual, INDArray expected, String what) {
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).as(what).isLessThanOrEqualTo(1e-10);
  }
}
