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
package io.github.debutdl4j.compatibility;

import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.convert.DeButConverter;
import io.github.debutdl4j.convert.LayerChoice;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks that were converted from dense ones. */
final class ConvertedSamples {

  private static final ConvertOptions HALF =
      ConvertOptions.builder().otherwise(LayerChoice.search(0.6)).build();

  private ConvertedSamples() {}

  static Stream<SampleModel> all() {
    return Stream.of(
        new SampleModel("converted-layers", ConvertedSamples::layers, 6, 12),
        new SampleModel("converted-graph", ConvertedSamples::graph, 2, 2, 8, 8),
        new SampleModel("converted-over-time", ConvertedSamples::overTime, 2, 12, 5),
        new SampleModel("converted-recurrent", ConvertedSamples::recurrent, 2, 6, 5));
  }

  private static Model layers() {
    return DeButConverter.convert(
            Samples.start(
                Samples.settings(DataType.DOUBLE)
                    .l2(1e-3)
                    .list()
                    .layer(new DenseLayer.Builder().nOut(7).activation(Activation.RELU).build())
                    .layer(
                        new OutputLayer.Builder(LossFunction.MSE)
                            .nOut(4)
                            .activation(Activation.IDENTITY)
                            .build())
                    .setInputType(InputType.feedForward(12))
                    .build()),
            HALF)
        .network();
  }

  private static Model graph() {
    return DeButConverter.convert(
            Samples.start(
                Samples.settings(DataType.FLOAT)
                    .graphBuilder()
                    .addInputs("in")
                    .setInputTypes(InputType.convolutional(8, 8, 2))
                    .addLayer("conv", new ConvolutionLayer.Builder(3, 3).nOut(8).build(), "in")
                    .addLayer("pool", new SubsamplingLayer.Builder().build(), "conv")
                    .addLayer(
                        "hidden",
                        new DenseLayer.Builder().nOut(8).activation(Activation.RELU).build(),
                        "pool")
                    .addLayer(
                        "classes",
                        new OutputLayer.Builder(LossFunction.MCXENT)
                            .nOut(4)
                            .activation(Activation.SOFTMAX)
                            .build(),
                        "hidden")
                    .setOutputs("classes")
                    .build()),
            ConvertOptions.builder().budgetShare(0.5).build())
        .network();
  }

  /**
   * At first an RnnOutputLayer was converted to a layer in UnmaskedTimeSteps and an RnnLossLayer.
   */
  private static Model overTime() {
    return DeButConverter.convert(
            Samples.start(
                Samples.settings(DataType.FLOAT)
                    .list()
                    .layer(
                        new TimeDistributed(
                            new DenseLayer.Builder().nIn(12).nOut(8).build(), RNNFormat.NCW))
                    .layer(
                        new RnnOutputLayer.Builder(LossFunction.MSE)
                            .nIn(8)
                            .nOut(4)
                            .activation(Activation.IDENTITY)
                            .build())
                    .build()),
            HALF)
        .network();
  }

  /** A layer that is left alone keeps its updater state. */
  private static Model recurrent() {
    return DeButConverter.convert(
            Samples.start(
                Samples.settings(DataType.DOUBLE)
                    .list()
                    .layer(new SimpleRnn.Builder().nOut(8).activation(Activation.TANH).build())
                    .layer(
                        new RnnOutputLayer.Builder(LossFunction.MCXENT)
                            .nOut(4)
                            .activation(Activation.SOFTMAX)
                            .build())
                    .setInputType(InputType.recurrent(6))
                    .build()),
            HALF)
        .network();
  }
}
