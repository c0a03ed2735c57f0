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
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * An output layer whose weight matrix is a product of sparse DeBut factors: use it in place of
 * DL4J's {@code OutputLayer}.
 *
 * <p>Input [minibatch, nIn], output and labels [minibatch, nOut]. Loss functions, activations,
 * label masks ([minibatch, 1] or [minibatch, nOut]) and scores are those of {@code OutputLayer}.
 * L1, L2, weight decay and constraints act on the factors, as in {@link DeButDense}.
 */
public class DeButOutputLayer extends BaseDeButOutputLayer {

  private static final long serialVersionUID = 1L;

  /** For JSON. */
  protected DeButOutputLayer() {}

  protected DeButOutputLayer(Builder builder) {
    super(builder);
    initializeConstraints(builder);
    ChainResolution.resolvePolicyIfPossible(this);
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    super.setNIn(inputType, override);
    ChainResolution.resolveIfPossible(this);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet("DeButOutputLayer", getLayerName(), layerIndex, nIn, nOut);
    OutputChainLayer layer = new OutputChainLayer(conf, networkDataType);
    layer.attach(conf, listeners, layerIndex, layerParamsView, initializeParams);
    return layer;
  }

  @Override
  public DeButOutputLayer clone() {
    return (DeButOutputLayer) super.clone();
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof DeButOutputLayer;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeButOutputLayer && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  /** Builds a {@link DeButOutputLayer}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static class Builder extends BaseDeButOutputLayer.Builder<Builder> {

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

    @Override
    public DeButOutputLayer build() {
      return new DeButOutputLayer(this);
    }
  }
}
