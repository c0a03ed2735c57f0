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
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import io.github.debutdl4j.internal.kernel.columns.PatchGeometry;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Columns of a convolution over volumes: one patch per output position, volumes outermost, then
 * depth. For each depth of the output, the slices under the kernel are stacked as the channels of
 * an image; slice {@code k} of channel {@code c} is channel {@code c * kernel + k}.
 *
 * @param volumes minibatch size
 * @param outputs nOut
 * @param depth the convolution along the depth
 * @param images the convolution over the stacked slices
 * @param channelsFirst whether arrays are [minibatch, channels, depth, height, width], not
 *     [minibatch, depth, height, width, channels]
 */
public record VolumeLayout(
    long volumes, int outputs, SliceWindow depth, PatchGeometry images, boolean channelsFirst)
    implements ColumnLayout {

  @Override
  public long[] outputShape() {
    int height = images.outHeight();
    int width = images.outWidth();
    return channelsFirst
        ? new long[] {volumes, outputs, depth.outputs(), height, width}
        : new long[] {volumes, depth.outputs(), height, width, outputs};
  }

  @Override
  public char order(INDArray input) {
    return 'c';
  }

  @Override
  public INDArray evenlySpaced(INDArray array) {
    int last = channelsFirst ? 4 : 3;
    boolean even =
        array.stride(last - 1) == array.size(last) * array.stride(last)
            && array.stride(last - 2) == array.size(last - 1) * array.stride(last - 1);
    return even ? array : array.dup('c');
  }

  /** Volumes, or slices that {@link #columnSource} stacked. */
  @Override
  public ColumnStrides strides(INDArray array) {
    if (array.rank() == 4) {
      return ofSlices().strides(array);
    }
    int last = channelsFirst ? 4 : 3;
    int channel = channelsFirst ? 1 : 4;
    return new ColumnStrides(
        (int) array.size(0),
        array.stride(0),
        (int) (array.size(last - 2) * array.size(last - 1) * array.size(last)),
        array.stride(last),
        (int) array.size(channel),
        array.stride(channel));
  }

  @Override
  public Optional<PatchGeometry> patches() {
    return images.isPointwise() ? Optional.empty() : Optional.of(images);
  }

  /** The columns of images of stacked slices, [minibatch*depth, channels*kernel, height, width]. */
  private ConvolutionLayout ofSlices() {
    return new ConvolutionLayout(
        volumes * depth.outputs(), outputs, images, CNN2DFormat.NCHW, false);
  }

  private boolean isPointwise() {
    return depth.isPointwise() && images.isPointwise();
  }

  @Override
  public INDArray columnSource(INDArray input) {
    return isPointwise() ? evenlySpaced(input) : stacked(input);
  }

  @Override
  public INDArray columnSink(INDArray inputEpsilon) {
    return isPointwise() ? evenlySpaced(inputEpsilon) : newStack(inputEpsilon.dataType());
  }

  @Override
  public void collect(INDArray sink, INDArray inputEpsilon) {
    if (!isPointwise()) {
      addUnstacked(sink, inputEpsilon);
    }
  }

  private INDArray newStack(DataType type) {
    return Nd4j.create(
        type,
        new long[] {volumes * depth.outputs(), images.channels(), images.height(), images.width()},
        'c');
  }

  /** Slices outside of a volume are zeros. */
  private INDArray stacked(INDArray input) {
    INDArray stack = newStack(input.dataType());
    for (int position = 0; position < depth.kernel(); position++) {
      if (depth.from(position) < depth.to(position)) {
        ofPosition(stack, position).assign(seenBy(position, input));
      }
    }
    return stack;
  }

  private void addUnstacked(INDArray stack, INDArray inputEpsilon) {
    inputEpsilon.assign(0);
    for (int position = 0; position < depth.kernel(); position++) {
      if (depth.from(position) < depth.to(position)) {
        seenBy(position, inputEpsilon).addi(ofPosition(stack, position));
      }
    }
  }

  /** The part of a stack that holds what a position of the kernel sees. */
  private INDArray ofPosition(INDArray stack, int position) {
    INDArray byPosition =
        stack.reshape(
            'c',
            volumes,
            depth.outputs(),
            images.channels() / depth.kernel(),
            depth.kernel(),
            images.height(),
            images.width());
    return byPosition.get(
        all(),
        interval(depth.from(position), depth.to(position)),
        all(),
        point(position),
        all(),
        all());
  }

  /** The slices that a position of the kernel sees, [minibatch, depth, channels, height, width]. */
  private INDArray seenBy(int position, INDArray volume) {
    int first = depth.slice(position, depth.from(position));
    int last = depth.slice(position, depth.to(position) - 1);
    return channelsFirst(volume)
        .permute(0, 2, 1, 3, 4)
        .get(all(), interval(first, depth.stride(), last + 1), all(), all(), all());
  }

  private INDArray channelsFirst(INDArray array) {
    return channelsFirst ? array : array.permute(0, 4, 1, 2, 3);
  }

  @Override
  public INDArray gather(INDArray input) {
    return ofSlices().gather(stacked(input));
  }

  @Override
  public void scatterAdd(INDArray columns, INDArray inputEpsilon) {
    INDArray stack = newStack(columns.dataType());
    ofSlices().scatterAdd(columns, stack);
    addUnstacked(stack, inputEpsilon);
  }

  @Override
  public INDArray outputColumns(INDArray output) {
    return channelsFirst(output).permute(1, 0, 2, 3, 4).dup('c').reshape('c', outputs, columns());
  }

  @Override
  public void writeOutput(INDArray columns, INDArray output) {
    INDArray volume =
        columns
            .dup('c')
            .reshape('c', outputs, volumes, depth.outputs(), images.outHeight(), images.outWidth());
    channelsFirst(output).assign(volume.permute(1, 0, 2, 3, 4));
  }

  private long columns() {
    return volumes * depth.outputs() * images.positions();
  }
}
