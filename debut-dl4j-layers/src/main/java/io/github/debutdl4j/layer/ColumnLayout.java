package io.github.debutdl4j.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where the columns that a chain works on stand in the arrays of one call of a layer: the examples
 * of a dense layer, the patches of a convolution.
 */
sealed interface ColumnLayout permits DenseLayout, ConvolutionLayout {

  /** Shape of the layer's output. */
  long[] outputShape();

  /**
   * Order of the memory of output and epsilon that suits this input: the kernel copies least when
   * columns lie as the input's do.
   *
   * @return 'c' or 'f'
   */
  char order(INDArray input);

  /**
   * Copies the input's columns together.
   *
   * @return [matrix columns, columns], c order
   */
  INDArray gather(INDArray input);

  /**
   * Adds each entry to the input value it was gathered from.
   *
   * @param columns [matrix columns, columns], c order
   * @param inputEpsilon shape of the input; overwritten
   */
  void scatterAdd(INDArray columns, INDArray inputEpsilon);

  /**
   * The output as columns.
   *
   * @return [nOut, columns], c order
   */
  INDArray outputColumns(INDArray output);

  /**
   * Writes columns to the output.
   *
   * @param columns [nOut, columns]
   */
  void writeOutput(INDArray columns, INDArray output);
}
