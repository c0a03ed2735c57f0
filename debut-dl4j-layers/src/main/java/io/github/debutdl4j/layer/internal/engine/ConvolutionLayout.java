/*
 * Copyright 2026 The DeBut for DeepLearning4J authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package io.github.debutdl4j.layer.internal.engine;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.internal.kernel.columns.PatchGeometry;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.convolution.Convolution;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Columns of a convolution: one patch per output position, images outermost.
 *
 * @param images minibatch size
 * @param outputs nOut
 * @param geometry sizes of the convolution
 * @param format order of the image dimensions
 * @param sequences whether arrays have no height: [minibatch, channels, steps], or channels last
 */
public record ConvolutionLayout(
    long images, int outputs, PatchGeometry geometry, CNN2DFormat format, boolean sequences)
    implements ColumnLayout {

  private static final int[] NHWC_TO_NCHW = {0, 3, 1, 2};

  @Override
  public long[] outputShape() {
    int height = geometry.outHeight();
    int width = geometry.outWidth();
    if (format == CNN2DFormat.NCHW) {
      return sequences
          ? new long[] {images, outputs, width}
          : new long[] {images, outputs, height, width};
    }
    return sequences
        ? new long[] {images, width, outputs}
        : new long[] {images, height, width, outputs};
  }

  @Override
  public char order(INDArray input) {
    return 'c';
  }

  @Override
  public INDArray evenlySpaced(INDArray array) {
    INDArray image = asImages(array);
    int row = rowDimension();
    boolean even = image.stride(row) == image.size(row + 1) * image.stride(row + 1);
    return even || image.size(row) == 1 ? image : image.dup('c');
  }

  @Override
  public ColumnStrides strides(INDArray array) {
    int row = rowDimension();
    int channel = format == CNN2DFormat.NCHW ? 1 : 3;
    return new ColumnStrides(
        (int) array.size(0),
        array.stride(0),
        (int) (array.size(row) * array.size(row + 1)),
        array.stride(row + 1),
        (int) array.size(channel),
        array.stride(channel));
  }

  private int rowDimension() {
    return format == CNN2DFormat.NCHW ? 2 : 1;
  }

  @Override
  public Optional<PatchGeometry> patches() {
    return geometry.isPointwise() ? Optional.empty() : Optional.of(geometry);
  }

  /** Sequences as images one pixel high; a view where the array has no gaps. */
  private INDArray asImages(INDArray array) {
    if (!sequences) {
      return array;
    }
    return format == CNN2DFormat.NCHW
        ? array.reshape('c', array.size(0), array.size(1), 1, array.size(2))
        : array.reshape('c', array.size(0), 1, array.size(1), array.size(2));
  }

  /** Padding is applied before im2col, because ND4J's own has no causal padding. */
  @Override
  public INDArray gather(INDArray input) {
    INDArray padded = newPaddedImages(input.dataType());
    inside(padded).assign(reached(channelsFirst(input)));
    INDArray patches = Nd4j.createUninitialized(input.dataType(), patchShape(), 'c');
    Convolution.im2col(
        padded,
        geometry.kernelHeight(),
        geometry.kernelWidth(),
        geometry.strideY(),
        geometry.strideX(),
        0,
        0,
        geometry.dilationY(),
        geometry.dilationX(),
        false,
        imagesFirst(patches));
    return patches.reshape('c', geometry.rows(), columns());
  }

  @Override
  public void scatterAdd(INDArray columns, INDArray inputEpsilon) {
    INDArray padded = newPaddedImages(columns.dataType());
    Convolution.col2im(
        imagesFirst(columns.dup('c').reshape('c', patchShape())),
        padded,
        geometry.strideY(),
        geometry.strideX(),
        0,
        0,
        paddedHeight(),
        paddedWidth(),
        geometry.dilationY(),
        geometry.dilationX());
    inputEpsilon.assign(0);
    reached(channelsFirst(inputEpsilon)).assign(inside(padded));
  }

  /** Rows from the first row of the first patch to the last row of the last. */
  private int paddedHeight() {
    return (geometry.outHeight() - 1) * geometry.strideY()
        + (geometry.kernelHeight() - 1) * geometry.dilationY()
        + 1;
  }

  private int paddedWidth() {
    return (geometry.outWidth() - 1) * geometry.strideX()
        + (geometry.kernelWidth() - 1) * geometry.dilationX()
        + 1;
  }

  private INDArray newPaddedImages(DataType type) {
    return Nd4j.create(type, images, geometry.channels(), paddedHeight(), paddedWidth());
  }

  private int reachedHeight() {
    return Math.min(geometry.height(), paddedHeight() - geometry.padTop());
  }

  private int reachedWidth() {
    return Math.min(geometry.width(), paddedWidth() - geometry.padLeft());
  }

  /** The part of NCHW images that patches reach. */
  private INDArray reached(INDArray image) {
    return image.get(all(), all(), interval(0, reachedHeight()), interval(0, reachedWidth()));
  }

  /** The part of padded images that is not padding. */
  private INDArray inside(INDArray padded) {
    int top = geometry.padTop();
    int left = geometry.padLeft();
    return padded.get(
        all(), all(), interval(top, top + reachedHeight()), interval(left, left + reachedWidth()));
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

  private INDArray channelsFirst(INDArray array) {
    INDArray image = asImages(array);
    return format == CNN2DFormat.NCHW ? image : image.permute(NHWC_TO_NCHW);
  }

  private long columns() {
    return images * geometry.positions();
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
