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
package io.github.debutdl4j.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.cli.data.Mnist;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Spark on two threads trains the network, and driver and executors hold the same one. */
class SparkTrainingTest {

  @Test
  void driverAndExecutorsAgreeOnATrainedNetwork() {
    try (JavaSparkContext spark = new JavaSparkContext(local())) {
      ComputationGraph lenet = SparkTraining.untrained();
      INDArray before = lenet.params().dup();
      JavaRDD<DataSet> training = SparkTraining.minibatches(spark, Mnist.Split.TRAIN).cache();
      SparkComputationGraph trained = SparkTraining.train(spark, lenet, training);
      JavaRDD<DataSet> test = SparkTraining.minibatches(spark, Mnist.Split.TEST);
      List<DataSet> minibatches = test.collect();

      Evaluation onExecutors = trained.evaluate(test);
      Evaluation onDriver = new Evaluation(10);
      for (DataSet some : minibatches) {
        onDriver.eval(some.getLabels(), lenet.outputSingle(some.getFeatures()));
      }
      System.out.printf(
          "%.2f %% on the executors, %.2f %% on the driver%n",
          100 * onExecutors.accuracy(), 100 * onDriver.accuracy());

      assertThat(trained.getNetwork()).isSameAs(lenet);
      assertThat(lenet.params()).isNotEqualTo(before);
      assertThat(onExecutors.accuracy()).isGreaterThan(0.95);
      assertThat(onExecutors.getNumRowCounter()).isEqualTo(10_000);
      assertThat(onExecutors.getConfusion()).isEqualTo(onDriver.getConfusion());
    }
  }

  @Test
  void trainingAgainGivesTheSameNetwork() {
    INDArray first = parametersAfterTenThousandDigits();

    assertThat(first).isNotEqualTo(SparkTraining.untrained().params());
    assertThat(parametersAfterTenThousandDigits()).isEqualTo(first);
  }

  private static INDArray parametersAfterTenThousandDigits() {
    try (JavaSparkContext spark = new JavaSparkContext(local())) {
      ComputationGraph lenet = SparkTraining.untrained();
      SparkTraining.train(spark, lenet, SparkTraining.minibatches(spark, Mnist.Split.TEST).cache());
      return lenet.params();
    }
  }

  private static SparkConf local() {
    return new SparkConf()
        .setMaster("local[2]")
        .setAppName("training")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "localhost")
        .set("spark.driver.bindAddress", "127.0.0.1");
  }
}
