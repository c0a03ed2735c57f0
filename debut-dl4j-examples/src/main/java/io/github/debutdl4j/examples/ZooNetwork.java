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

import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.io.IOException;
import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.zoo.PretrainedType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Loads a trained All-DeBut network from the zoo's jar, and reads handwritten digits with it. */
public final class ZooNetwork {

  private ZooNetwork() {}

  public static void main(String[] args) throws IOException {
    ComputationGraph lenet = lenet();
    System.out.println("parameters: " + lenet.numParams());
    System.out.println("digits: " + Arrays.toString(read(lenet, digits())));
  }

  static ComputationGraph lenet() throws IOException {
    return AllDeButLeNet.builder().build().initPretrained(PretrainedType.MNIST);
  }

  /** The most probable class of each image. */
  static int[] read(ComputationGraph network, INDArray images) {
    INDArray probabilities = network.outputSingle(images); // [images, 10]
    return probabilities.argMax(1).toIntVector();
  }

  /** The bundled digits, [10, 1, 28, 28]. */
  static INDArray digits() throws IOException {
    return Nd4j.createFromArray(Digits.read()).reshape(-1, 1, Digits.SIDE, Digits.SIDE);
  }
}
