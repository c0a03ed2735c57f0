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
package io.github.debutdl4j.cli.training;

import io.github.debutdl4j.cli.model.AnyNetwork;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/**
 * Some epochs over an iterator, with a learning rate that falls along half a cosine wave from its
 * start to nearly zero.
 */
public final class EpochPlan implements TrainingPlan {

  /** Steps between two changes of the learning rate, each of which rebuilds DL4J's updater. */
  private static final int STEPS_PER_RATE = 25;

  private static final double LAST_SHARE = 0.005;

  private final DataSetIterator examples;
  private final int stepsPerEpoch;
  private final int epochs;
  private final double learningRate;

  /**
   * @param examples at the start of an epoch
   * @param stepsPerEpoch minibatches that the iterator gives between two resets
   * @param epochs how often the network sees all examples
   * @param learningRate rate of the first step
   */
  public EpochPlan(DataSetIterator examples, int stepsPerEpoch, int epochs, double learningRate) {
    this.examples = examples;
    this.stepsPerEpoch = stepsPerEpoch;
    this.epochs = epochs;
    this.learningRate = learningRate;
  }

  @Override
  public int steps() {
    return Math.multiplyExact(epochs, stepsPerEpoch);
  }

  @Override
  public DataSet minibatch(int step) {
    if (step > 0 && step % stepsPerEpoch == 0) {
      examples.reset();
    }
    return examples.next();
  }

  @Override
  public void beforeStep(int step, AnyNetwork network) {
    if (step % STEPS_PER_RATE == 0) {
      network.setLearningRate(learningRate * cosine((double) step / steps()));
    }
  }

  private static double cosine(double progress) {
    return LAST_SHARE + (1 - LAST_SHARE) * 0.5 * (1 + Math.cos(Math.PI * progress));
  }
}
