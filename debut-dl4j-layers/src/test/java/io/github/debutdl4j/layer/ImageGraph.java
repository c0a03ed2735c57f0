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
package io.github.debutdl4j.layer;

import io.github.debutdl4j.chain.ChainPolicy;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;

/** The small network of images that several layer tests share, and data for it. */
final class ImageGraph {

  private ImageGraph() {}

  /** Images 8 x 8 x 3: convolution, pooling, dense, output. */
  static ComputationGraph graph(CNN2DFormat format, DataType type, WorkspaceMode mode) {
    ComputationGraph net =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(11)
                .dataType(type)
                .updater(new Nesterovs(0.05, 0.9))
                .trainingWorkspaceMode(mode)
                .inferenceWorkspaceMode(mode)
                .activation(Activation.RELU)
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(8, 8, 3, format))
                .addLayer(
                    "conv",
                    new DeButConvolution2D.Builder(3, 3)
                        .nOut(16)
                        .chainPolicy(ChainPolicy.monotonic(4))
                        .convolutionMode(ConvolutionMode.Truncate)
                        .build(),
                    "in")
                .addLayer(
                    "pool",
                    new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .dataFormat(format)
                        .build(),
                    "conv")
                .addLayer(
                    "dense",
                    new DeButDense.Builder()
                        .nOut(24)
                        .chainPolicy(ChainPolicy.bulging(2))
                        .activation(Activation.TANH)
                        .build(),
                    "pool")
                .addLayer(
                    "out",
                    new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build(),
                    "dense")
                .setOutputs("out")
                .build());
    net.init();
    return net;
  }

  static DataSet data(CNN2DFormat format, int examples) {
    Nd4j.getRandom().setSeed(21);
    INDArray images = Nd4j.rand(DataType.FLOAT, examples, 3, 8, 8).subi(0.5);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, examples, 3);
    for (int example = 0; example < examples; example++) {
      labels.putScalar(example, example % 3, 1);
    }
    return new DataSet(
        format == CNN2DFormat.NCHW ? images : images.permute(0, 2, 3, 1).dup('c'), labels);
  }
}
