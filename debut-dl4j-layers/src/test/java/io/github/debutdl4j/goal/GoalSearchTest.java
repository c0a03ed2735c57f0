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
package io.github.debutdl4j.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.convert.ConvertOptions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A search finds a network that meets its goal, or says that it did not and what came closest. */
class GoalSearchTest {

  private static final int FEATURES = 48;
  private static final int CLASSES = 6;

  private static DataSet training;
  private static DataSet validation;
  private static MultiLayerNetwork dense;

  @BeforeAll
  static void trainADenseNetwork() {
    training = examples(600, 1);
    validation = examples(300, 2);
    dense = network(Activation.SOFTMAX, LossFunction.MCXENT);
    for (int step = 0; step < 60; step++) {
      dense.fit(training);
    }
  }

  /** Noise around a pattern for each class. */
  private static DataSet examples(int count, long seed) {
    Random patterns = new Random(99);
    double[][] pattern = new double[CLASSES][FEATURES];
    for (double[] of : pattern) {
      Arrays.setAll(of, i -> patterns.nextGaussian());
    }
    Random noise = new Random(seed);
    float[][] features = new float[count][FEATURES];
    float[][] labels = new float[count][CLASSES];
    for (int e = 0; e < count; e++) {
      int kind = e % CLASSES;
      labels[e][kind] = 1;
      for (int i = 0; i < FEATURES; i++) {
        features[e][i] = (float) (pattern[kind][i] + 2 * noise.nextGaussian());
      }
    }
    return new DataSet(Nd4j.createFromArray(features), Nd4j.createFromArray(labels));
  }

  private static MultiLayerNetwork network(Activation output, LossFunction loss) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Adam(3e-3))
                .list(
                    new DenseLayer.Builder()
                        .nIn(FEATURES)
                        .nOut(64)
                        .activation(Activation.RELU)
                        .build(),
                    new OutputLayer.Builder(loss).nIn(64).nOut(CLASSES).activation(output).build())
                .build());
    network.init();
    return network;
  }

  private static DataSetIterator unseen() {
    return new ListDataSetIterator<>(validation.asList(), 64);
  }

  private static GoalSearch<MultiLayerNetwork> search() {
    Recovery<MultiLayerNetwork> recovery =
        (student, teacher) -> {
          for (int step = 0; step < 30; step++) {
            student.fit(training);
          }
        };
    return GoalSearch.builder(dense)
        .options(
            ConvertOptions.builder()
                .calibration(new ListDataSetIterator<>(training.asList(), 100))
                .errorCost(ConvertOptions.ErrorCost.OUTPUT)
                .build())
        .recovery(recovery)
        .tries(4)
        .build();
  }

  @Test
  void findsASmallNetworkThatKeepsTheAccuracy() {
    GoalResult<MultiLayerNetwork> found = search().find(Goal.maxAccuracyDrop(3, unseen()));

    assertThat(found.met()).as(found.verdict()).isTrue();
    assertThat(found.accuracyDrop()).isLessThanOrEqualTo(3);
    assertThat(found.chosen().parameters())
        .isEqualTo(found.network().numParams())
        .isLessThan(dense.numParams() / 2);
    assertThat(found.dense().accuracy()).isGreaterThan(0.8);
    assertThat(found.tried())
        .hasSize(3)
        .isSortedAccordingTo(Comparator.comparingLong(Trial::parameters))
        .allSatisfy(trial -> assertThat(trial.latencyMillis()).isPositive());
  }

  @Test
  void givesTheSameNetworkAgain() {
    Goal goal = Goal.maxAccuracyDrop(3, unseen());

    MultiLayerNetwork first = search().find(goal).network();
    MultiLayerNetwork second = search().find(goal).network();

    assertThat(second.params()).isEqualTo(first.params());
  }

  @Test
  void saysWhatCameClosestWhereTheGoalIsOutOfReach() {
    GoalResult<MultiLayerNetwork> found =
        GoalSearch.builder(dense)
            .tries(2)
            .build()
            .find(Goal.maxAccuracyDrop(0, unseen()).and(Goal.shareOfParameters(0.2)));

    assertThat(found.met()).isFalse();
    assertThat(found.chosen().accuracy())
        .isEqualTo(found.tried().stream().mapToDouble(Trial::accuracy).max().orElseThrow());
    assertThat(found.verdict())
        .startsWith("goal not met: of 2 networks tried, the closest has")
        .contains("points below the dense network on validation data (limit 0.0)");
  }

  @Test
  void aRecoveryThatMakesANetworkWorseIsTakenBack() {
    GoalResult<MultiLayerNetwork> untrained = tryOnce((student, teacher) -> {});
    GoalResult<MultiLayerNetwork> spoilt =
        tryOnce((student, teacher) -> student.params().assign(0));

    assertThat(spoilt.chosen().accuracy()).isEqualTo(untrained.chosen().accuracy());
    assertThat(spoilt.network().params()).isEqualTo(untrained.network().params());
  }

  private static GoalResult<MultiLayerNetwork> tryOnce(Recovery<MultiLayerNetwork> recovery) {
    return GoalSearch.builder(dense)
        .recovery(recovery)
        .tries(1)
        .build()
        .find(Goal.maxAccuracyDrop(0, unseen()).and(Goal.shareOfParameters(0.2)));
  }

  @Test
  void anEasyLatencyGivesTheLargestNetworkAndAnImpossibleOneTheFastest() {
    GoalResult<MultiLayerNetwork> easy = search().find(Goal.maxLatency(1_000, 4));
    GoalResult<MultiLayerNetwork> impossible =
        GoalSearch.builder(dense).tries(1).build().find(Goal.maxLatency(1e-7, 1));

    assertThat(easy.met()).as(easy.verdict()).isTrue();
    assertThat(easy.tried()).hasSize(1);
    assertThat(easy.chosen().parameters()).isGreaterThan(dense.numParams() / 3);
    assertThat(impossible.met()).isFalse();
    assertThat(impossible.verdict()).contains("(limit 1.0E-7 ms)");
    assertThat(impossible.tried()).hasSize(2);
  }

  @Test
  void allFaultsAreToldBeforeTheWork() {
    MultiLayerNetwork regression = network(Activation.IDENTITY, LossFunction.MSE);
    Goal goal = Goal.maxAccuracyDrop(1, unseen()).and(Goal.parameters(20));

    assertThatThrownBy(() -> GoalSearch.builder(regression).build().find(goal))
        .isInstanceOfSatisfying(
            GoalException.class,
            e ->
                assertThat(e.faults())
                    .satisfiesExactly(
                        fault -> assertThat(fault).contains("needs a classifier"),
                        fault ->
                            assertThat(fault)
                                .contains("a network of 20 parameters is impossible")));
  }
}
