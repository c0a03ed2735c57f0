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
import io.github.debutdl4j.chain.DeButChain;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A transposed convolution whose matrix is a product of sparse DeBut factors: use it where a {@code
 * Deconvolution2D} stands.
 *
 * <p>The matrix is (nOut*kH*kW) x nIn: each input pixel gives a patch of outputs, and patches that
 * overlap are added. Its rows are numbered by output channel, kernel row, kernel column. Input and
 * output are [minibatch, channels, height, width] or, in NHWC, [minibatch, height, width,
 * channels].
 *
 * <p>Source: "Deformable Butterfly" (NeurIPS 2021), section 3.
 */
public class DeButDeconvolution2D extends ImageConvolution {

  private static final long serialVersionUID = 1L;

  /** For JSON. */
  protected DeButDeconvolution2D() {}

  protected DeButDeconvolution2D(Builder builder) {
    super(builder, builder.dataFormat);
    initializeConstraints(builder);
    ChainResolution.resolvePolicyIfPossible(this);
  }

  @Override
  public int matrixRows() {
    return Math.multiplyExact(Math.toIntExact(getNOut()), kernelTaps());
  }

  @Override
  public int matrixColumns() {
    return Math.toIntExact(getNIn());
  }

  @Override
  public DeButChain chainFor(ChainPolicy policy) {
    return policy.resolve(matrixRows(), matrixColumns(), 1);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    requireInput(inputType, InputType.Type.CNN);
    return InputTypeUtil.getOutputTypeDeconvLayer(
        inputType,
        kernelSize,
        stride,
        padding,
        dilation,
        convolutionMode,
        nOut,
        layerIndex,
        getLayerName(),
        DeButDeconvolution2D.class);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet("DeButDeconvolution2D", getLayerName(), layerIndex, nIn, nOut);
    DeButDeconvolution2DLayer layer = new DeButDeconvolution2DLayer(conf, networkDataType);
    layer.attach(conf, listeners, layerIndex, layerParamsView, initializeParams);
    return layer;
  }

  @Override
  public DeButDeconvolution2D clone() {
    return (DeButDeconvolution2D) super.clone();
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof DeButDeconvolution2D;
  }

  /** Builds a {@link DeButDeconvolution2D}. */
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

    /** Order of the dimensions of images; default NCHW. An InputType overrules it. */
    public Builder dataFormat(CNN2DFormat format) {
      this.dataFormat = format;
      return this;
    }

    @Override
    public DeButDeconvolution2D build() {
      ConvolutionUtils.validateConvolutionModePadding(convolutionMode, padding);
      ConvolutionUtils.validateCnnKernelStridePadding(kernelSize, stride, padding);
      return new DeButDeconvolution2D(this);
    }
  }
}
