package io.github.debutdl4j.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Columns of a dense layer: one per example, [examples, nIn] in and [examples, nOut] out.
 *
 * @param examples rows of input and output
 * @param outputs nOut
 */
record DenseLayout(long examples, int outputs) implements ColumnLayout {

  @Override
  public long[] outputShape() {
    return new long[] {examples, outputs};
  }

  @Override
  public char order(INDArray input) {
    return input.stride(0) == 1 && examples > 1 ? 'f' : 'c';
  }

  @Override
  public INDArray gather(INDArray input) {
    return input.transpose().dup('c');
  }

  @Override
  public void scatterAdd(INDArray columns, INDArray inputEpsilon) {
    inputEpsilon.assign(columns.transpose());
  }

  @Override
  public INDArray outputColumns(INDArray output) {
    return output.transpose().dup('c');
  }

  @Override
  public void writeOutput(INDArray columns, INDArray output) {
    output.assign(columns.transpose());
  }
}
