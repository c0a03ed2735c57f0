package io.github.debutdl4j.layer;

import io.github.debutdl4j.chain.ColumnOrder;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.convolution.Convolution;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Columns of a 2D convolution: one patch per output position, images outermost.
 *
 * @param images minibatch size
 * @param outputs nOut
 * @param geometry sizes of the convolution
 * @param format order of the image dimensions
 * @param order numbering of a patch's entries
 */
record ConvolutionLayout(
    long images, int outputs, ConvolutionGeometry geometry, CNN2DFormat format, ColumnOrder order)
    implements ColumnLayout {

  private static final int[] NHWC_TO_NCHW = {0, 3, 1, 2};

  @Override
  public long[] outputShape() {
    int[] out = geometry.output();
    return format == CNN2DFormat.NCHW
        ? new long[] {images, outputs, out[0], out[1]}
        : new long[] {images, out[0], out[1], outputs};
  }

  @Override
  public INDArray gather(INDArray input) {
    INDArray patches = newPatches(input.dataType());
    Convolution.im2col(
        channelsFirst(input).dup('c'),
        geometry.kernel()[0],
        geometry.kernel()[1],
        geometry.stride()[0],
        geometry.stride()[1],
        geometry.padding()[0],
        geometry.padding()[1],
        geometry.dilation()[0],
        geometry.dilation()[1],
        geometry.same(),
        imagesFirst(patches));
    return patches.reshape('c', (long) geometry.channels() * taps(), columns());
  }

  @Override
  public void scatterAdd(INDArray columns, INDArray inputEpsilon) {
    INDArray patches = columns.dup('c').reshape('c', patchShape());
    INDArray image =
        Nd4j.create(
            columns.dataType(),
            images,
            geometry.channels(),
            geometry.input()[0],
            geometry.input()[1]);
    Convolution.col2im(
        imagesFirst(patches),
        image,
        geometry.stride()[0],
        geometry.stride()[1],
        geometry.padding()[0],
        geometry.padding()[1],
        geometry.input()[0],
        geometry.input()[1],
        geometry.dilation()[0],
        geometry.dilation()[1]);
    channelsFirst(inputEpsilon).assign(image);
  }

  @Override
  public INDArray outputColumns(INDArray output) {
    return channelsFirst(output).permute(1, 0, 2, 3).dup('c').reshape('c', outputs, columns());
  }

  @Override
  public void writeOutput(INDArray columns, INDArray output) {
    int[] out = geometry.output();
    INDArray image = columns.dup('c').reshape('c', outputs, images, out[0], out[1]);
    channelsFirst(output).assign(image.permute(1, 0, 2, 3));
  }

  private INDArray channelsFirst(INDArray image) {
    return format == CNN2DFormat.NCHW ? image : image.permute(NHWC_TO_NCHW);
  }

  private long columns() {
    return images * geometry.output()[0] * geometry.output()[1];
  }

  private int taps() {
    return geometry.kernel()[0] * geometry.kernel()[1];
  }

  private INDArray newPatches(DataType type) {
    return Nd4j.createUninitialized(type, patchShape(), 'c');
  }

  /** [channels, kH, kW, images, outH, outW], or the kernel before the channels. */
  private long[] patchShape() {
    int[] kernel = geometry.kernel();
    int[] out = geometry.output();
    return order == ColumnOrder.CHANNEL_MAJOR
        ? new long[] {geometry.channels(), kernel[0], kernel[1], images, out[0], out[1]}
        : new long[] {kernel[0], kernel[1], geometry.channels(), images, out[0], out[1]};
  }

  /** A view in the order of ND4J's im2col: [images, channels, kH, kW, outH, outW]. */
  private INDArray imagesFirst(INDArray patches) {
    return order == ColumnOrder.CHANNEL_MAJOR
        ? patches.permute(3, 0, 1, 2, 4, 5)
        : patches.permute(3, 2, 0, 1, 4, 5);
  }
}
