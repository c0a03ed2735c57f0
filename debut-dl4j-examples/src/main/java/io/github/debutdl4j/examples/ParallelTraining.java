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
package io.github.debutdl4j.examples;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.parallelism.ParallelWrapper;
import org.nd4j.linalg.dataset.DataSet;

/** Fine-tunes a converted network on several threads with DL4J's ParallelWrapper. */
public final class ParallelTraining {

  private static final int EPOCHS = 10;

  private ParallelTraining() {}

  public static void main(String[] args) {
    DataSet training = ExampleData.stripes(512, 1);
    DataSet test = ExampleData.stripes(256, 2);
    MultiLayerNetwork network = StopEarly.converted(DenseNetworks.trainedOn(training));
    System.out.printf("as fitted: loss %.4f%n", network.score(test));

    fineTune(network, training);
    System.out.printf("fine-tuned on two threads: loss %.4f%n", network.score(test));
  }

  /** Each worker trains a copy of the network; it gets the average of their parameters. */
  static void fineTune(MultiLayerNetwork network, DataSet training) {
    ParallelWrapper trainer =
        new ParallelWrapper.Builder<>(network)
            .workers(2)
            .averagingFrequency(2) // minibatches of a worker from one average to the next
            .reportScoreAfterAveraging(false)
            .build();
    try {
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        trainer.fit(ExampleData.batches(training));
      }
    } finally {
      trainer.shutdown();
    }
  }
}
