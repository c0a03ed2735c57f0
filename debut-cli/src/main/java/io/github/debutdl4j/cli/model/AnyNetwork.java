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

import io.github.debutdl4j.distill.Teacher;
import io.github.debutdl4j.io.ModelFileException;
import io.github.debutdl4j.io.SavedModel;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * A ComputationGraph or a MultiLayerNetwork of DL4J, with the methods that the commands need of
 * both.
 */
public final class AnyNetwork {

  private final Model model;

  private AnyNetwork(Model model) {
    this.model = model;
  }

  public static AnyNetwork of(ComputationGraph graph) {
    return new AnyNetwork(graph);
  }

  public static AnyNetwork of(MultiLayerNetwork network) {
    return new AnyNetwork(network);
  }

  /** The network of a model file. */
  public static AnyNetwork of(SavedModel model) {
    return model.kind() == SavedModel.Kind.GRAPH
        ? of(model.graph())
        : of(model.multiLayerNetwork());
  }

  /** The network itself. */
  public Model model() {
    return model;
  }

  /** The network itself if it is a graph, else null. */
  public ComputationGraph graphOrNull() {
    return model instanceof ComputationGraph graph ? graph : null;
  }

  /** The network itself, which must not be a graph. */
  public MultiLayerNetwork multiLayer() {
    return (MultiLayerNetwork) model;
  }

  /**
   * Checks that examples of one array and one label array can be run through the network.
   *
   * @throws ModelFileException if it has several inputs or outputs
   */
  public void checkOneInputAndOutput() {
    if (model instanceof ComputationGraph graph
        && (graph.getNumInputArrays() != 1 || graph.getNumOutputArrays() != 1)) {
      throw new ModelFileException(
          "the network has "
              + graph.getNumInputArrays()
              + " inputs and "
              + graph.getNumOutputArrays()
              + " outputs; with data, expected one of each");
    }
  }

  /** The last layer of a network of one output. */
  public Layer outputLayer() {
    return model instanceof ComputationGraph graph
        ? graph.getOutputLayer(0)
        : multiLayer().getLayer(multiLayer().getnLayers() - 1);
  }

  /** Number of outputs of the last layer; 0 if it does not say. */
  public long outputs() {
    return outputLayer().conf().getLayer() instanceof FeedForwardLayer layer ? layer.getNOut() : 0;
  }

  /** Number of all parameters. */
  public long parameters() {
    return model.numParams();
  }

  /** The layers, in the order in which they are computed. */
  public Layer[] layers() {
    return model instanceof ComputationGraph graph ? graph.getLayers() : multiLayer().getLayers();
  }

  /** The network's output for a minibatch, at inference. */
  public INDArray output(INDArray features) {
    return model instanceof ComputationGraph graph
        ? graph.outputSingle(false, features)
        : multiLayer().output(features, false);
  }

  /**
   * The network as a teacher for another one.
   *
   * @throws IllegalArgumentException if it gives no class probabilities
   */
  public Teacher asTeacher() {
    return model instanceof ComputationGraph graph ? Teacher.of(graph) : Teacher.of(multiLayer());
  }

  /** The network as a teacher of its outputs, which need not be probabilities. */
  public Teacher asTeacherOfOutputs() {
    return minibatch -> output(minibatch.getFeatures());
  }

  /** A copy of all parameters, running statistics included. */
  public INDArray copyOfParameters() {
    return model.params().dup();
  }

  /** Replaces all parameters. */
  public void setParameters(INDArray parameters) {
    model.setParams(parameters);
  }

  /** One training step. */
  public void fit(DataSet minibatch) {
    ((NeuralNetwork) model).fit(minibatch);
  }

  /** Sum of all parameters: infinite or NaN as soon as one of them is. */
  public double sumOfParameters() {
    return model.params().sumNumber().doubleValue();
  }

  /** Sets the updater's averages of past gradients to zero. */
  public void forgetGradients() {
    INDArray state =
        model instanceof ComputationGraph graph
            ? graph.getUpdater().getStateViewArray()
            : multiLayer().getUpdater().getStateViewArray();
    state.assign(0);
  }

  /** Loss of the last training step. */
  public double score() {
    return model.score();
  }

  /** Sets the learning rate of all layers; the updaters keep their state. */
  public void setLearningRate(double rate) {
    if (model instanceof ComputationGraph graph) {
      graph.setLearningRate(rate);
    } else {
      multiLayer().setLearningRate(rate);
    }
  }
}
