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
package io.github.debutdl4j.cli.model;

import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/**
 * Trains a network for some epochs with a learning rate that falls along half a cosine wave, from
 * its start to nearly nothing.
 *
 * <p>Deterministic for a seeded network and iterator.
 */
public final class Trainer {

  /** Steps between two changes of the learning rate, each of which rebuilds DL4J's updater. */
  private static final int STEPS_PER_RATE = 25;

  private static final double LAST_SHARE = 0.005;

  private final int epochs;
  private final double learningRate;
  private final Listener listener;

  /** Hears of every step and every epoch. */
  public interface Listener {

    /**
     * A minibatch was learnt.
     *
     * @param loss training loss of the step
     */
    void onStep(double loss);

    /**
     * An epoch is over.
     *
     * @param epoch 1 for the first
     * @param meanLoss mean training loss of its steps
     */
    void onEpoch(int epoch, double meanLoss);
  }

  /**
   * @param epochs how often the network sees all examples, 1 or more
   * @param learningRate rate of the first step
   */
  public Trainer(int epochs, double learningRate, Listener listener) {
    this.epochs = epochs;
    this.learningRate = learningRate;
    this.listener = listener;
  }

  /**
   * Trains. Schedules that the network's updaters had are in its configuration again afterwards.
   *
   * @param stepsPerEpoch minibatches that the iterator gives between two resets
   */
  public void train(AnyNetwork network, DataSetIterator examples, int stepsPerEpoch) {
    UpdaterSchedules schedules = new UpdaterSchedules(network);
    int step = 0;
    int steps = epochs * stepsPerEpoch;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double loss = 0;
      int stepsOfEpoch = 0;
      while (examples.hasNext()) {
        if (step % STEPS_PER_RATE == 0) {
          network.setLearningRate(learningRate * cosine((double) step / steps));
        }
        DataSet minibatch = examples.next();
        network.fit(minibatch);
        loss += network.score();
        step++;
        stepsOfEpoch++;
        listener.onStep(network.score());
      }
      examples.reset();
      listener.onEpoch(epoch, loss / Math.max(1, stepsOfEpoch));
    }
    network.setLearningRate(learningRate);
    schedules.restore();
  }

  private static double cosine(double progress) {
    return LAST_SHARE + (1 - LAST_SHARE) * 0.5 * (1 + Math.cos(Math.PI * progress));
  }
}
