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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossFMeasure;
import org.nd4j.linalg.lossfunctions.impl.LossMixtureDensity;
import org.nd4j.linalg.lossfunctions.impl.LossMultiLabel;

/** Converted output layers score and train as DL4J's, for every loss function and activation. */
class OutputLossParityTest {

  private static final int EXAMPLES = 3;
  private static final int CLASSES = 4;
  private static final int STEPS = 1;

  private final DataType before = Nd4j.dataType();

  @AfterEach
  void restoreDataType() {
    Nd4j.setDefaultDataTypes(before, before);
  }

  static Stream<Activation> activations() {
    return Stream.of(Activation.values());
  }

  static List<ILossFunction> losses() {
    List<ILossFunction> losses = new ArrayList<>();
    for (LossFunction loss : LossFunction.values()) {
      losses.add(loss.getILossFunction());
    }
    losses.add(new LossMultiLabel());
    losses.add(new LossFMeasure());
    losses.add(LossMixtureDensity.builder().gaussians(1).labelWidth(2).build());
    return losses;
  }

  @ParameterizedTest
  @MethodSource("activations")
  void outputLayersScoreAndTrainAsDense(Activation activation) {
    int compared = 0;
    for (ILossFunction loss : losses()) {
      for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
        compared += compare(loss, activation, type, 0);
      }
    }
    assertThat(compared).as("pairs that DL4J accepts").isGreaterThan(14);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void outputLayersOverTimeScoreAndTrainAsDense(Activation activation) {
    int compared = 0;
    for (ILossFunction loss : losses()) {
      for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
        compared += compare(loss, activation, type, 3);
      }
    }
    assertThat(compared).as("pairs that DL4J accepts").isGreaterThan(14);
  }

  /** Returns 1, or 0 where DL4J refuses this pair. */
  private static int compare(ILossFunction loss, Activation activation, DataType type, int steps) {
    Nd4j.setDefaultDataTypes(type, type); // some loss functions look at it
    DataSet data = data(loss, type, steps);
    MultiLayerNetwork dense;
    try {
      dense = network(loss, activation, type, steps);
      INDArray parameters = dense.params().dup();
      dense.score(data);
      dense.scoreExamples(data, true);
      dense.fit(data);
      dense.setParams(parameters);
    } catch (RuntimeException notAcceptedByDl4j) {
      return 0;
    }
    try {
      DenseAndConverted.of(dense, type == DataType.DOUBLE ? 1e-10 : 1e-6).assertSame(data, STEPS);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(loss + " with " + activation + " in " + type + ": " + e, e);
    }
    return 1;
  }

  private static MultiLayerNetwork network(
      ILossFunction loss, Activation activation, DataType type, int steps) {
    NeuralNetConfiguration.Builder settings =
        new NeuralNetConfiguration.Builder()
            .seed(7)
            .dataType(type)
            .updater(new Sgd(type == DataType.DOUBLE ? 1e-2 : 1e-5))
            .activation(Activation.TANH)
            .l2(1e-3);
    BaseOutputLayer.Builder<?> output =
        steps == 0 ? new OutputLayer.Builder(loss) : new RnnOutputLayer.Builder(loss);
    BaseOutputLayer layer = output.nIn(5).nOut(outputs(loss)).activation(activation).build();
    return SampleNetworks.start(
        new MultiLayerNetwork(
            settings
                .list()
                .layer(
                    steps == 0
                        ? new DenseLayer.Builder().nIn(6).nOut(5).build()
                        : new LSTM.Builder().nIn(6).nOut(5).build())
                .layer(layer)
                .build()));
  }

  private static int outputs(ILossFunction loss) {
    return loss instanceof LossFMeasure ? 2 : CLASSES;
  }

  private static DataSet data(ILossFunction loss, DataType type, int steps) {
    int rows = EXAMPLES * Math.max(1, steps);
    INDArray labels = labels(loss, rows);
    INDArray features = SampleNetworks.values(2, rows, 6);
    if (steps > 0) {
      labels = series(labels, steps);
      features = series(features, steps);
    }
    return new DataSet(features.castTo(type), labels.castTo(type));
  }

  private static INDArray series(INDArray rows, int steps) {
    return rows.reshape('c', EXAMPLES, steps, rows.size(1)).permute(0, 2, 1).dup('c');
  }

  private static INDArray labels(ILossFunction loss, int rows) {
    INDArray classes = SampleNetworks.classes(3, rows, outputs(loss));
    if (loss.getClass() == LossFunction.SPARSE_MCXENT.getILossFunction().getClass()) {
      return classes.argMax(1).reshape(rows, 1);
    }
    if (loss instanceof LossMixtureDensity) {
      return SampleNetworks.values(4, rows, 2);
    }
    if (loss instanceof LossMultiLabel || loss instanceof LossFMeasure) {
      return classes;
    }
    boolean signs = loss.toString().contains("Hinge");
    return signs ? classes.mul(2).subi(1) : classes.mul(0.8).addi(0.05);
  }
}
