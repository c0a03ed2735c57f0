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

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.layer.DeButConvolution2D;
import io.github.debutdl4j.layer.DeButDense;
import io.github.debutdl4j.layer.DeButOutputLayer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Builds a network of DeBut layers in DL4J's ordinary builders, and trains it. */
public final class BuildNetwork {

  private BuildNetwork() {}

  public static void main(String[] args) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration());
    network.init();
    System.out.println(network.summary());

    network.fit(ExampleData.batches(ExampleData.stripes(512, 1)), 8);
    System.out.printf("right on %.1f %% of new images%n", 100 * accuracy(network));
  }

  static MultiLayerConfiguration configuration() {
    return new NeuralNetConfiguration.Builder()
        .seed(7)
        .updater(new Adam(5e-3))
        .activation(Activation.RELU)
        .list()
        // a chain of factors is made for the sizes of the layer, by the policy
        .layer(
            new DeButConvolution2D.Builder(3, 3)
                .nOut(16)
                .chainPolicy(ChainPolicy.smallest())
                .build())
        .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
        // without a policy it is monotonic: each factor makes the columns a little shorter
        .layer(new DeButDense.Builder().nOut(64).build())
        // or it is given, five numbers p q r s t for each factor, the first applied first
        .layer(
            new DeButOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(ExampleData.CLASSES)
                .chain("16 64 2 8 1 4 16 2 8 2")
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(InputType.convolutional(ExampleData.SIDE, ExampleData.SIDE, 1))
        .build();
  }

  static double accuracy(MultiLayerNetwork network) {
    return network.evaluate(ExampleData.batches(ExampleData.stripes(256, 2))).accuracy();
  }
}
