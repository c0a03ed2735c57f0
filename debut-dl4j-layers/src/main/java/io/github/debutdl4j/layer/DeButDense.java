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
import io.github.debutdl4j.layer.internal.memory.ChainMemory;
import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A fully connected layer whose weight matrix is a product of sparse DeBut factors: use it in place
 * of DL4J's {@code DenseLayer}.
 *
 * <p>Input [minibatch, nIn], output [minibatch, nOut]; time series and images are reshaped by the
 * same preprocessors as for {@code DenseLayer}. L1, L2, weight decay and constraints act on the
 * factors, not on their product. In a constraint, dimension 3 of a factor holds the weights that
 * lead into one output.
 *
 * <p>Source: "Deformable Butterfly" (NeurIPS 2021), section 3.
 */
public class DeButDense extends FeedForwardLayer implements DeButLayerConf {

  private static final long serialVersionUID = 1L;

  private boolean hasBias = true;
  private ChainSettings chainSettings = new ChainSettings();

  /** For JSON. */
  protected DeButDense() {}

  protected DeButDense(Builder builder) {
    super(builder);
    this.hasBias = builder.hasBias;
    this.chainSettings = new ChainSettings(builder.chainSettings);
    initializeConstraints(builder);
    ChainResolution.resolvePolicyIfPossible(this);
  }

  @Override
  public DeButChain resolvedChain() {
    return ChainResolution.resolve(this);
  }

  @Override
  public ChainSettings getChainSettings() {
    return chainSettings;
  }

  public void setChainSettings(ChainSettings chainSettings) {
    this.chainSettings = chainSettings;
  }

  @Override
  public boolean hasBias() {
    return hasBias;
  }

  public boolean isHasBias() {
    return hasBias;
  }

  public void setHasBias(boolean hasBias) {
    this.hasBias = hasBias;
  }

  @Override
  public int kernelTaps() {
    return 1;
  }

  @Override
  public double denseFanOut() {
    return nOut;
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
    LayerValidation.assertNInNOutSet("DeButDense", getLayerName(), layerIndex, nIn, nOut);
    DeButDenseLayer layer = new DeButDenseLayer(conf, networkDataType);
    layer.attach(conf, listeners, layerIndex, layerParamsView, initializeParams);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return DeButParamInitializer.getInstance();
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    return ChainMemory.report(this, resolvedChain(), inputType);
  }

  @Override
  public DeButDense clone() {
    DeButDense copy = (DeButDense) super.clone();
    copy.chainSettings = new ChainSettings(chainSettings);
    return copy;
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof DeButDense;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof DeButDense dense
            && super.equals(dense)
            && hasBias == dense.hasBias
            && chainSettings.equals(dense.chainSettings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), hasBias, chainSettings);
  }

  @Override
  public String toString() {
    return "DeButDense(" + super.toString() + ", hasBias=" + hasBias + ", " + chainSettings + ")";
  }

  /** Builds a {@link DeButDense}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static class Builder extends FeedForwardLayer.Builder<Builder> {

    private final ChainSettings chainSettings = new ChainSettings();
    private boolean hasBias = true;

    /** Gives the chain: nOut x nIn, or larger with {@link #allowPadding}. */
    public Builder chain(DeButChain chain) {
      chainSettings.use(chain);
      return this;
    }

    /** Gives the chain as a row {@code p q r s t p q r s t ...}, first applied factor first. */
    public Builder chain(String row) {
      return chain(DeButChain.parse(row));
    }

    /** Leaves the chain to a policy; without chain and policy it is a monotonic one. */
    public Builder chainPolicy(ChainPolicy policy) {
      chainSettings.use(policy);
      return this;
    }

    /** Picks a new chain by this policy if nIn or nOut change after the chain was given. */
    public Builder resizePolicy(ChainPolicy policy) {
      chainSettings.useOnResize(policy);
      return this;
    }

    /** Accepts a chain larger than the layer: extra inputs are zeros, extra outputs dropped. */
    public Builder allowPadding(boolean allowPadding) {
      chainSettings.setAllowPadding(allowPadding);
      return this;
    }

    /** Whether to add a bias; default true. */
    public Builder hasBias(boolean hasBias) {
      this.hasBias = hasBias;
      return this;
    }

    @Override
    public DeButDense build() {
      return new DeButDense(this);
    }
  }
}
