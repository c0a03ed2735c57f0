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
package io.github.debutdl4j.distill;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;

/** A trained classifier whose predictions another network learns from. */
@FunctionalInterface
public interface Teacher {

  /**
   * The probabilities of the classes for each example of a minibatch.
   *
   * @return an array of the shape of the minibatch's labels: [minibatch, classes], or [minibatch,
   *     classes, time] for time series
   */
  INDArray probabilities(DataSet minibatch);

  /**
   * A multi-layer network as a teacher.
   *
   * @throws IllegalArgumentException if it does not end in a softmax, or in one with the classes
   *     last, or its data type is neither FLOAT nor DOUBLE
   */
  static Teacher of(MultiLayerNetwork network) {
    OutputCheck.checkDataType(network.getLayerWiseConfigurations().getDataType());
    OutputCheck.checkProbabilities(OutputCheck.fromOutput(network));
    return minibatch ->
        network.output(minibatch.getFeatures(), false, minibatch.getFeaturesMaskArray(), null);
  }

  /**
   * A graph of one input and one output as a teacher.
   *
   * @throws IllegalArgumentException if it has more inputs or outputs, it does not end in a
   *     softmax, or in one with the classes last, or its data type is neither FLOAT nor DOUBLE
   */
  static Teacher of(ComputationGraph network) {
    int inputs = network.getNumInputArrays();
    int outputs = network.getNumOutputArrays();
    if (inputs != 1 || outputs != 1) {
      throw new IllegalArgumentException(
          "the teacher has "
              + inputs
              + " inputs and "
              + outputs
              + " outputs; expected one of each");
    }
    OutputCheck.checkDataType(network.getConfiguration().getDataType());
    OutputCheck.checkProbabilities(OutputCheck.fromOutput(network));
    return minibatch -> {
      INDArray mask = minibatch.getFeaturesMaskArray();
      INDArray[] masks = mask == null ? null : new INDArray[] {mask};
      return network.output(false, new INDArray[] {minibatch.getFeatures()}, masks, null)[0];
    };
  }
}
