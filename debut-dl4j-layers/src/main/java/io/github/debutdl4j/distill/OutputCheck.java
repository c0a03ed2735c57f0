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

import io.github.debutdl4j.layer.DeButRnnOutputLayer;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Checks that a network can be a teacher: that it ends in class probabilities and that its data
 * type is precise enough.
 *
 * <p>The softmax may be in the output layer or before it: a network imported from Keras has it in
 * its last dense or activation layer, and a loss layer without activation after that.
 */
final class OutputCheck {

  private OutputCheck() {}

  /**
   * Checks a network's last layers.
   *
   * @param layers from the output backwards
   * @throws IllegalArgumentException if they do not end in a softmax, or in one with the classes
   *     last
   */
  static void checkProbabilities(List<Layer> layers) {
    Layer output = layers.get(0);
    if (layers.stream().anyMatch(OutputCheck::isChannelsLast)) {
      throw new IllegalArgumentException(
          "the teacher's output layer '"
              + output.getLayerName()
              + "' has its classes in the last dimension (NWC or NHWC); they must be the second");
    }
    for (Layer layer : layers) {
      IActivation activation = activation(layer);
      if (activation instanceof ActivationSoftmax) {
        return;
      }
      if (!(activation instanceof ActivationIdentity && addsActivationOnly(layer))) {
        break;
      }
    }
    throw new IllegalArgumentException(
        "the teacher's output layer '"
            + output.getLayerName()
            + "' does not end in a softmax; a teacher must give class probabilities");
  }

  /**
   * Checks that a network's data type is precise enough to learn from.
   *
   * @throws IllegalArgumentException if they are not
   */
  static void checkDataType(DataType type) {
    if (type != DataType.FLOAT && type != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "the teacher has parameters of type "
              + type
              + ", which training needs as FLOAT or DOUBLE; convert it with"
              + " network.convertDataType(DataType.FLOAT)");
    }
  }

  /** The layers of a network from the output backwards. */
  static List<Layer> fromOutput(MultiLayerNetwork network) {
    List<Layer> layers = new ArrayList<>();
    for (int i = network.getnLayers() - 1; i >= 0; i--) {
      layers.add(unwrapped(network.getLayer(i).conf().getLayer()));
    }
    return layers;
  }

  /** The layers of a graph from its first output backwards, up to a vertex that is not a layer. */
  static List<Layer> fromOutput(ComputationGraph network) {
    List<Layer> layers = new ArrayList<>();
    String name = network.getConfiguration().getNetworkOutputs().get(0);
    while (network.getVertex(name) != null && network.getVertex(name).hasLayer()) {
      layers.add(unwrapped(network.getLayer(name).conf().getLayer()));
      name = network.getConfiguration().getVertexInputs().get(name).get(0);
    }
    return layers;
  }

  private static Layer unwrapped(Layer layer) {
    if (layer instanceof FrozenLayer frozen) {
      return unwrapped(frozen.getLayer());
    }
    return layer instanceof FrozenLayerWithBackprop frozen
        ? unwrapped(frozen.getUnderlying())
        : layer;
  }

  private static IActivation activation(Layer layer) {
    if (layer instanceof ActivationLayer activation) {
      return activation.getActivationFn();
    }
    return layer instanceof BaseLayer base ? base.getActivationFn() : null;
  }

  private static boolean addsActivationOnly(Layer layer) {
    return layer instanceof ActivationLayer
        || layer instanceof LossLayer
        || layer instanceof RnnLossLayer
        || layer instanceof CnnLossLayer;
  }

  private static boolean isChannelsLast(Layer layer) {
    return layer instanceof RnnOutputLayer rnn && rnn.getRnnDataFormat() == RNNFormat.NWC
        || layer instanceof DeButRnnOutputLayer deBut && deBut.getRnnDataFormat() == RNNFormat.NWC
        || layer instanceof RnnLossLayer loss && loss.getRnnDataFormat() == RNNFormat.NWC
        || layer instanceof CnnLossLayer cnn && cnn.getFormat() == CNN2DFormat.NHWC;
  }
}
