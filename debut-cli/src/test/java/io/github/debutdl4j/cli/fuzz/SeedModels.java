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
package io.github.debutdl4j.cli.fuzz;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.convert.DeButConverter;
import io.github.debutdl4j.convert.LayerChoice;
import io.github.debutdl4j.io.SavedModel;
import io.github.debutdl4j.layer.DeButDense;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Small models of many kinds of layers, with everything that a file can hold. */
final class SeedModels {

  private SeedModels() {}

  static List<SavedModel> all() {
    DataSet data = new DataSet(Nd4j.rand(4, 6), Nd4j.rand(4, 2));
    NormalizerStandardize standard = new NormalizerStandardize();
    standard.fitLabel(true);
    standard.fit(data);
    NormalizerMinMaxScaler minMax = new NormalizerMinMaxScaler();
    minMax.fit(data);
    return List.of(
        SavedModel.of(images())
            .withNormalizer(standard)
            .withObject("labels", new ArrayList<>(List.of("cat", "dog"))),
        SavedModel.of(series()).withNormalizer(minMax),
        SavedModel.of(converted()));
  }

  private static NeuralNetConfiguration.Builder settings() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Adam(new StepSchedule(ScheduleType.EPOCH, 0.01, 0.5, 3)));
  }

  static ComputationGraph images() {
    ComputationGraph graph =
        new ComputationGraph(
            settings()
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(6, 6, 1))
                .addLayer("conv", new ConvolutionLayer.Builder(3, 3).nOut(2).build(), "in")
                .addLayer("norm", new BatchNormalization(), "conv")
                .addLayer("pool", new SubsamplingLayer.Builder().build(), "norm")
                .addLayer("fc", deBut(), "pool")
                .addLayer("out", classes(), "fc")
                .setOutputs("out")
                .build());
    graph.init();
    return graph;
  }

  /** With recurrent and output layers and restarted updaters. */
  private static MultiLayerNetwork converted() {
    MultiLayerNetwork trained = series();
    trained.setIterationCount(5);
    ConvertOptions options =
        ConvertOptions.builder()
            .rule(
                layer ->
                    Optional.of(
                        LayerChoice.chain(DeButChain.dense(layer.outputs(), layer.inputs()))))
            .build();
    return DeButConverter.convert(trained, options).network();
  }

  private static DeButDense deBut() {
    return new DeButDense.Builder()
        .nOut(6)
        .chainPolicy(ChainPolicy.smallest())
        .activation(Activation.RELU)
        .build();
  }

  private static OutputLayer classes() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(2)
        .activation(Activation.SOFTMAX)
        .build();
  }

  static MultiLayerNetwork series() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            settings()
                .list()
                .layer(new Bidirectional(new LSTM.Builder().nIn(3).nOut(2).build()))
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(4)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
    return network;
  }
}
