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
package io.github.debutdl4j.zoo.compatibility;

import io.github.debutdl4j.compatibility.SampleModel;
import io.github.debutdl4j.layer.DeButConvolution2D;
import io.github.debutdl4j.layer.DeButDense;
import io.github.debutdl4j.zoo.layer.FusedBatchNormalization;
import io.github.debutdl4j.zoo.layer.PointMaximumVertex;
import io.github.debutdl4j.zoo.layer.PointRowsVertex;
import io.github.debutdl4j.zoo.layer.PointTransformVertex;
import io.github.debutdl4j.zoo.layer.SquareTransform;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of the zoo's own layers. */
final class ZooSamples {

  private ZooSamples() {}

  static Stream<SampleModel> all() {
    return Stream.of(
        new SampleModel("batch-norm", () -> batchNormalisation(DataType.FLOAT), 6, 2, 4, 4),
        new SampleModel("batch-norm-double", () -> batchNormalisation(DataType.DOUBLE), 6, 2, 4, 4),
        new SampleModel("points", () -> points(DataType.FLOAT), 4, 3, 7, 1),
        new SampleModel("points-double", () -> points(DataType.DOUBLE), 4, 3, 7, 1));
  }

  private static ComputationGraphConfiguration.GraphBuilder graph(DataType type, InputType input) {
    return new NeuralNetConfiguration.Builder()
        .seed(7)
        .dataType(type)
        .updater(new Adam(1e-2))
        .activation(Activation.IDENTITY)
        .graphBuilder()
        .addInputs("input")
        .setInputTypes(input);
  }

  private static ComputationGraph start(ComputationGraphConfiguration.GraphBuilder graph) {
    ComputationGraph network =
        new ComputationGraph(
            graph
                .addLayer("loss", new LossLayer.Builder(LossFunction.MSE).build(), "output")
                .setOutputs("loss")
                .build());
    network.init();
    return network;
  }

  /**
   * Batch normalisation of images, with ReLU, and of features, without. A bias before it would have
   * no gradient but rounding errors, which Adam makes large.
   */
  private static ComputationGraph batchNormalisation(DataType type) {
    return start(
        graph(type, InputType.convolutional(4, 4, 2))
            .addLayer(
                "conv",
                new DeButConvolution2D.Builder(3, 3).nOut(4).hasBias(false).build(),
                "input")
            .addLayer("conv-bn", normalisation(4, Activation.RELU), "conv")
            .addLayer("dense", new DeButDense.Builder().nOut(8).hasBias(false).build(), "conv-bn")
            .addLayer("dense-bn", normalisation(8, Activation.IDENTITY), "dense")
            .addLayer("output", new DeButDense.Builder().nOut(4).build(), "dense-bn"));
  }

  private static FusedBatchNormalization normalisation(int channels, Activation activation) {
    FusedBatchNormalization layer = new FusedBatchNormalization(channels, activation);
    layer.setDecay(0.8);
    return layer;
  }

  /** Point sets, turned by a T-Net of one layer. */
  private static ComputationGraph points(DataType type) {
    return start(
        graph(type, InputType.convolutional(7, 1, 3))
            .addVertex("points", new PointRowsVertex(), "input")
            .addLayer("tnet-mlp", new DeButDense.Builder().nOut(6).build(), "points")
            .addVertex("tnet-features", new PointMaximumVertex(), "tnet-mlp", "input")
            .addLayer("tnet-fc", new DeButDense.Builder().nOut(9).build(), "tnet-features")
            .addLayer(
                "tnet",
                new SquareTransform.Builder(3).orthogonalityPenalty(0.01).build(),
                "tnet-fc")
            .addVertex("turned", new PointTransformVertex(), "points", "tnet")
            .addLayer("mlp", new DeButDense.Builder().nOut(8).build(), "turned")
            .addVertex("features", new PointMaximumVertex(), "mlp", "input")
            .addLayer("output", new DeButDense.Builder().nOut(4).build(), "features"));
  }
}
