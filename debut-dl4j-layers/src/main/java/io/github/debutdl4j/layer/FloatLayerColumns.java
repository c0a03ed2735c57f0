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
package io.github.debutdl4j.layer;

import io.github.debutdl4j.internal.kernel.FloatColumnSink;
import io.github.debutdl4j.internal.kernel.FloatColumnSource;
import io.github.debutdl4j.internal.kernel.FloatPatchColumns;
import io.github.debutdl4j.internal.kernel.FloatStridedColumns;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Shows the arrays of a layer to the kernel as columns, without a copy where strides allow. */
final class FloatLayerColumns {

  private FloatLayerColumns() {}

  /**
   * The array as the methods below take it: a layer of columns as it is; images with evenly spaced
   * rows, as a view if they are, else as a copy. What the methods return does not keep the memory:
   * hold the array for as long as it is used.
   */
  static INDArray readable(ColumnLayout layout, INDArray array) {
    return layout instanceof ConvolutionLayout convolution
        ? evenlySpaced(convolution.format(), convolution.asImages(array))
        : array;
  }

  /** The layer's input. */
  static FloatColumnSource input(ColumnLayout layout, INDArray images) {
    if (!(layout instanceof ConvolutionLayout convolution)) {
      return matrix(images);
    }
    return convolution.geometry().isPointwise()
        ? pixels(convolution.format(), images)
        : patches(convolution, images);
  }

  /** The input's gradient; of images in c order without gaps. */
  static FloatColumnSink inputEpsilon(ColumnLayout layout, INDArray images) {
    if (!(layout instanceof ConvolutionLayout convolution)) {
      return matrix(images);
    }
    return convolution.geometry().isPointwise()
        ? pixels(convolution.format(), images)
        : patchSums(convolution, images);
  }

  /** Output or its gradient; as a sink, images in c order without gaps. */
  static FloatStridedColumns output(ColumnLayout layout, INDArray images) {
    return layout instanceof ConvolutionLayout convolution
        ? pixels(convolution.format(), images)
        : matrix(images);
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

  private static FloatColumnSource patches(ConvolutionLayout layout, INDArray images) {
    CNN2DFormat format = layout.format();
    return FloatPatchColumns.strided(
        FloatNumbers.buffer(images),
        0,
        (int) images.size(0),
        (int) images.stride(0),
        (int) images.stride(channel(format)),
        (int) images.stride(row(format) + 1),
        layout.geometry());
  }

  private static FloatColumnSink patchSums(ConvolutionLayout layout, INDArray images) {
    return layout.format() == CNN2DFormat.NCHW
        ? FloatPatchColumns.channelsFirst(
            FloatNumbers.buffer(images), 0, (int) images.size(0), layout.geometry())
        : FloatPatchColumns.channelsLast(
            FloatNumbers.buffer(images), 0, (int) images.size(0), layout.geometry());
  }

  private static FloatStridedColumns pixels(CNN2DFormat format, INDArray images) {
    int row = row(format);
    return FloatStridedColumns.images(
        FloatNumbers.buffer(images),
        0,
        (int) images.size(0),
        (int) images.stride(0),
        (int) (images.size(row) * images.size(row + 1)),
        (int) images.stride(row + 1),
        (int) images.size(channel(format)),
        (int) images.stride(channel(format)));
  }

  /** Images in which a row begins where the row before it ends; a copy where it does not. */
  private static INDArray evenlySpaced(CNN2DFormat format, INDArray images) {
    int row = row(format);
    boolean even = images.stride(row) == images.size(row + 1) * images.stride(row + 1);
    return even || images.size(row) == 1 ? images : images.dup('c');
  }

  private static int channel(CNN2DFormat format) {
    return format == CNN2DFormat.NCHW ? 1 : 3;
  }

  private static int row(CNN2DFormat format) {
    return format == CNN2DFormat.NCHW ? 2 : 1;
  }
}
