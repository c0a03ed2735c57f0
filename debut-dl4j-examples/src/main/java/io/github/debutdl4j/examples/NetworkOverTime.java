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
package io.github.debutdl4j.examples;

import io.github.debutdl4j.layer.DeButConvolution1D;
import io.github.debutdl4j.layer.DeButDense;
import io.github.debutdl4j.layer.DeButOutputLayer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Classifies sequences of different lengths with convolutions over time and a mask. */
public final class NetworkOverTime {

  private NetworkOverTime() {}

  public static void main(String[] args) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration());
    network.init();
    network.fit(ExampleData.batches(withLengths(ExampleData.turns(256, 1))), 10);
    System.out.printf("%d parameters%n", network.numParams());
    System.out.printf("right on %.1f %% of new sequences%n", 100 * accuracy(network));
  }

  static MultiLayerConfiguration configuration() {
    return new NeuralNetConfiguration.Builder()
        .seed(7)
        .updater(new Adam(5e-3))
        .activation(Activation.RELU)
        .list()
        // causal: an output sees its own step and earlier ones
        .layer(convolution(16))
        .layer(convolution(32))
        .layer(new DeButDense.Builder().nOut(32).build()) // the same weights at each step
        .layer(new GlobalPoolingLayer(PoolingType.AVG)) // of the steps that the mask admits
        .layer(new DeButOutputLayer.Builder(LossFunction.MCXENT).nOut(ExampleData.CLASSES).build())
        .setInputType(InputType.recurrent(2))
        .build();
  }

  private static DeButConvolution1D convolution(int channels) {
    return new DeButConvolution1D.Builder(5)
        .nOut(channels)
        .convolutionMode(ConvolutionMode.Causal)
        .build();
  }

  /** Cuts sequences short, to 20 steps and more: a mask says which steps count. */
  static DataSet withLengths(DataSet sequences) {
    int examples = sequences.numExamples();
    INDArray mask = Nd4j.ones(examples, ExampleData.STEPS); // [examples, steps]
    for (int n = 0; n < examples; n++) {
      int length = 20 + n % (ExampleData.STEPS - 20);
      mask.get(NDArrayIndex.point(n), NDArrayIndex.interval(length, ExampleData.STEPS)).assign(0);
    }
    return new DataSet(sequences.getFeatures(), sequences.getLabels(), mask, null);
  }

  static double accuracy(MultiLayerNetwork network) {
    DataSet unseen = withLengths(ExampleData.turns(256, 2));
    return network.evaluate(ExampleData.batches(unseen)).accuracy();
  }
}
