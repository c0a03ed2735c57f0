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
package io.github.debutdl4j.samediff;

import io.github.debutdl4j.chain.ColumnOrder;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;

/**
 * The geometry of a convolution in a SameDiff graph: image, kernel, stride, padding and dilation.
 *
 * <p>A graph does not always know the size of an intermediate image, so it is part of the geometry.
 *
 * @param height sizes along the height
 * @param width sizes along the width
 * @param same whether the output has {@code ceil(input / stride)} pixels, as in DL4J's {@code
 *     ConvolutionMode.Same}; the padding follows from that
 * @param columnOrder how a filter is flattened to a row of W
 */
public record SameDiffConvolution(Axis height, Axis width, boolean same, ColumnOrder columnOrder) {

  /**
   * Sizes of a convolution along one axis of the image, in pixels.
   *
   * @param input size of the image
   * @param kernel size of the filter
   * @param stride step of the filter
   * @param padding zeros before and after the image
   * @param dilation distance between the taps of the filter
   */
  public record Axis(int input, int kernel, int stride, int padding, int dilation) {

    private int output(boolean same) {
      return same ? (input + stride - 1) / stride : (input + 2 * padding - span()) / stride + 1;
    }

    private int firstPadding(boolean same) {
      return same ? Math.max(0, (output(true) - 1) * stride + span() - input) / 2 : padding;
    }

    private int span() {
      return (kernel - 1) * dilation + 1;
    }
  }

  /** Stride 1, no padding, no dilation, channel-major columns. */
  public static SameDiffConvolution of(
      int inputHeight, int inputWidth, int kernelHeight, int kernelWidth) {
    return new SameDiffConvolution(
        new Axis(inputHeight, kernelHeight, 1, 0, 1),
        new Axis(inputWidth, kernelWidth, 1, 0, 1),
        false,
        ColumnOrder.CHANNEL_MAJOR);
  }

  public SameDiffConvolution withStride(int alongHeight, int alongWidth) {
    return withAxes(
        new Axis(height.input, height.kernel, alongHeight, height.padding, height.dilation),
        new Axis(width.input, width.kernel, alongWidth, width.padding, width.dilation));
  }

  public SameDiffConvolution withPadding(int alongHeight, int alongWidth) {
    return withAxes(
        new Axis(height.input, height.kernel, height.stride, alongHeight, height.dilation),
        new Axis(width.input, width.kernel, width.stride, alongWidth, width.dilation));
  }

  public SameDiffConvolution withDilation(int alongHeight, int alongWidth) {
    return withAxes(
        new Axis(height.input, height.kernel, height.stride, height.padding, alongHeight),
        new Axis(width.input, width.kernel, width.stride, width.padding, alongWidth));
  }

  /** As many output pixels as input pixels at stride 1; replaces any padding. */
  public SameDiffConvolution withSamePadding() {
    return new SameDiffConvolution(height, width, true, columnOrder);
  }

  public SameDiffConvolution withColumnOrder(ColumnOrder order) {
    return new SameDiffConvolution(height, width, same, order);
  }

  /** Height of the result, pixels. */
  public int outputHeight() {
    return height.output(same);
  }

  /** Width of the result, pixels. */
  public int outputWidth() {
    return width.output(same);
  }

  /** Positions of the kernel. */
  int taps() {
    return height.kernel * width.kernel;
  }

  /** The arguments of ND4J's im2col operation; even in its same mode it needs the first padding. */
  Conv2DConfig config() {
    return Conv2DConfig.builder()
        .kH(height.kernel)
        .kW(width.kernel)
        .sH(height.stride)
        .sW(width.stride)
        .pH(height.firstPadding(same))
        .pW(width.firstPadding(same))
        .dH(height.dilation)
        .dW(width.dilation)
        .paddingMode(same ? PaddingMode.SAME : PaddingMode.VALID)
        .build();
  }

  private SameDiffConvolution withAxes(Axis newHeight, Axis newWidth) {
    return new SameDiffConvolution(newHeight, newWidth, same, columnOrder);
  }
}
