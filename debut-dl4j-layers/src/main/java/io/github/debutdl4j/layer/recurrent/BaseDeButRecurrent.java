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

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.ChainSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the recurrent DeBut layers have in common: one chain for the input matrix, (gates*nOut) x
 * nIn, and one for the recurrent matrix, (gates*nOut) x nOut.
 */
public abstract class BaseDeButRecurrent extends BaseRecurrentLayer {

  private static final long serialVersionUID = 1L;

  private ChainSettings inputChain = new ChainSettings();
  private ChainSettings recurrentChain = new ChainSettings();

  /** For JSON. */
  protected BaseDeButRecurrent() {}

  /** Takes everything but constraints, which the outermost constructor must set last. */
  protected BaseDeButRecurrent(Builder<?> builder) {
    super(builder);
    this.inputChain = new ChainSettings(builder.inputChain);
    this.recurrentChain = new ChainSettings(builder.recurrentChain);
  }

  /** Rows of each matrix for one output: 4 in an LSTM, 1 in a simple recurrent layer. */
  abstract int gates();

  /** Parameters that tell the gates of the cell; 0 without peepholes. */
  long peepholeCount() {
    return 0;
  }

  void initialiseBias(INDArray bias) {
    bias.assign(getBiasInit());
  }

  /** The chain of the input matrix, as it is stored. */
  public ChainSettings getInputChain() {
    return inputChain;
  }

  public void setInputChain(ChainSettings inputChain) {
    this.inputChain = inputChain;
  }

  /** The chain of the recurrent matrix, as it is stored. */
  public ChainSettings getRecurrentChain() {
    return recurrentChain;
  }

  public void setRecurrentChain(ChainSettings recurrentChain) {
    this.recurrentChain = recurrentChain;
  }

  /**
   * The chain of the input matrix. A policy is resolved on the first call after the sizes are
   * known, and the configuration holds the chain from then on.
   *
   * @throws DL4JInvalidConfigException if a size is not set yet, or the chain does not fit
   */
  public DeButChain resolvedInputChain() {
    return resolve(inputChain, "input", nIn);
  }

  /** The chain of the recurrent matrix; see {@link #resolvedInputChain}. */
  public DeButChain resolvedRecurrentChain() {
    return resolve(recurrentChain, "recurrent", nOut);
  }

  private DeButChain resolve(ChainSettings settings, String matrix, long columns) {
    String layer =
        "%s '%s' (nIn = %d, nOut = %d), %s matrix"
            .formatted(getClass().getSimpleName(), getLayerName(), nIn, nOut, matrix);
    if (nIn <= 0 || nOut <= 0) {
      throw new DL4JInvalidConfigException(
          layer
              + ": the chain needs nIn and nOut, both 1 or more; set them, or give the network an"
              + " InputType that nIn follows from");
    }
    int outputs = Math.toIntExact(gates() * nOut);
    int inputs = Math.toIntExact(columns);
    return settings.resolve(layer, outputs, inputs, policy -> policy.resolve(outputs, inputs, 1));
  }

  final void resolveIfPossible() {
    if (nIn > 0 && nOut > 0) {
      int inputFactors = resolvedInputChain().length();
      nameFactors(inputFactors, resolvedRecurrentChain().length());
    }
  }

  /** Constraints on a whole matrix are moved to its factors as soon as their number is known. */
  private void nameFactors(int inputFactors, int recurrentFactors) {
    if (getConstraints() == null) {
      return;
    }
    for (LayerConstraint constraint : getConstraints()) {
      Set<String> named = new HashSet<>(constraint.getParams());
      if (named.remove(RecurrentParamInitializer.INPUT_PREFIX)) {
        named.addAll(
            RecurrentParamInitializer.keys(RecurrentParamInitializer.INPUT_PREFIX, inputFactors));
      }
      if (named.remove(RecurrentParamInitializer.RECURRENT_PREFIX)) {
        named.addAll(
            RecurrentParamInitializer.keys(
                RecurrentParamInitializer.RECURRENT_PREFIX, recurrentFactors));
      }
      constraint.setParams(named);
    }
  }

  final void addConstraints(Builder<?> builder) {
    initializeConstraints(builder);
    addConstraints(builder.getInputWeightConstraints(), RecurrentParamInitializer.INPUT_PREFIX);
    addConstraints(builder.getRecurrentConstraints(), RecurrentParamInitializer.RECURRENT_PREFIX);
    resolveIfPossible();
  }

  private void addConstraints(List<LayerConstraint> given, String matrix) {
    if (given == null) {
      return;
    }
    List<LayerConstraint> all =
        new ArrayList<>(Objects.requireNonNullElse(getConstraints(), List.of()));
    for (LayerConstraint constraint : given) {
      LayerConstraint copy = constraint.clone();
      copy.setParams(Set.of(matrix));
      all.add(copy);
    }
    setConstraints(all);
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    super.setNIn(inputType, override);
    resolveIfPossible();
  }

  @Override
  public ParamInitializer initializer() {
    return RecurrentParamInitializer.getInstance();
  }

  /** Parameters, updater state, and the gates, states and outputs of every time step. */
  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    InputType outputType = getOutputType(-1, inputType);
    long parameters = initializer().numParams(this);
    long weights = resolvedInputChain().parameters() + resolvedRecurrentChain().parameters();
    long steps = outputType.arrayElementsPerExample() * (gates() + 2L);
    return new LayerMemoryReport.Builder(getLayerName(), getClass(), inputType, outputType)
        .standardMemory(parameters, getIUpdater().stateSize(parameters))
        .workingMemory(weights, steps, 2 * weights, 3 * steps)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }

  @Override
  public BaseDeButRecurrent clone() {
    BaseDeButRecurrent copy = (BaseDeButRecurrent) super.clone();
    copy.inputChain = new ChainSettings(inputChain);
    copy.recurrentChain = new ChainSettings(recurrentChain);
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof BaseDeButRecurrent recurrent
            && super.equals(recurrent)
            && inputChain.equals(recurrent.inputChain)
            && recurrentChain.equals(recurrent.recurrentChain);
  }

  @Override
  protected boolean canEqual(Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), inputChain, recurrentChain);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName()
        + "("
        + super.toString()
        + ", input "
        + inputChain
        + ", recurrent "
        + recurrentChain
        + ")";
  }

  /** Options that both recurrent layers add to DL4J's own. */
  public abstract static class Builder<T extends Builder<T>> extends BaseRecurrentLayer.Builder<T> {

    private final ChainSettings inputChain = new ChainSettings();
    private final ChainSettings recurrentChain = new ChainSettings();

    @SuppressWarnings("unchecked")
    private T self() {
      return (T) this;
    }

    /** Gives the chain of the input matrix: (gates*nOut) x nIn. */
    public T inputChain(DeButChain chain) {
      inputChain.use(chain);
      return self();
    }

    /** Gives the chain of the recurrent matrix: (gates*nOut) x nOut. */
    public T recurrentChain(DeButChain chain) {
      recurrentChain.use(chain);
      return self();
    }

    /** Leaves both chains to a policy; without chain and policy it is a monotonic one. */
    public T chainPolicy(ChainPolicy policy) {
      inputChain.use(policy);
      recurrentChain.use(policy);
      return self();
    }

    /** Picks new chains by these policies if nIn or nOut change after the chains were given. */
    public T resizePolicies(ChainPolicy ofInput, ChainPolicy ofRecurrent) {
      inputChain.useOnResize(ofInput);
      recurrentChain.useOnResize(ofRecurrent);
      return self();
    }

    /** Accepts chains larger than the matrices: extra inputs are zeros, extra outputs dropped. */
    public T allowPadding(boolean allowPadding) {
      inputChain.setAllowPadding(allowPadding);
      recurrentChain.setAllowPadding(allowPadding);
      return self();
    }
  }
}
