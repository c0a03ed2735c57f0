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
package io.github.debutdl4j.zoo.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class FusedBatchNormalizationTest {

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"RELU", "IDENTITY"})
  void trainsStepByStepLikeDl4jsLayersInDouble(Activation activation) {
    DataSet data = data(DataType.DOUBLE);
    ComputationGraph fused = network(true, activation, DataType.DOUBLE);
    ComputationGraph plain = network(false, activation, DataType.DOUBLE);
    plain.setParams(fused.params().dup());

    for (int step = 0; step < 5; step++) {
      fused.fit(data);
      plain.fit(data);
    }

    assertThat(maximumDifference(fused.params(), plain.params())).isLessThan(1e-10);
    assertThat(
            maximumDifference(
                fused.output(data.getFeatures())[0], plain.output(data.getFeatures())[0]))
        .isLessThan(1e-10);
  }

  @Test
  void floatAgreesWithDl4jToRounding() {
    DataSet data = data(DataType.FLOAT);
    ComputationGraph fused = network(true, Activation.RELU, DataType.FLOAT);
    ComputationGraph plain = network(false, Activation.RELU, DataType.FLOAT);
    plain.setParams(fused.params().dup());

    fused.fit(data);
    plain.fit(data);

    assertThat(maximumDifference(fused.params(), plain.params())).isLessThan(1e-4);
  }

  @Test
  void configurationComesBackFromJson() {
    ComputationGraph net = network(true, Activation.RELU, DataType.FLOAT);

    assertThat(
            org.deeplearning4j.nn.conf.ComputationGraphConfiguration.fromJson(
                net.getConfiguration().toJson()))
        .isEqualTo(net.getConfiguration());
  }

  @Test
  void otherActivationsAreRefused() {
    assertThatThrownBy(() -> new FusedBatchNormalization(3, Activation.TANH))
        .hasMessageContaining("RELU or IDENTITY");
  }

  private static ComputationGraph network(boolean fused, Activation activation, DataType type) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(7)
            .dataType(type)
            .updater(new Sgd(0.1))
            .graphBuilder()
            .addInputs("in")
            .setInputTypes(InputType.convolutional(6, 5, 2));
    graph.addLayer("conv", new ConvolutionLayer.Builder(3, 3).nOut(4).build(), "in");
    String x = normalised(graph, "conv-bn", fused, activation, 4, "conv");
    graph.addLayer(
        "dense", new DenseLayer.Builder().nOut(6).activation(Activation.TANH).build(), x);
    x = normalised(graph, "dense-bn", fused, activation, 6, "dense");
    graph.addLayer(
        "out", new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build(), x);
    ComputationGraph net = new ComputationGraph(graph.setOutputs("out").build());
    net.init();
    return net;
  }

  private static String normalised(
      GraphBuilder graph, String name, boolean fused, Activation activation, int n, String input) {
    if (fused) {
      graph.addLayer(name, new FusedBatchNormalization(n, activation), input);
      return name;
    }
    graph.addLayer(name, new BatchNormalization.Builder().nOut(n).build(), input);
    graph.addLayer(name + "-activation", new ActivationLayer(activation), name);
    return name + "-activation";
  }

  private static DataSet data(DataType type) {
    Nd4j.getRandom().setSeed(3);
    INDArray features = Nd4j.randn(type, 6, 2, 6, 5);
    INDArray labels = Nd4j.zeros(type, 6, 3);
    for (int example = 0; example < 6; example++) {
      labels.putScalar(example, example % 3, 1);
    }
    return new DataSet(features, labels);
  }

  private static double maximumDifference(INDArray a, INDArray b) {
    return a.sub(b).amaxNumber().doubleValue();
  }
}
