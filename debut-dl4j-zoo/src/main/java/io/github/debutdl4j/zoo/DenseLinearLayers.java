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

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The linear layers of a dense twin: DL4J's own. */
final class DenseLinearLayers implements LinearLayers {

  @Override
  public Layer dense(DenseShape shape) {
    return new DenseLayer.Builder()
        .nIn(shape.nIn())
        .nOut(shape.nOut())
        .activation(shape.activation())
        .weightInit(shape.weightInit())
        .build();
  }

  @Override
  public Layer convolution(ConvolutionShape shape) {
    return new ConvolutionLayer.Builder(shape.kernel(), shape.kernel())
        .nIn(shape.nIn())
        .nOut(shape.nOut())
        .stride(shape.stride(), shape.stride())
        .padding(shape.padding(), shape.padding())
        .activation(shape.activation())
        .hasBias(shape.hasBias())
        .build();
  }

  @Override
  public Layer lstm(String name, int nIn, int nOut) {
    return new LSTM.Builder()
        .nIn(nIn)
        .nOut(nOut)
        .activation(Activation.TANH)
        .weightInit(WeightInit.XAVIER)
        .build();
  }

  @Override
  public void addClassifier(GraphBuilder graph, DenseShape shape, String input) {
    graph.addLayer(
        shape.name(),
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(shape.nIn())
            .nOut(shape.nOut())
            .activation(Activation.SOFTMAX)
            .build(),
        input);
  }
}
