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

import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/**
 * Measures which share of validation examples a network classifies correctly.
 *
 * @param networks how networks are run
 * @param validation labelled minibatches
 */
record AccuracyMeter<N extends Model>(Networks<N> networks, DataSetIterator validation) {

  private static final double TOLERANCE = 1e-2;

  /** Why the accuracy of a network cannot be measured on the validation data; empty if it can. */
  Optional<String> obstacle(N network) {
    if (!validation.resetSupported()) {
      return Optional.of(
          "the validation data cannot be read twice; expected an iterator that resets");
    }
    validation.reset();
    if (!validation.hasNext()) {
      return Optional.of("the validation data have no examples");
    }
    DataSet minibatch = validation.next();
    validation.reset();
    INDArray output = networks.output(network, minibatch);
    INDArray labels = minibatch.getLabels();
    if (labels == null) {
      return Optional.of("the validation data have no labels, without which there is no accuracy");
    }
    if (!Arrays.equals(output.shape(), labels.shape()) || output.rank() != 2) {
      return Optional.of(
          "a limit on the loss of accuracy needs one class per example: the output of the network"
              + " has the shape %s, the labels %s; expected [minibatch, classes] for both"
                  .formatted(Arrays.toString(output.shape()), Arrays.toString(labels.shape())));
    }
    return givesProbabilities(output)
        ? Optional.empty()
        : Optional.of(
            "a limit on the loss of accuracy needs a classifier: the outputs of the network are no"
                + " probabilities of classes; expected a softmax, or a sigmoid of one output");
  }

  private static boolean givesProbabilities(INDArray output) {
    if (output.minNumber().doubleValue() < 0 || output.maxNumber().doubleValue() > 1 + TOLERANCE) {
      return false;
    }
    return output.size(1) == 1 || output.sum(1).sub(1).amaxNumber().doubleValue() < TOLERANCE;
  }

  /** The share of examples whose most likely class is that of their label. */
  double measure(N network) {
    validation.reset();
    long correct = 0;
    long examples = 0;
    while (validation.hasNext()) {
      DataSet minibatch = validation.next();
      int[] answers = classes(networks.output(network, minibatch));
      int[] labels = classes(minibatch.getLabels());
      for (int i = 0; i < answers.length; i++) {
        correct += answers[i] == labels[i] ? 1 : 0;
      }
      examples += answers.length;
    }
    validation.reset();
    return (double) correct / examples;
  }

  private static int[] classes(INDArray probabilities) {
    return probabilities.size(1) == 1
        ? probabilities.ravel().gt(0.5).castTo(DataType.INT32).toIntVector()
        : probabilities.argMax(1).toIntVector();
  }
}
