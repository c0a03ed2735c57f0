package io.github.debutdl4j.convert;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Rows that a fully connected layer's matrix is multiplied with. */
final class InputRows {

  private InputRows() {}

  /**
   * Some of the rows of a layer's input.
   *
   * @param input [rows, features]
   * @param most how many to take at most
   * @return rows x features, row major
   */
  static double[] of(INDArray input, int most) {
    int[] picked = SpreadRows.pick(Math.toIntExact(input.size(0)), most);
    return DenseMatrix.inCOrder(picked.length == input.size(0) ? input : input.getRows(picked));
  }

  /** Some of the steps of time series; see {@link #of}. */
  static double[] ofSteps(INDArray input, RNNFormat format, int most) {
    INDArray stepsFirst = format == RNNFormat.NWC ? input : input.permute(0, 2, 1);
    long rows = stepsFirst.size(0) * stepsFirst.size(1);
    return of(stepsFirst.dup('c').reshape('c', rows, stepsFirst.size(2)), most);
  }
}
