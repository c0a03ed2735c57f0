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
package io.github.debutdl4j.export;

import java.util.Map;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;

/** Vertices, several inputs and outputs, and embeddings after the export. */
class VertexExportTest {

  private static ComputationGraph graph(Consumer<GraphBuilder> description, InputType... types) {
    GraphBuilder builder = new NeuralNetConfiguration.Builder().seed(3).graphBuilder();
    description.accept(builder);
    if (types.length > 0) {
      builder.setInputTypes(types);
    }
    ComputationGraph network = new ComputationGraph(builder.build());
    network.init();
    return ExportParity.randomized(network, 4);
  }

  private static DenseLayer dense(int outputs) {
    return new DenseLayer.Builder().nOut(outputs).activation(Activation.TANH).build();
  }

  private static LSTM lstm(int outputs) {
    return new LSTM.Builder().nOut(outputs).activation(Activation.TANH).build();
  }

  @Test
  void twoInputsAndTwoOutputs() {
    ComputationGraph network =
        graph(
            builder ->
                builder
                    .addInputs("left", "right")
                    .addLayer("a", dense(4), "left")
                    .addLayer("b", dense(3), "right")
                    .addVertex("both", new MergeVertex(), "a", "b")
                    .addLayer("c", dense(2), "both")
                    .setOutputs("c", "a"),
            InputType.feedForward(5),
            InputType.feedForward(6));
    ExportParity.check(network, new int[] {5}, new int[] {6});
  }

  @Test
  void verticesOverTime() {
    ComputationGraph network =
        graph(
            builder ->
                builder
                    .addInputs("in")
                    .addVertex("reversed", new ReverseTimeSeriesVertex("in"), "in")
                    .addLayer("backward", lstm(4), "reversed")
                    .addVertex("last", new LastTimeStepVertex("in"), "backward")
                    .addVertex("repeated", new DuplicateToTimeSeriesVertex("in"), "last")
                    .addVertex("joint", new MergeVertex(), "repeated", "backward")
                    .addLayer("again", lstm(3), "joint")
                    .setOutputs("again", "last"),
            InputType.recurrent(3, 7));
    ExportParity.check(network, new int[] {3, 7});
  }

  @Test
  void reshapingAndPreprocessing() {
    ComputationGraph network =
        graph(
            builder ->
                builder
                    .addInputs("in")
                    .addVertex(
                        "flat",
                        new PreprocessorVertex(new CnnToFeedForwardPreProcessor(4, 5, 3)),
                        "in")
                    .addVertex("part", new SubsetVertex(10, 33), "flat")
                    .addVertex("image", new ReshapeVertex(-1, 2, 3, 4), "part")
                    .addLayer("pool", new GlobalPoolingLayer(), "image")
                    .setOutputs("pool", "part"),
            InputType.convolutional(4, 5, 3));
    ExportParity.check(network, new int[] {3, 4, 5});
  }

  @Test
  void embeddings() {
    ComputationGraph words =
        graph(
            builder ->
                builder
                    .addInputs("in")
                    .addLayer(
                        "rows",
                        new EmbeddingSequenceLayer.Builder().nIn(11).nOut(4).hasBias(true).build(),
                        "in")
                    .addLayer("lstm", new LSTM.Builder().nIn(4).nOut(3).build(), "rows")
                    .setOutputs("lstm"));
    ExportParity.check(
        words,
        ExportOptions.builder().inputShape(1, 6),
        Map.of("in", Nd4j.createFromArray(new float[][][] {{{1, 0, 10, 3, 3, 7}}})));
    ComputationGraph single =
        graph(
            builder ->
                builder
                    .addInputs("in")
                    .addLayer("row", new EmbeddingLayer.Builder().nIn(11).nOut(4).build(), "in")
                    .setOutputs("row"));
    ExportParity.check(
        single,
        ExportOptions.builder(),
        Map.of("in", Nd4j.createFromArray(new float[][] {{4}, {10}})));
  }
}
