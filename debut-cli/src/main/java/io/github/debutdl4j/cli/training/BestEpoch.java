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

import io.github.debutdl4j.cli.data.ImageExamples;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.Evaluator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Keeps the parameters with which a network was most accurate on held-out images. */
final class BestEpoch {

  private final AnyNetwork network;
  private final Evaluator heldOut;
  private final double before;
  private double best;
  private double last;
  private int epoch;
  private INDArray parameters;

  /**
   * Measures the network as it is, which counts as epoch 0.
   *
   * @param heldOut images that it is not trained on
   */
  BestEpoch(AnyNetwork network, ImageExamples heldOut) {
    this.network = network;
    this.heldOut = new Evaluator(heldOut);
    this.before = this.heldOut.measure(network).accuracy();
    this.best = before;
    this.last = before;
    this.parameters = network.copyOfParameters();
  }

  /** Measures the network after an epoch; of equal ones the later counts. */
  void afterEpoch(int newEpoch) {
    last = heldOut.measure(network).accuracy();
    if (last >= best) {
      best = last;
      epoch = newEpoch;
      parameters = network.copyOfParameters();
    }
  }

  /** Gives the network the best parameters. */
  void restore() {
    network.setParameters(parameters);
  }

  int epoch() {
    return epoch;
  }

  double before() {
    return before;
  }

  double best() {
    return best;
  }

  double last() {
    return last;
  }
}
