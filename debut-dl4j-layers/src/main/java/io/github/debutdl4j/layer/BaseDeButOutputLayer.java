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
import java.util.Objects;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;

/** What the configurations of DeBut output layers have in common. */
public abstract class BaseDeButOutputLayer extends BaseOutputLayer implements DeButLayerConf {

  private static final long serialVersionUID = 1L;

  private ChainSettings chainSettings = new ChainSettings();

  /** For JSON. */
  protected BaseDeButOutputLayer() {}

  /** Copies everything but constraints, which the outermost constructor must set last. */
  protected BaseDeButOutputLayer(Builder<?> builder) {
    super(builder);
    this.chainSettings = new ChainSettings(builder.chainSettings);
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
  public int kernelTaps() {
    return 1;
  }

  @Override
  public double denseFanOut() {
    return nOut;
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
  public BaseDeButOutputLayer clone() {
    BaseDeButOutputLayer copy = (BaseDeButOutputLayer) super.clone();
    copy.chainSettings = new ChainSettings(chainSettings);
    return copy;
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof BaseDeButOutputLayer;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof BaseDeButOutputLayer layer
            && super.equals(layer)
            && chainSettings.equals(layer.chainSettings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), chainSettings);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + super.toString() + ", " + chainSettings + ")";
  }

  /** Options that DeBut output layers add to DL4J's own. */
  public abstract static class Builder<T extends Builder<T>> extends BaseOutputLayer.Builder<T> {

    private final ChainSettings chainSettings = new ChainSettings();

    @SuppressWarnings("unchecked")
    private T self() {
      return (T) this;
    }

    /** Gives the chain: nOut x nIn, or larger with {@link #allowPadding}. */
    public T chain(DeButChain chain) {
      chainSettings.use(chain);
      return self();
    }

    /** Gives the chain as a row {@code p q r s t p q r s t ...}, first applied factor first. */
    public T chain(String row) {
      return chain(DeButChain.parse(row));
    }

    /** Leaves the chain to a policy; without chain and policy it is a monotonic one. */
    public T chainPolicy(ChainPolicy policy) {
      chainSettings.use(policy);
      return self();
    }

    /** Picks a new chain by this policy if nIn or nOut change after the chain was given. */
    public T resizePolicy(ChainPolicy policy) {
      chainSettings.useOnResize(policy);
      return self();
    }

    /** Accepts a chain larger than the layer: extra inputs are zeros, extra outputs dropped. */
    public T allowPadding(boolean allowPadding) {
      chainSettings.setAllowPadding(allowPadding);
      return self();
    }
  }
}
