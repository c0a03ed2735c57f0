package io.github.debutdl4j.convert;

import io.github.debutdl4j.chain.ColumnOrder;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Row-major matrices on the Java heap, and how filters are laid out in them. */
final class DenseMatrix {

  private DenseMatrix() {}

  /** Elements of an array in c order. */
  static double[] inCOrder(INDArray array) {
    return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }

  /**
   * Renumbers columns from {@link ColumnOrder#CHANNEL_MAJOR}.
   *
   * @param matrix outputs x (channels*taps)
   */
  static double[] inOrder(double[] matrix, int outputs, int channels, int taps, ColumnOrder order) {
    if (order == ColumnOrder.CHANNEL_MAJOR || taps == 1 || channels == 1) {
      return matrix;
    }
    int columns = channels * taps;
    double[] reordered = new double[matrix.length];
    for (int row = 0; row < outputs; row++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int tap = 0; tap < taps; tap++) {
          reordered[row * columns + order.column(channel, tap, channels, taps)] =
              matrix[row * columns + channel * taps + tap];
        }
      }
    }
    return reordered;
  }
}
