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

import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/**
 * A fully connected layer of an architecture, independent of whether it becomes a dense or a DeBut
 * layer.
 *
 * @param name of the layer in the graph
 * @param nIn inputs
 * @param nOut outputs
 * @param weightInit how the matrix is initialised
 */
record DenseShape(String name, int nIn, int nOut, Activation activation, WeightInit weightInit) {

  /** A layer without activation, for what normalises or classifies afterwards. */
  static DenseShape linear(String name, int nIn, int nOut) {
    return new DenseShape(name, nIn, nOut, Activation.IDENTITY, WeightInit.RELU);
  }

  static DenseShape relu(String name, int nIn, int nOut) {
    return new DenseShape(name, nIn, nOut, Activation.RELU, WeightInit.RELU);
  }

  /** The same layer with a matrix that is zero before training. */
  DenseShape startingAtZero() {
    return new DenseShape(name, nIn, nOut, activation, WeightInit.ZERO);
  }
}
