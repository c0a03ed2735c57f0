package io.github.debutdl4j.layer;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.kernel.PatchGeometry;
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
 * @param same whether padding comes from ConvolutionMode.Same; ND4J's im2col wants to know
 */
record ConvolutionLayout(
    long images, int outputs, PatchGeometry geometry, CNN2DFormat format, boolean same)
    implements ColumnLayout {

  private static final int[] NHWC_TO_NCHW = {0, 3, 1, 2};

  @Override
  public long[] outputShape() {
    return format == CNN2DFormat.NCHW
        ? new long[] {images, outputs, geometry.outHeight(), geometry.outWidth()}
        : new long[] {images, geometry.outHeight(), geometry.outWidth(), outputs};
  }

  @Override
  public INDArray gather(INDArray input) {
    INDArray patches = newPatches(input.dataType());
    Convolution.im2col(
        channelsFirst(input).dup('c'),
        geometry.kernelHeight(),
        geometry.kernelWidth(),
        geometry.strideY(),
        geometry.strideX(),
        geometry.padTop(),
        geometry.padLeft(),
        geometry.dilationY(),
        geometry.dilationX(),
        same,
        imagesFirst(patches));
    return patches.reshape('c', geometry.rows(), columns());
  }

  @Override
  public void scatterAdd(INDArray columns, INDArray inputEpsilon) {
    INDArray patches = columns.dup('c').reshape('c', patchShape());
    INDArray image =
        Nd4j.create(
            columns.dataType(), images, geometry.channels(), geometry.height(), geometry.width());
    Convolution.col2im(
        imagesFirst(patches),
        image,
        geometry.strideY(),
        geometry.strideX(),
        geometry.padTop(),
        geometry.padLeft(),
        geometry.height(),
        geometry.width(),
        geometry.dilationY(),
        geometry.dilationX());
    channelsFirst(inputEpsilon).assign(image);
  }

  @Override
  public INDArray outputColumns(INDArray output) {
    return channelsFirst(output).permute(1, 0, 2, 3).dup('c').reshape('c', outputs, columns());
  }

  @Override
  public void writeOutput(INDArray columns, INDArray output) {
    INDArray image =
        columns.dup('c').reshape('c', outputs, images, geometry.outHeight(), geometry.outWidth());
    channelsFirst(output).assign(image.permute(1, 0, 2, 3));
  }

  private INDArray channelsFirst(INDArray image) {
    return format == CNN2DFormat.NCHW ? image : image.permute(NHWC_TO_NCHW);
  }

  private long columns() {
    return images * geometry.positions();
  }

  private INDArray newPatches(DataType type) {
    return Nd4j.createUninitialized(type, patchShape(), 'c');
  }

  /** [channels, kH, kW, images, outH, outW], or the kernel before the channels. */
  private long[] patchShape() {
    return geometry.order() == ColumnOrder.CHANNEL_MAJOR
        ? new long[] {
          geometry.channels(),
          geometry.kernelHeight(),
          geometry.kernelWidth(),
          images,
          geometry.outHeight(),
          geometry.outWidth()
        }
        : new long[] {
          geometry.kernelHeight(),
          geometry.kernelWidth(),
          geometry.channels(),
          images,
          geometry.outHeight(),
          geometry.outWidth()
        };
  }

  /** A view in the order of ND4J's im2col: [images, channels, kH, kW, outH, outW]. */
  private INDArray imagesFirst(INDArray patches) {
    return geometry.order() == ColumnOrder.CHANNEL_MAJOR
        ? patches.permute(3, 0, 1, 2, 4, 5)
        : patches.permute(3, 2, 0, 1, 4, 5);
  }
}
