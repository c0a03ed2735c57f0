package io.github.debutdl4j.zoo;

import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/**
 * A fully connected layer of an architecture, before it is decided what its matrix is made of.
 *
 * @param name of the layer in the graph
 * @param nIn inputs
 * @param nOut outputs
 * @param weightInit how the matrix starts out
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
