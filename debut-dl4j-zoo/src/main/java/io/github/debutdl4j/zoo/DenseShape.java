package io.github.debutdl4j.zoo;

import org.nd4j.linalg.activations.Activation;

/**
 * A fully connected layer of an architecture, before it is decided what its matrix is made of.
 *
 * @param name of the layer in the graph
 * @param nIn inputs
 * @param nOut outputs
 */
record DenseShape(String name, int nIn, int nOut, Activation activation) {

  /** A layer without activation, for what normalises or classifies afterwards. */
  static DenseShape linear(String name, int nIn, int nOut) {
    return new DenseShape(name, nIn, nOut, Activation.IDENTITY);
  }

  static DenseShape relu(String name, int nIn, int nOut) {
    return new DenseShape(name, nIn, nOut, Activation.RELU);
  }
}
