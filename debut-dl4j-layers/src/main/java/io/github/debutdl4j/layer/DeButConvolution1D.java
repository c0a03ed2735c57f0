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
import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.util.Convolution1DUtils;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution over time whose flattened filter matrix is a product of sparse DeBut factors: use
 * it in place of DL4J's {@code Convolution1DLayer}.
 *
 * <p>The matrix is nOut x (nIn*k), its columns numbered by {@link ColumnOrder}. Input and output
 * are [minibatch, channels, steps] or, in NWC, [minibatch, steps, channels]. In addition to DL4J's
 * usual modes it supports {@code ConvolutionMode.Causal}: an output sees its own step and earlier
 * ones only. A mask of the input's steps is passed on to the next layer; {@link Builder#maskOutput}
 * also sets masked steps of the output to zero.
 */
public class DeButConvolution1D extends DeButConvolution {

  private static final long serialVersionUID = 1L;

  private RNNFormat rnnDataFormat = RNNFormat.NCW;

  /** True for layers that were saved before there was a choice. */
  private boolean maskOutput = true;

  /** For JSON. */
  protected DeButConvolution1D() {}

  protected DeButConvolution1D(Builder builder) {
    super(builder);
    this.rnnDataFormat = builder.rnnDataFormat;
    this.maskOutput = builder.maskOutput;
    initializeConstraints(builder);
    ChainResolution.resolvePolicyIfPossible(this);
  }

  /** Order of the dimensions of sequences. */
  public RNNFormat getRnnDataFormat() {
    return rnnDataFormat;
  }

  public void setRnnDataFormat(RNNFormat rnnDataFormat) {
    this.rnnDataFormat = rnnDataFormat;
  }

  /** Whether masked steps of the output are set to zero and pass no gradient. */
  public boolean isMaskOutput() {
    return maskOutput;
  }

  public void setMaskOutput(boolean maskOutput) {
    this.maskOutput = maskOutput;
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    requireInput(inputType, InputType.Type.RNN);
    long steps = ((InputType.InputTypeRecurrent) inputType).getTimeSeriesLength();
    long outSteps =
        steps < 0
            ? steps
            : Convolution1DUtils.getOutputSize(
                steps, kernelSize[0], stride[0], padding[0], convolutionMode, dilation[0]);
    return InputType.recurrent(nOut, outSteps, rnnDataFormat);
  }

  /** Takes channels (where not set by hand, or with override) and format from the input. */
  @Override
  public void setNIn(InputType inputType, boolean override) {
    requireInput(inputType, InputType.Type.RNN);
    InputType.InputTypeRecurrent sequences = (InputType.InputTypeRecurrent) inputType;
    if (nIn <= 0 || override) {
      nIn = sequences.getSize();
    }
    rnnDataFormat = sequences.getFormat();
    ChainResolution.resolveIfPossible(this);
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return InputTypeUtil.getPreprocessorForInputTypeRnnLayers(
        inputType, rnnDataFormat, getLayerName());
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet("DeButConvolution1D", getLayerName(), layerIndex, nIn, nOut);
    DeButConvolution1DLayer layer = new DeButConvolution1DLayer(conf, networkDataType);
    layer.attach(conf, listeners, layerIndex, layerParamsView, initializeParams);
    return layer;
  }

  @Override
  public DeButConvolution1D clone() {
    return (DeButConvolution1D) super.clone();
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof DeButConvolution1D;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && rnnDataFormat == ((DeButConvolution1D) other).rnnDataFormat
        && maskOutput == ((DeButConvolution1D) other).maskOutput;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), rnnDataFormat, maskOutput);
  }

  /** Builds a {@link DeButConvolution1D}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static class Builder extends DeButConvolution.Builder<Builder> {

    private RNNFormat rnnDataFormat = RNNFormat.NCW;
    private boolean maskOutput;

    /** Takes the length of the kernel; stride 1, no padding. */
    public Builder(int kernelSize) {
      this(kernelSize, 1, 0);
    }

    public Builder(int kernelSize, int stride) {
      this(kernelSize, stride, 0);
    }

    public Builder(int kernelSize, int stride, int padding) {
      setConvolutionDim(1);
      setKernelSize(new int[] {kernelSize});
      setStride(new int[] {stride});
      setPadding(new int[] {padding});
      setDilation(new int[] {1});
    }

    @Override
    protected boolean allowCausal() {
      return true;
    }

    /** Order of the dimensions of sequences; default NCW. An InputType overrides it. */
    public Builder rnnDataFormat(RNNFormat format) {
      this.rnnDataFormat = format;
      return this;
    }

    /**
     * Whether masked steps of the output are set to zero and pass no gradient; default false, as in
     * {@code Convolution1DLayer}, where the next layer still sees their values.
     */
    public Builder maskOutput(boolean maskOutput) {
      this.maskOutput = maskOutput;
      return this;
    }

    @Override
    public DeButConvolution1D build() {
      ConvolutionUtils.validateConvolutionModePadding(convolutionMode, padding);
      ConvolutionUtils.validateCnnKernelStridePadding(
          new int[] {kernelSize[0], 1}, new int[] {stride[0], 1}, new int[] {padding[0], 0});
      return new DeButConvolution1D(this);
    }
  }
}
