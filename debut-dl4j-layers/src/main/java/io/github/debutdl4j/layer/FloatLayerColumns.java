package io.github.debutdl4j.layer;

import io.github.debutdl4j.kernel.FloatColumnSink;
import io.github.debutdl4j.kernel.FloatColumnSource;
import io.github.debutdl4j.kernel.FloatPatchColumns;
import io.github.debutdl4j.kernel.FloatStridedColumns;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Shows the arrays of a layer to the kernel as columns, without a copy where strides allow. */
final class FloatLayerColumns {

  private FloatLayerColumns() {}

  static FloatColumnSource input(ColumnLayout layout, INDArray input) {
    if (!(layout instanceof ConvolutionLayout convolution)) {
      return matrix(input);
    }
    INDArray images = convolution.asImages(input);
    return convolution.geometry().isPointwise()
        ? pixels(convolution.format(), images)
        : patches(convolution, FloatNumbers.contiguous(images));
  }

  /** The input's gradient; in c order without gaps. */
  static FloatColumnSink inputEpsilon(ColumnLayout layout, INDArray inputEpsilon) {
    if (!(layout instanceof ConvolutionLayout convolution)) {
      return matrix(inputEpsilon);
    }
    INDArray images = convolution.asImages(inputEpsilon);
    return convolution.geometry().isPointwise()
        ? pixels(convolution.format(), images)
        : patches(convolution, images);
  }

  /** Output or its gradient; as a sink, in c order without gaps. */
  static FloatStridedColumns output(ColumnLayout layout, INDArray output) {
    return layout instanceof ConvolutionLayout convolution
        ? pixels(convolution.format(), convolution.asImages(output))
        : matrix(output);
  }

  private static FloatStridedColumns matrix(INDArray array) {
    return FloatStridedColumns.matrix(
        FloatNumbers.buffer(array),
        0,
        (int) array.size(0),
        (int) array.stride(0),
        (int) array.size(1),
        (int) array.stride(1));
  }

  private static FloatPatchColumns patches(ConvolutionLayout layout, INDArray images) {
    return layout.format() == CNN2DFormat.NCHW
        ? FloatPatchColumns.channelsFirst(
            FloatNumbers.buffer(images), 0, (int) images.size(0), layout.geometry())
        : FloatPatchColumns.channelsLast(
            FloatNumbers.buffer(images), 0, (int) images.size(0), layout.geometry());
  }

  private static FloatStridedColumns pixels(CNN2DFormat format, INDArray array) {
    int channel = format == CNN2DFormat.NCHW ? 1 : 3;
    int y = format == CNN2DFormat.NCHW ? 2 : 1;
    boolean evenRows = array.stride(y) == array.size(y + 1) * array.stride(y + 1);
    INDArray images = evenRows ? array : FloatNumbers.contiguous(array);
    return FloatStridedColumns.images(
        FloatNumbers.buffer(images),
        0,
        (int) images.size(0),
        (int) images.stride(0),
        (int) (images.size(y) * images.size(y + 1)),
        (int) images.stride(y + 1),
        (int) images.size(channel),
        (int) images.stride(channel));
  }
}
