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
package io.github.debutdl4j.zoo;

import io.github.debutdl4j.zoo.layer.FusedBatchNormalization;
import io.github.debutdl4j.zoo.layer.ImageRowsVertex;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Writes the one description of an architecture into a graph, its linear layers as the {@link
 * LinearLayers} make them.
 *
 * <p>Every method adds one layer and returns its name, for the next layer to take as input.
 */
final class NetworkSketch {

  private final GraphBuilder graph;
  private final LinearLayers linear;
  private final double batchNormDecay;
  private final IUpdater updater; // of dense layers, or null for the network's

  NetworkSketch(GraphBuilder graph, LinearLayers linear, double batchNormDecay) {
    this(graph, linear, batchNormDecay, null);
  }

  private NetworkSketch(
      GraphBuilder graph, LinearLayers linear, double batchNormDecay, IUpdater updater) {
    this.graph = graph;
    this.linear = linear;
    this.batchNormDecay = batchNormDecay;
    this.updater = updater;
  }

  /** The same graph; dense layers that are added through the result learn with this updater. */
  NetworkSketch learningWith(IUpdater denseUpdater) {
    return new NetworkSketch(graph, linear, batchNormDecay, denseUpdater);
  }

  /** The graph, for vertices that only one architecture has. */
  GraphBuilder graph() {
    return graph;
  }

  String dense(DenseShape shape, String input) {
    Layer layer = linear.dense(shape);
    if (updater != null) {
      ((BaseLayer) layer).setIUpdater(updater);
    }
    graph.addLayer(shape.name(), layer, input);
    return shape.name();
  }

  String convolution(ConvolutionShape shape, String input) {
    graph.addLayer(shape.name(), linear.convolution(shape), input);
    return shape.name();
  }

  /** The rows of images of one channel, from the top, as the steps of a sequence. */
  String rows(String name, String input) {
    graph.addVertex(name, new ImageRowsVertex(), input);
    return name;
  }

  /** The output of a long short-term memory after the last step. */
  String lastOfLstm(String name, int nIn, int nOut, String input) {
    graph.addLayer(name, new LastTimeStep(linear.lstm(name, nIn, nOut)), input);
    return name;
  }

  /** A convolution without bias, and its batch normalisation {@code NAME-bn}. */
  String normalisedConvolution(ConvolutionShape shape, Activation activation, String input) {
    String x = convolution(shape.withoutBias(), input);
    return batchNorm(x + "-bn", shape.nOut(), activation, x);
  }

  /** The last linear layer with softmax and cross entropy, set as the network's output. */
  void classifier(String name, int nIn, int classes, String input) {
    linear.addClassifier(graph, DenseShape.linear(name, nIn, classes), input);
    graph.setOutputs(name);
  }

  /** Batch normalisation over {@code channels} features, then ReLU or nothing. */
  String batchNorm(String name, int channels, Activation activation, String input) {
    FusedBatchNormalization layer = new FusedBatchNormalization(channels, activation);
    layer.setDecay(batchNormDecay);
    graph.addLayer(name, layer, input);
    return name;
  }

  /** Maximum over squares of two by two, an odd last row or column left out. */
  String halve(String name, String input) {
    graph.addLayer(
        name,
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
            .kernelSize(2, 2)
            .stride(2, 2)
            .build(),
        input);
    return name;
  }

  /** One number per channel, from all its positions. */
  String pool(String name, PoolingType type, String input) {
    graph.addLayer(name, new GlobalPoolingLayer.Builder(type).build(), input);
    return name;
  }

  /** Sum of two branches, then a ReLU: the end of a residual block. */
  String addWithRelu(String name, String branch, String shortcut) {
    String sum = name + "-sum";
    graph.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), branch, shortcut);
    graph.addLayer(name, new ActivationLayer(Activation.RELU), sum);
    return name;
  }
}
