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

import io.github.debutdl4j.cli.data.ImageInput;
import io.github.debutdl4j.cli.data.ImageLayout;
import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.ImageSetIterator;
import io.github.debutdl4j.cli.data.Mnist;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

/** Trains an All-DeBut LeNet on Spark: each worker trains a copy, and the copies are averaged. */
public final class SparkTraining {

  private static final int MINIBATCH = 64;
  private static final int EPOCHS = 2;

  private SparkTraining() {}

  /** Trains for two epochs, on two threads of this machine if no master is given. */
  public static void main(String[] args) {
    SparkConf settings =
        new SparkConf().setAppName("All-DeBut LeNet").setIfMissing("spark.master", "local[2]");
    try (JavaSparkContext spark = new JavaSparkContext(settings)) {
      ComputationGraph lenet = untrained();
      JavaRDD<DataSet> training = minibatches(spark, Mnist.Split.TRAIN).cache();
      SparkComputationGraph trained = train(spark, lenet, training);

      double right = trained.evaluate(minibatches(spark, Mnist.Split.TEST)).accuracy();
      System.out.printf("%.2f %% of the test digits%n", 100 * right);
    }
  }

  static ComputationGraph untrained() {
    return AllDeButLeNet.builder().seed(1).updater(new Adam(4e-3)).build().init();
  }

  /**
   * Trains a network for two epochs; it then holds the averaged parameters.
   *
   * @param minibatches features and labels of 64 examples each
   */
  static SparkComputationGraph train(
      JavaSparkContext spark, ComputationGraph network, JavaRDD<DataSet> minibatches) {
    ParameterAveragingTrainingMaster averaging =
        new ParameterAveragingTrainingMaster.Builder(MINIBATCH)
            .batchSizePerWorker(MINIBATCH)
            .averagingFrequency(10) // minibatches of a worker from one average to the next
            .rddTrainingApproach(RDDTrainingApproach.Direct) // from memory, not through files
            .rngSeed(1)
            .build();
    SparkComputationGraph trained = new SparkComputationGraph(spark, network, averaging);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      trained.fit(minibatches);
    }
    return trained;
  }

  /** Minibatches of digits that the executors read themselves: nothing is sent but numbers. */
  static JavaRDD<DataSet> minibatches(JavaSparkContext spark, Mnist.Split split) {
    int digits = split == Mnist.Split.TRAIN ? 60_000 : 10_000;
    List<Integer> starts =
        IntStream.iterate(0, n -> n < digits, n -> n + MINIBATCH).boxed().toList();
    return spark
        .parallelize(starts)
        .mapPartitions(
            partition -> {
              ImageSet images = Mnist.bundled(split);
              Iterable<Integer> ofPartition = () -> partition;
              return StreamSupport.stream(ofPartition.spliterator(), false)
                  .map(start -> minibatch(images, start))
                  .iterator();
            });
  }

  private static DataSet minibatch(ImageSet images, int start) {
    ImageSet some = images.where(n -> n >= start && n < start + MINIBATCH);
    return ImageSetIterator.inOrder(some, ImageInput.of(ImageLayout.NCHW), MINIBATCH).next();
  }
}
