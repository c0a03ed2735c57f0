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
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * An output layer for time series whose weight matrix is a product of sparse DeBut factors: use it
 * in place of DL4J's {@code RnnOutputLayer}.
 *
 * <p>Input [minibatch, nIn, steps], output and labels [minibatch, nOut, steps], or in NWC
 * [minibatch, steps, nIn] and [minibatch, steps, nOut]. The same matrix is applied at each step.
 * Loss functions, activations, label masks ([minibatch, steps] or the shape of the labels) and
 * scores are those of {@code RnnOutputLayer}. L1, L2, weight decay and constraints act on the
 * factors, as in {@link DeButDense}.
 */
public class DeButRnnOutputLayer extends BaseDeButOutputLayer {

  private static final long serialVersionUID = 1L;

  private RNNFormat rnnDataFormat;

  /** For JSON. */
  protected DeButRnnOutputLayer() {}

  protected DeButRnnOutputLayer(Builder builder) {
    super(builder);
    this.rnnDataFormat = builder.rnnDataFormat;
    initializeConstraints(builder);
    ChainResolution.resolvePolicyIfPossible(this);
  }

  /** Order of the dimensions of time series; null, until the input type is known, means NCW. */
  public RNNFormat getRnnDataFormat() {
    return rnnDataFormat;
  }

  public void setRnnDataFormat(RNNFormat rnnDataFormat) {
    this.rnnDataFormat = rnnDataFormat;
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    InputType.InputTypeRecurrent series = requireSeries(inputType);
    return InputType.recurrent(nOut, series.getTimeSeriesLength(), series.getFormat());
  }

  /**
   * Takes size and format from the input where they are not set, or if {@code override} is true.
   */
  @Override
  public void setNIn(InputType inputType, boolean override) {
    InputType.InputTypeRecurrent series = requireSeries(inputType);
    if (rnnDataFormat == null || override) {
      rnnDataFormat = series.getFormat();
    }
    if (nIn <= 0 || override) {
      nIn = series.getSize();
    }
    ChainResolution.resolveIfPossible(this);
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return InputTypeUtil.getPreprocessorForInputTypeRnnLayers(
        inputType, rnnDataFormat, getLayerName());
  }

  private InputType.InputTypeRecurrent requireSeries(InputType inputType) {
    if (inputType instanceof InputType.InputTypeRecurrent series) {
      return series;
    }
    throw new IllegalStateException(
        ChainResolution.describe(this) + ": expected RNN input, got " + inputType);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet("DeButRnnOutputLayer", getLayerName(), layerIndex, nIn, nOut);
    RnnOutputChainLayer layer = new RnnOutputChainLayer(conf, networkDataType);
    layer.attach(conf, listeners, layerIndex, layerParamsView, initializeParams);
    return layer;
  }

  @Override
  public DeButRnnOutputLayer clone() {
    return (DeButRnnOutputLayer) super.clone();
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof DeButRnnOutputLayer;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeButRnnOutputLayer layer
        && super.equals(layer)
        && rnnDataFormat == layer.rnnDataFormat;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), rnnDataFormat);
  }

  /** Builds a {@link DeButRnnOutputLayer}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static class Builder extends BaseDeButOutputLayer.Builder<Builder> {

    private RNNFormat rnnDataFormat;

    /** Loss MCXENT, activation softmax. */
    public Builder() {
      setActivationFn(new ActivationSoftmax());
    }

    /** The activation is softmax unless set. */
    public Builder(LossFunction lossFunction) {
      this(lossFunction.getILossFunction());
    }

    /** The activation is softmax unless set. */
    public Builder(ILossFunction lossFunction) {
      setLossFn(lossFunction);
      setActivationFn(new ActivationSoftmax());
    }

    /** Order of the dimensions of time series; default that of the input type, else NCW. */
    public Builder dataFormat(RNNFormat format) {
      this.rnnDataFormat = format;
      return this;
    }

    @Override
    public DeButRnnOutputLayer build() {
      return new DeButRnnOutputLayer(this);
    }
  }
}
