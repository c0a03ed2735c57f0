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

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.DeButConvolution2D;
import io.github.debutdl4j.layer.DeButParamInitializer;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * A DeBut convolution for code that works with DL4J's SameDiff layers; everyone else uses {@link
 * DeButConvolution2D}.
 *
 * <p>Input and output have the shapes of {@link DeButConvolution2D}.
 */
public class DeButSameDiffConvolution2D extends DeButSameDiffLayer {

  private static final long serialVersionUID = 1L;

  /** For JSON. */
  protected DeButSameDiffConvolution2D() {}

  protected DeButSameDiffConvolution2D(Builder builder) {
    super(builder, builder.convolution.build());
  }

  @Override
  public SDVariable defineLayer(
      SameDiff sd, SDVariable input, Map<String, SDVariable> params, SDVariable mask) {
    DeButConvolution2D conf = (DeButConvolution2D) getNativeLayer();
    boolean channelsLast = conf.getCnn2dDataFormat() == CNN2DFormat.NHWC;
    SDVariable images = channelsLast ? sd.permute(input, 0, 3, 1, 2) : input;
    long[] shape = input.getShape();
    SameDiffConvolution geometry =
        geometry(conf, (int) shape[channelsLast ? 1 : 2], (int) shape[channelsLast ? 2 : 3]);
    SDVariable z =
        DeButOps.convolution2d(sd, "product", images, factors(params), getChain(), geometry);
    if (debut().hasBias()) {
      SDVariable bias = params.get(DeButParamInitializer.BIAS_KEY);
      z = z.add(sd.reshape(bias, 1, conf.getNOut(), 1, 1));
    }
    SDVariable maps = activation().asSameDiff("activation", sd, z);
    return channelsLast ? sd.permute(maps, 0, 2, 3, 1) : maps;
  }

  private static SameDiffConvolution geometry(DeButConvolution2D conf, int height, int width) {
    SameDiffConvolution geometry =
        SameDiffConvolution.of(height, width, conf.getKernelSize()[0], conf.getKernelSize()[1])
            .withStride(conf.getStride()[0], conf.getStride()[1])
            .withPadding(conf.getPadding()[0], conf.getPadding()[1])
            .withDilation(conf.getDilation()[0], conf.getDilation()[1])
            .withColumnOrder(conf.getColumnOrder());
    return conf.getConvolutionMode() == ConvolutionMode.Same
        ? geometry.withSamePadding()
        : geometry;
  }

  /** Builds a {@link DeButSameDiffConvolution2D}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static class Builder extends DeButSameDiffLayer.Builder<Builder> {

    private final DeButConvolution2D.Builder convolution;

    /** Takes the height and width of the kernel. */
    public Builder(int... kernelSize) {
      convolution = new DeButConvolution2D.Builder(kernelSize);
    }

    /** Input channels; follows from the network's InputType where not set. */
    public Builder nIn(int nIn) {
      convolution.nIn(nIn);
      return this;
    }

    /** Output channels. */
    public Builder nOut(int nOut) {
      convolution.nOut(nOut);
      return this;
    }

    /** Gives the chain: nOut x (nIn*kH*kW). */
    public Builder chain(DeButChain chain) {
      convolution.chain(chain);
      return this;
    }

    /** Leaves the chain to a policy; without chain and policy it is a monotonic one. */
    public Builder chainPolicy(ChainPolicy policy) {
      convolution.chainPolicy(policy);
      return this;
    }

    /** How the columns of the filter matrix are numbered; default CHANNEL_MAJOR, as in DL4J. */
    public Builder columnOrder(ColumnOrder columnOrder) {
      convolution.columnOrder(columnOrder);
      return this;
    }

    /** Step of the filter along height and width. */
    public Builder stride(int... stride) {
      convolution.stride(stride);
      return this;
    }

    /** Zeros around the image along height and width. */
    public Builder padding(int... padding) {
      convolution.padding(padding);
      return this;
    }

    /** Distance between the taps of the filter along height and width. */
    public Builder dilation(int... dilation) {
      convolution.dilation(dilation);
      return this;
    }

    /** Same, Truncate or Strict; default that of the network. */
    public Builder convolutionMode(ConvolutionMode mode) {
      convolution.convolutionMode(mode);
      return this;
    }

    /** Order of the dimensions of images; default NCHW. An InputType overrides it. */
    public Builder dataFormat(CNN2DFormat format) {
      convolution.dataFormat(format);
      return this;
    }

    /** Whether to add a bias; default true. */
    public Builder hasBias(boolean hasBias) {
      convolution.hasBias(hasBias);
      return this;
    }

    @Override
    FeedForwardLayer.Builder<?> nativeBuilder() {
      return convolution;
    }

    @Override
    public DeButSameDiffConvolution2D build() {
      return new DeButSameDiffConvolution2D(this);
    }
  }
}
