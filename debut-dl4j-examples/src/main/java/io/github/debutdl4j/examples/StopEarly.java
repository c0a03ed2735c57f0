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

import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.convert.DeButConverter;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.saver.InMemoryModelSaver;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.termination.ScoreImprovementEpochTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingTrainer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** Fine-tunes a converted network for as long as it gets better on examples set aside. */
public final class StopEarly {

  private StopEarly() {}

  public static void main(String[] args) {
    DataSet training = ExampleData.stripes(256, 1);
    DataSet aside = ExampleData.stripes(256, 2);
    MultiLayerNetwork network = converted(DenseNetworks.trainedOn(training));
    System.out.printf("as fitted: loss %.4f on the examples set aside%n", network.score(aside));

    EarlyStoppingResult<MultiLayerNetwork> result = fineTune(network, training, aside);
    System.out.printf(
        "epoch %d of %d was the best%n", result.getBestModelEpoch() + 1, result.getTotalEpochs());
    MultiLayerNetwork best = result.getBestModel(); // not the network of the last epoch
    System.out.printf("the network of that epoch: loss %.4f%n", best.score(aside));
  }

  static MultiLayerNetwork converted(MultiLayerNetwork dense) {
    ConvertOptions options = ConvertOptions.builder().budgetShare(0.25).build();
    return DeButConverter.convert(dense, options).network();
  }

  /** Stops after 10 epochs, or after two without progress. */
  static EarlyStoppingResult<MultiLayerNetwork> fineTune(
      MultiLayerNetwork network, DataSet training, DataSet aside) {
    EarlyStoppingConfiguration<MultiLayerNetwork> stopping =
        new EarlyStoppingConfiguration.Builder<MultiLayerNetwork>()
            .epochTerminationConditions(
                new MaxEpochsTerminationCondition(10),
                new ScoreImprovementEpochTerminationCondition(2))
            .scoreCalculator(new DataSetLossCalculator(ExampleData.batches(aside), true))
            .modelSaver(new InMemoryModelSaver<>())
            .build();
    return new EarlyStoppingTrainer(stopping, network, ExampleData.batches(training)).fit();
  }
}
