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
package io.github.debutdl4j.io;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Networks of 4 inputs and 3 classes, trained for some steps and two epochs. */
final class SmallNetworks {

  static final StepSchedule SCHEDULE = new StepSchedule(ScheduleType.ITERATION, 0.01, 0.5, 100);

  private SmallNetworks() {}

  static MultiLayerNetwork layers(DataType type) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(settings(type).list().layer(hidden()).layer(output()).build());
    network.init();
    for (int step = 0; step < 3; step++) {
      network.fit(data(type));
    }
    network.incrementEpochCount();
    network.incrementEpochCount();
    return network;
  }

  static ComputationGraph graph(DataType type) {
    ComputationGraph network =
        new ComputationGraph(
            settings(type)
                .graphBuilder()
                .addInputs("in")
                .addLayer("hidden", hidden(), "in")
                .addLayer("classes", output(), "hidden")
                .setOutputs("classes")
                .build());
    network.init();
    for (int step = 0; step < 3; step++) {
      network.fit(data(type));
    }
    network.incrementEpochCount();
    network.incrementEpochCount();
    return network;
  }

  static MultiLayerNetwork withoutParameters() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list(
                    new ActivationLayer(Activation.RELU),
                    new LossLayer.Builder().activation(Activation.SOFTMAX).build())
                .build());
    network.init();
    return network;
  }

  static DataSet data(DataType type) {
    INDArray features = Nd4j.linspace(DataType.DOUBLE, -1, 0.1, 20).reshape(5, 4);
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 5, 3);
    for (int i = 0; i < 5; i++) {
      labels.putScalar(i, i % 3, 1);
    }
    return new DataSet(features.castTo(type), labels.castTo(type));
  }

  private static NeuralNetConfiguration.Builder settings(DataType type) {
    return new NeuralNetConfiguration.Builder()
        .seed(3)
        .dataType(type)
        // Adam divides by zero in half precision.
        .updater(type == DataType.FLOAT16 ? new Nesterovs(SCHEDULE, 0.9) : new Adam(SCHEDULE))
        .activation(Activation.TANH);
  }

  private static Layer hidden() {
    return new DenseLayer.Builder().nIn(4).nOut(6).build();
  }

  private static Layer output() {
    return new OutputLayer.Builder().nIn(6).nOut(3).activation(Activation.SOFTMAX).build();
  }
}
