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

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;

/** A trained classifier whose opinions another network learns from. */
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
   * @throws IllegalArgumentException if its last layer is no softmax, or one with the classes last
   */
  static Teacher of(MultiLayerNetwork network) {
    int last = network.getnLayers() - 1;
    checkSoftmax(network.getLayer(last).conf().getLayer());
    return minibatch ->
        network.output(minibatch.getFeatures(), false, minibatch.getFeaturesMaskArray(), null);
  }

  /**
   * A graph of one input and one output as a teacher.
   *
   * @throws IllegalArgumentException if it has more inputs or outputs, its output is no softmax, or
   *     one with the classes last
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
    checkSoftmax(network.getOutputLayer(0).conf().getLayer());
    return minibatch -> {
      INDArray mask = minibatch.getFeaturesMaskArray();
      INDArray[] masks = mask == null ? null : new INDArray[] {mask};
      return network.output(false, new INDArray[] {minibatch.getFeatures()}, masks, null)[0];
    };
  }

  private static boolean isChannelsLast(Layer output) {
    return output instanceof RnnOutputLayer rnn && rnn.getRnnDataFormat() == RNNFormat.NWC
        || output instanceof RnnLossLayer loss && loss.getRnnDataFormat() == RNNFormat.NWC
        || output instanceof CnnLossLayer cnn && cnn.getFormat() == CNN2DFormat.NHWC;
  }

  private static void checkSoftmax(Layer output) {
    boolean softmax =
        output instanceof BaseLayer layer && layer.getActivationFn() instanceof ActivationSoftmax;
    if (isChannelsLast(output)) {
      throw new IllegalArgumentException(
          "the teacher's output layer '"
              + output.getLayerName()
              + "' has its classes in the last dimension (NWC or NHWC); they must be the second");
    }
    if (!softmax) {
      throw new IllegalArgumentException(
          "the teacher's output layer '"
              + output.getLayerName()
              + "' does not end in a softmax; a teacher must give class probabilities");
    }
  }
}
