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

/**
 * Converted output layers score and train as DL4J's, for every loss function and activation, with
 * and without masks.
 */
class OutputLossParityTest {

  private static final int EXAMPLES = 3;
  private static final int CLASSES = 4;
  private static final int STEPS = 1;

  /** Every loss, activation and type with every mask, with and without division: 12 minutes. */
  private static final boolean ALL = Boolean.getBoolean("debut.losses.all");

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

  /** Which labels count. */
  private enum Masking {
    NONE,
    /** Of examples, or of the steps of series. */
    ROWS,
    /** Of single outputs, at each step of series. */
    OUTPUTS;

    static Masking of(int turn) {
      return values()[turn % 3];
    }
  }

  /**
   * A network and how it is trained.
   *
   * @param steps of a time series; 0 for an OutputLayer
   * @param miniBatch whether gradients are divided by the number of examples
   */
  private record Case(
      ILossFunction loss,
      Activation activation,
      DataType type,
      int steps,
      Masking masking,
      boolean miniBatch) {

    double tolerance() {
      return type == DataType.DOUBLE ? 1e-10 : 1e-6;
    }
  }

  @ParameterizedTest
  @MethodSource("activations")
  void outputLayersScoreAndTrainAsDense(Activation activation) {
    assertSameAsDense(activation, 0);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void outputLayersOverTimeScoreAndTrainAsDense(Activation activation) {
    assertSameAsDense(activation, 3);
  }

  /**
   * Each loss in both types with different masks, one of them without division by the minibatch.
   */
  private static void assertSameAsDense(Activation activation, int steps) {
    int compared = 0;
    int turn = activation.ordinal();
    for (ILossFunction loss : losses()) {
      for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
        for (Masking masking : ALL ? Masking.values() : new Masking[] {Masking.of(turn++)}) {
          for (boolean miniBatch :
              ALL ? new boolean[] {true, false} : new boolean[] {turn % 2 == 0}) {
            compared += compare(new Case(loss, activation, type, steps, masking, miniBatch));
          }
        }
      }
    }
    assertThat(compared).as("cases that DL4J accepts").isGreaterThan(24);
  }

  /** Returns 1, or 0 where DL4J refuses this pair. */
  private static int compare(Case a) {
    Nd4j.setDefaultDataTypes(a.type(), a.type()); // some loss functions look at it
    DataSet data = data(a);
    MultiLayerNetwork dense;
    try {
      dense = network(a);
      INDArray parameters = dense.params().dup();
      dense.score(data);
      dense.scoreExamples(data, true);
      dense.fit(data);
      dense.setParams(parameters);
    } catch (RuntimeException notAcceptedByDl4j) {
      return 0;
    }
    try {
      DenseAndConverted.of(dense, a.tolerance()).assertSame(data, STEPS);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(a + ": " + e, e);
    }
    return 1;
  }

  private static MultiLayerNetwork network(Case a) {
    int steps = a.steps();
    NeuralNetConfiguration.Builder settings =
        new NeuralNetConfiguration.Builder()
            .seed(7)
            .dataType(a.type())
            .miniBatch(a.miniBatch())
            .updater(new Sgd(a.type() == DataType.DOUBLE ? 1e-2 : 1e-5))
            .activation(Activation.TANH)
            .l2(1e-3);
    BaseOutputLayer.Builder<?> output =
        steps == 0 ? new OutputLayer.Builder(a.loss()) : new RnnOutputLayer.Builder(a.loss());
    BaseOutputLayer layer =
        output.nIn(5).nOut(outputs(a.loss())).activation(a.activation()).build();
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

  private static DataSet data(Case a) {
    ILossFunction loss = a.loss();
    int steps = a.steps();
    int rows = EXAMPLES * Math.max(1, steps);
    INDArray labels = labels(loss, rows);
    INDArray features = SampleNetworks.values(2, rows, 6);
    if (steps > 0) {
      labels = series(labels, steps);
      features = series(features, steps);
    }
    return new DataSet(features.castTo(a.type()), labels.castTo(a.type()), null, mask(a, labels));
  }

  /** Ones and zeros, with a row that counts in part where single outputs are masked. */
  private static INDArray mask(Case a, INDArray labels) {
    if (a.masking() == Masking.NONE) {
      return null;
    }
    long[] ofRows = {EXAMPLES, Math.max(1, a.steps())};
    long[] shape = a.masking() == Masking.ROWS ? ofRows : labels.shape();
    INDArray mask = SampleNetworks.values(9, shape).gt(-0.3).castTo(a.type());
    assertThat(mask.sumNumber().intValue()).isBetween(1, (int) mask.length());
    return mask;
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
