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
package io.github.debutdl4j.cli.recipes;

import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.training.TrainingPlan;
import io.github.debutdl4j.zoo.AllDeButModel;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Everything that determines the weights of a trained zoo model or of its dense twin. */
public interface Recipe extends TrainingPlan {

  /** The model, its updater with the schedule of learning rates. */
  AllDeButModel model();

  /**
   * The step before which the updater's averages are set to zero; 0 for never. Its count of steps
   * continues, so Adam does not correct the new averages for their start at zero: its first steps
   * are several times larger than the rate.
   */
  default int stepOfForgetting() {
    return 0;
  }

  @Override
  default void beforeStep(int step, AnyNetwork network) {
    if (step > 0 && step == stepOfForgetting()) {
      network.forgetGradients();
    }
  }

  /** Number of test examples. */
  int testExamples();

  /** Features of the test examples {@code from} to {@code to - 1}. */
  INDArray testFeatures(int from, int to);

  /** Class of one test example. */
  int testLabel(int example);
}
