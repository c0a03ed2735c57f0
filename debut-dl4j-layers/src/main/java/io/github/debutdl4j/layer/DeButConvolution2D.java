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

import io.github.debutdl4j.chain.ColumnOrder;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.util.ConvolutionUtils;

/**
 * A 2D convolution whose flattened filter matrix is a product of sparse DeBut factors: use it in
 * place of DL4J's {@code ConvolutionLayer}.
 *
 * <p>The matrix is nOut x (nIn*kH*kW), its columns numbered by {@link ColumnOrder}. Input and
 * output are [minibatch, channels, height, width] or, in NHWC, [minibatch, height, width,
 * channels].
 *
 * <p>Source: "Deformable Butterfly" (NeurIPS 2021), section 3.
 */
public class DeButConvolution2D extends ImageConvolution {

  private static final long serialVersionUID = 1L;

  /** For JSON. */
  protected DeButConvolution2D() {}

  protected DeButConvolution2D(Builder builder) {
    super(builder, builder.dataFormat);
    initializeConstraints(builder);
    ChainResolution.resolvePolicyIfPossible(this);
  }

  @Override
  public DeButConvolution2D clone() {
    return (DeButConvolution2D) super.clone();
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof DeButConvolution2D;
  }

  /** Builds a {@link DeButConvolution2D}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static class Builder extends DeButConvolution.Builder<Builder> {

    private CNN2DFormat dataFormat = CNN2DFormat.NCHW;

    /** Takes the height and width of the kernel; without them it is 5 x 5, as in DL4J. */
    public Builder(int... kernelSize) {
      if (kernelSize.length > 0) {
        setKernelSize(kernelSize);
      }
    }

    public Builder(int[] kernelSize, int[] stride) {
      this(kernelSize);
      setStride(stride);
    }

    public Builder(int[] kernelSize, int[] stride, int[] padding) {
      this(kernelSize, stride);
      setPadding(padding);
    }

    @Override
    protected boolean allowCausal() {
      return false;
    }

    /** Order of the dimensions of images; default NCHW. An InputType overrides it. */
    public Builder dataFormat(CNN2DFormat format) {
      this.dataFormat = format;
      return this;
    }

    @Override
    public DeButConvolution2D build() {
      ConvolutionUtils.validateConvolutionModePadding(convolutionMode, padding);
      ConvolutionUtils.validateCnnKernelStridePadding(kernelSize, stride, padding);
      return new DeButConvolution2D(this);
    }
  }
}
