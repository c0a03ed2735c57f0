package io.github.debutdl4j.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Applies a layer's chain and carries gradients back through it. There is one for a layer; it is
 * safe for use by several threads.
 */
interface ChainEngine {

  /**
   * Writes product and bias.
   *
   * @param relu whether negative results become zero
   * @param output overwritten
   */
  void forward(
      ColumnLayout layout,
      ChainParameters parameters,
      boolean relu,
      INDArray input,
      INDArray output);

  /**
   * Writes the gradients of the parameters and of the input.
   *
   * @param delta gradient of the loss by the output before activation
   * @param gradients overwritten
   * @param inputEpsilon shape of the input; overwritten
   */
  void backward(
      ColumnLayout layout,
      ChainParameters parameters,
      INDArray input,
      INDArray delta,
      ChainParameters gradients,
      INDArray inputEpsilon);
}
