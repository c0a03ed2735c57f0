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

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Converted output layers use label masks, minibatch settings and noise as DL4J's do. */
class OutputMaskParityTest {

  private static final int STEPS = 3;

  /** A loss with an activation, the data type, and whether gradients are divided by examples. */
  private record Case(LossFunction loss, Activation activation, DataType type, boolean miniBatch) {
    double tolerance() {
      return type == DataType.DOUBLE ? 1e-10 : 1e-6;
    }

    /** The mask, or null where DL4J has no masks of single outputs. */
    INDArray takes(INDArray ofOutputs) {
      return activation == Activation.SOFTMAX ? null : ofOutputs;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(DataType.DOUBLE, DataType.FLOAT)
        .flatMap(
            type ->
                Stream.of(true, false)
                    .flatMap(
                        miniBatch ->
                            Stream.of(
                                new Case(LossFunction.XENT, Activation.SIGMOID, type, miniBatch),
                                new Case(LossFunction.MCXENT, Activation.SOFTMAX, type, miniBatch),
                                new Case(LossFunction.MSE, Activation.IDENTITY, type, miniBatch),
                                new Case(LossFunction.L1, Activation.TANH, type, miniBatch))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void masksOfExamplesAndOutputs(Case a) {
    INDArray features = SampleNetworks.values(1, 4, 6).castTo(a.type());
    INDArray labels = SampleNetworks.classes(2, 4, 3).castTo(a.type());
    INDArray ofExamples = mask(a, 4, 1);
    INDArray ofOutputs = mask(a, 4, 3);
    for (INDArray mask : new INDArray[] {null, ofExamples, a.takes(ofOutputs)}) {
      DenseAndConverted.of(network(a), a.tolerance())
          .assertSame(new DataSet(features, labels, null, mask), STEPS);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void masksOfStepsAndOfOutputsAtEachStep(Case a) {
    for (RNNFormat format : RNNFormat.values()) {
      boolean last = format == RNNFormat.NWC;
      INDArray features = series(SampleNetworks.values(1, 4, 6, 5), last).castTo(a.type());
      INDArray labels =
          series(SampleNetworks.classes(2, 20, 3).reshape('c', 4, 5, 3), !last).castTo(a.type());
      INDArray ofSteps = mask(a, 4, 5);
      INDArray ofOutputs = mask(a, 4, 3, 5);
      // DL4J takes masks of single outputs for NCW in either format
      INDArray[] masks =
          last
              ? new INDArray[] {null, ofSteps}
              : new INDArray[] {null, ofSteps, a.takes(ofOutputs)};
      for (INDArray mask : masks) {
        DenseAndConverted.of(overTime(a, format), a.tolerance())
            .assertSame(new DataSet(features, labels, null, mask), STEPS);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(RNNFormat.class)
  void dropoutIsDrawnAsInTheDenseLayer(RNNFormat format) {
    boolean last = format == RNNFormat.NWC;
    DataSet series =
        new DataSet(
            series(SampleNetworks.values(1, 4, 6, 5), last),
            series(SampleNetworks.classes(2, 20, 3).reshape('c', 4, 5, 3), !last));
    DataSet rows = new DataSet(SampleNetworks.values(1, 4, 6), SampleNetworks.classes(2, 4, 3));
    DenseAndConverted.of(withDropout(format), 1e-10).assertSame(series, STEPS);
    DenseAndConverted.of(withDropout(null), 1e-10).assertSame(rows, STEPS);
  }

  @Test
  void outputOverTimeFollowsAStack() {
    ComputationGraph source =
        SampleNetworks.start(
            new ComputationGraph(
                SampleNetworks.settings()
                    .graphBuilder()
                    .addInputs("left", "right")
                    .addVertex("both", new StackVertex(), "left", "right")
                    .addLayer("lstm", new LSTM.Builder().nIn(6).nOut(8).build(), "both")
                    .addLayer(
                        "out",
                        new RnnOutputLayer.Builder(LossFunction.MCXENT)
                            .nIn(8)
                            .nOut(3)
                            .dataFormat(RNNFormat.NCW)
                            .activation(Activation.SOFTMAX)
                            .build(),
                        "lstm")
                    .setOutputs("out")
                    .build()));
    ComputationGraph converted =
        DeButConverter.convert(source, DenseAndConverted.ONE_FACTOR).network();
    INDArray left = SampleNetworks.values(1, 4, 6, 5);
    INDArray right = SampleNetworks.values(2, 4, 6, 5);
    INDArray labels = series(SampleNetworks.classes(3, 40, 3).reshape('c', 8, 5, 3), true);
    MultiDataSet data = new MultiDataSet(new INDArray[] {left, right}, new INDArray[] {labels});

    for (int step = 0; step < STEPS; step++) {
      INDArray output = converted.outputSingle(left, right);
      assertThat(output.shape()).containsExactly(8, 3, 5);
      assertThat(output.equalsWithEps(source.outputSingle(left, right), 1e-10)).isTrue();
      source.fit(data);
      converted.fit(data);
      assertThat(converted.score()).isEqualTo(source.score(), within(1e-10));
    }
  }

  private static INDArray series(INDArray array, boolean turned) {
    return turned ? array.permute(0, 2, 1).dup('c') : array;
  }

  private static INDArray mask(Case a, long... shape) {
    return SampleNetworks.values(9, shape).gt(-0.3).castTo(a.type());
  }

  private static NeuralNetConfiguration.Builder settings(Case a) {
    return SampleNetworks.settings()
        .dataType(a.type())
        .updater(new Sgd(0.1))
        .miniBatch(a.miniBatch());
  }

  private static MultiLayerNetwork network(Case a) {
    return SampleNetworks.start(
        new MultiLayerNetwork(
            settings(a)
                .list()
                .layer(new DenseLayer.Builder().nIn(6).nOut(5).build())
                .layer(
                    new OutputLayer.Builder(a.loss())
                        .nIn(5)
                        .nOut(3)
                        .activation(a.activation())
                        .build())
                .build()));
  }

  private static MultiLayerNetwork overTime(Case a, RNNFormat format) {
    return SampleNetworks.start(
        new MultiLayerNetwork(
            settings(a)
                .list()
                .layer(new LSTM.Builder().nIn(6).nOut(5).dataFormat(format).build())
                .layer(
                    new RnnOutputLayer.Builder(a.loss())
                        .nIn(5)
                        .nOut(3)
                        .dataFormat(format)
                        .activation(a.activation())
                        .build())
                .build()));
  }

  private static MultiLayerNetwork withDropout(RNNFormat format) {
    BaseOutputLayer.Builder<?> output =
        format == null
            ? new OutputLayer.Builder()
            : new RnnOutputLayer.Builder().dataFormat(format);
    output.nIn(6).nOut(3).activation(Activation.SOFTMAX).dropOut(new Dropout(0.6));
    return SampleNetworks.of((BaseOutputLayer) output.build());
  }
}
