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
package io.github.debutdl4j.layer.recurrent;

import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A long short-term memory whose two matrices are products of sparse DeBut factors: use it where an
 * {@code LSTM} or, with {@link Builder#peepholes}, a {@code GravesLSTM} stands.
 *
 * <p>The input matrix is 4*nOut x nIn, the recurrent matrix 4*nOut x nOut; their rows are those of
 * the input gate, the forget gate, the output gate and the block input (in DL4J's {@code LSTM} the
 * first and the last have changed places). Input and output are [minibatch, features, steps] or, in
 * NWC, [minibatch, steps, features].
 *
 * <p>Source of the cell: Greff et al., "LSTM: A Search Space Odyssey" (2015), page 11; of the
 * chains: "Deformable Butterfly" (NeurIPS 2021), section 3.
 */
public class DeButLSTM extends BaseDeButRecurrent {

  private static final long serialVersionUID = 1L;

  private static final int GATES = 4;

  /** Gates that see the cell: all but the block input. */
  private static final int SEEING_GATES = 3;

  private double forgetGateBiasInit = 1.0;
  private IActivation gateActivationFn = Activation.SIGMOID.getActivationFunction();
  private boolean peepholes;

  /** For JSON. */
  protected DeButLSTM() {}

  protected DeButLSTM(Builder builder) {
    super(builder);
    this.forgetGateBiasInit = builder.forgetGateBiasInit;
    this.gateActivationFn = builder.gateActivationFn;
    this.peepholes = builder.peepholes;
    addConstraints(builder);
  }

  @Override
  int gates() {
    return GATES;
  }

  @Override
  long peepholeCount() {
    return peepholes ? SEEING_GATES * nOut : 0;
  }

  @Override
  void initialiseBias(INDArray bias) {
    super.initialiseBias(bias);
    bias.get(NDArrayIndex.all(), NDArrayIndex.interval(nOut, 2 * nOut)).assign(forgetGateBiasInit);
  }

  /** What the bias of the forget gate starts with. */
  public double getForgetGateBiasInit() {
    return forgetGateBiasInit;
  }

  public void setForgetGateBiasInit(double forgetGateBiasInit) {
    this.forgetGateBiasInit = forgetGateBiasInit;
  }

  /** Activation of the three gates. */
  public IActivation getGateActivationFn() {
    return gateActivationFn;
  }

  public void setGateActivationFn(IActivation gateActivationFn) {
    this.gateActivationFn = gateActivationFn;
  }

  /** Whether the gates see the cell. */
  public boolean isPeepholes() {
    return peepholes;
  }

  public void setPeepholes(boolean peepholes) {
    this.peepholes = peepholes;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet("DeButLSTM", getLayerName(), layerIndex, nIn, nOut);
    LstmLayer layer = new LstmLayer(conf, networkDataType);
    layer.attach(conf, listeners, layerIndex, layerParamsView, initializeParams);
    return layer;
  }

  @Override
  public DeButLSTM clone() {
    return (DeButLSTM) super.clone();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof DeButLSTM lstm
            && super.equals(lstm)
            && forgetGateBiasInit == lstm.forgetGateBiasInit
            && peepholes == lstm.peepholes
            && Objects.equals(gateActivationFn, lstm.gateActivationFn);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), forgetGateBiasInit, gateActivationFn, peepholes);
  }

  /** Builds a {@link DeButLSTM}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static class Builder extends BaseDeButRecurrent.Builder<Builder> {

    private double forgetGateBiasInit = 1.0;
    private IActivation gateActivationFn = Activation.SIGMOID.getActivationFunction();
    private boolean peepholes;

    /** What the bias of the forget gate starts with; default 1, as in DL4J. */
    public Builder forgetGateBiasInit(double value) {
      this.forgetGateBiasInit = value;
      return this;
    }

    /** Activation of the three gates; default sigmoid. */
    public Builder gateActivationFunction(IActivation activation) {
      this.gateActivationFn = activation;
      return this;
    }

    /** Activation of the three gates; default sigmoid. */
    public Builder gateActivationFunction(Activation activation) {
      return gateActivationFunction(activation.getActivationFunction());
    }

    /**
     * Lets the gates see the cell, as in DL4J's {@code GravesLSTM}: parameter {@code P} [3, nOut]
     * has a weight for each output in the input, the forget and the output gate. Constraints on
     * weights do not apply to it. Default false.
     */
    public Builder peepholes(boolean peepholes) {
      this.peepholes = peepholes;
      return this;
    }

    @Override
    public DeButLSTM build() {
      return new DeButLSTM(this);
    }
  }
}
