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

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.util.ConvolutionUtils;

/**
 * A depthwise separable convolution whose pointwise matrix is a product of sparse DeBut factors:
 * use it where a {@code SeparableConvolution2D} stands.
 *
 * <p>A depthwise convolution is itself a factor: with columns in {@link ColumnOrder#CHANNEL_MAJOR},
 * the factor with r = depth multiplier, s = kH*kW and t = 1 has one block for each input channel.
 * So the layer is a {@link DeButConvolution2D} whose chain begins with the depthwise taps, {@code
 * W0} [nIn, 1, depthMultiplier, kH*kW], and goes on with the chain of the pointwise matrix, nOut x
 * (nIn*depthMultiplier). A policy picks the pointwise part only.
 *
 * <p>Source: "Deformable Butterfly" (NeurIPS 2021), section 3.
 */
public class DeButSeparableConvolution2D extends ImageConvolution {

  private static final long serialVersionUID = 1L;

  private int depthMultiplier = 1;

  /** For JSON. */
  protected DeButSeparableConvolution2D() {}

  protected DeButSeparableConvolution2D(Builder builder) {
    super(builder, builder.dataFormat);
    this.depthMultiplier = builder.depthMultiplier;
    initializeConstraints(builder);
    ChainResolution.resolvePolicyIfPossible(this);
  }

  /** Intermediate channels for each input channel. */
  public int getDepthMultiplier() {
    return depthMultiplier;
  }

  public void setDepthMultiplier(int depthMultiplier) {
    this.depthMultiplier = depthMultiplier;
  }

  /**
   * The whole chain of a separable convolution.
   *
   * @param depthMultiplier intermediate channels for each input channel
   * @param kernelTaps positions of the kernel
   * @param pointwise the chain of the pointwise matrix; its inputs are a multiple of {@code
   *     depthMultiplier}
   */
  public static DeButChain withDepthwise(
      int depthMultiplier, int kernelTaps, DeButChain pointwise) {
    List<DeButFactor> factors = new ArrayList<>();
    factors.add(
        DeButFactor.ofPattern(
            pointwise.inputs() / depthMultiplier, depthMultiplier, kernelTaps, 1));
    factors.addAll(pointwise.factors());
    return new DeButChain(factors);
  }

  @Override
  public DeButChain chainFor(ChainPolicy policy) {
    int between = Math.multiplyExact(Math.toIntExact(getNIn()), depthMultiplier);
    DeButChain pointwise = policy.resolve(Math.toIntExact(getNOut()), between, 1);
    return withDepthwise(depthMultiplier, kernelTaps(), pointwise);
  }

  @Override
  public DeButChain resolvedChain() {
    DeButChain chain = super.resolvedChain();
    DeButFactor first = chain.factor(0);
    boolean depthwise = first.r() == depthMultiplier && first.s() == kernelTaps();
    if (chain.length() < 2 || !depthwise || first.t() != 1) {
      throw new DL4JInvalidConfigException(
          ChainResolution.describe(this)
              + ": the chain of a separable convolution begins with its depthwise factor, r = "
              + depthMultiplier
              + ", s = "
              + kernelTaps()
              + ", t = 1, and goes on with the pointwise matrix; got "
              + chain);
    }
    return chain;
  }

  @Override
  public DeButSeparableConvolution2D clone() {
    return (DeButSeparableConvolution2D) super.clone();
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof DeButSeparableConvolution2D;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof DeButSeparableConvolution2D separable
            && super.equals(separable)
            && depthMultiplier == separable.depthMultiplier;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), depthMultiplier);
  }

  /** Builds a {@link DeButSeparableConvolution2D}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static class Builder extends DeButConvolution.Builder<Builder> {

    private CNN2DFormat dataFormat = CNN2DFormat.NCHW;
    private int depthMultiplier = 1;

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

    /** Order of the dimensions of images; default NCHW. An InputType overrules it. */
    public Builder dataFormat(CNN2DFormat format) {
      this.dataFormat = format;
      return this;
    }

    /** Intermediate channels for each input channel, 1 or more; default 1. */
    public Builder depthMultiplier(int depthMultiplier) {
      this.depthMultiplier = depthMultiplier;
      return this;
    }

    /**
     * Has no choice here: the depthwise factor needs {@link ColumnOrder#CHANNEL_MAJOR}.
     *
     * @throws DL4JInvalidConfigException for any other order
     */
    @Override
    public Builder columnOrder(ColumnOrder columnOrder) {
      if (columnOrder != ColumnOrder.CHANNEL_MAJOR) {
        throw new DL4JInvalidConfigException(
            "a separable convolution has its columns in CHANNEL_MAJOR order; got " + columnOrder);
      }
      return super.columnOrder(columnOrder);
    }

    @Override
    public DeButSeparableConvolution2D build() {
      if (depthMultiplier < 1) {
        throw new DL4JInvalidConfigException(
            "the depth multiplier must be 1 or more; got " + depthMultiplier);
      }
      ConvolutionUtils.validateConvolutionModePadding(convolutionMode, padding);
      ConvolutionUtils.validateCnnKernelStridePadding(kernelSize, stride, padding);
      return new DeButSeparableConvolution2D(this);
    }
  }
}
