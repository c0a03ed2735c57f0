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

import io.github.debutdl4j.chain.ChainException;
import io.github.debutdl4j.chain.ChainFormat;
import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.DeButChain;
import java.io.Serializable;
import java.util.Objects;
import java.util.function.Function;
import org.deeplearning4j.exception.DL4JInvalidConfigException;

/**
 * How a layer gets its chain: given outright, or picked by a policy once the layer's sizes are
 * known.
 *
 * <p>Part of the saved configuration. The chain is stored as a row of the published format, the
 * policy in its text form.
 */
public final class ChainSettings implements Serializable {

  /** The policy of a layer that names neither chain nor policy. */
  public static final ChainPolicy DEFAULT_POLICY = ChainPolicy.monotonic(5);

  private static final long serialVersionUID = 1L;

  private String chain;
  private String policy;
  private boolean allowPadding;
  private String resizePolicy;
  private int outputs;
  private int inputs;
  private transient DeButChain parsed;

  /** Neither chain nor policy: {@link #DEFAULT_POLICY} will pick the chain. */
  public ChainSettings() {}

  /** An independent copy. */
  public ChainSettings(ChainSettings other) {
    this.chain = other.chain;
    this.policy = other.policy;
    this.allowPadding = other.allowPadding;
    this.resizePolicy = other.resizePolicy;
    this.outputs = other.outputs;
    this.inputs = other.inputs;
    this.parsed = other.parsed;
  }

  /** Row of the chain, {@code p q r s t} for each factor; null until it is known. */
  public String getChain() {
    return chain;
  }

  /** Sets the row of the chain. */
  public void setChain(String chain) {
    this.chain = chain;
    this.parsed = null;
  }

  /** Text form of the policy, null where the chain was given outright. */
  public String getPolicy() {
    return policy;
  }

  public void setPolicy(String policy) {
    this.policy = policy;
  }

  /**
   * Whether the chain may be larger than the layer. Inputs beyond the layer's are zeros then, and
   * outputs beyond the layer's are dropped. Without it the sizes must match exactly.
   */
  public boolean isAllowPadding() {
    return allowPadding;
  }

  public void setAllowPadding(boolean allowPadding) {
    this.allowPadding = allowPadding;
  }

  /**
   * Text form of the policy that picks a new chain where the layer's sizes change after its chain
   * was given outright; null where such a layer accepts no other sizes.
   */
  public String getResizePolicy() {
    return resizePolicy;
  }

  public void setResizePolicy(String resizePolicy) {
    this.resizePolicy = resizePolicy;
  }

  /** Rows of the matrix that a chain with a resize policy was given for; 0 until they are known. */
  public int getOutputs() {
    return outputs;
  }

  public void setOutputs(int outputs) {
    this.outputs = outputs;
  }

  /** Columns of the matrix that a chain with a resize policy was given for; 0 until known. */
  public int getInputs() {
    return inputs;
  }

  public void setInputs(int inputs) {
    this.inputs = inputs;
  }

  /** Picks a new chain by a policy where the sizes change after the chain was given outright. */
  public void useOnResize(ChainPolicy given) {
    resizePolicy = given.toString();
  }

  /** Gives the chain outright; a policy set before is dropped. */
  public void use(DeButChain given) {
    chain = ChainFormat.format(given);
    parsed = given;
    policy = null;
  }

  /** Leaves the chain to a policy; a chain given before is dropped. */
  public void use(ChainPolicy given) {
    policy = given.toString();
    chain = null;
    parsed = null;
  }

  /** The chain so far, null while a policy still waits for the layer's sizes. */
  DeButChain chainSoFar() {
    if (parsed == null && chain != null) {
      parsed = DeButChain.parse(chain);
    }
    return parsed;
  }

  /**
   * The chain for a layer of these sizes. A policy picks it, and picks again when the sizes have
   * changed since. A chain given outright must fit; when the sizes change afterwards, the resize
   * policy picks a new chain.
   *
   * @param layer the layer's name in errors
   * @param outputs rows of the layer's matrix
   * @param inputs columns of the layer's matrix
   * @param pick the chain that a policy picks for the layer
   */
  public DeButChain resolve(
      String layer, int outputs, int inputs, Function<ChainPolicy, DeButChain> pick) {
    if (isResized(outputs, inputs)) {
      return resize(outputs, inputs, pick);
    }
    DeButChain known = chainSoFar(layer);
    if (known != null && fits(known, outputs, inputs)) {
      if (resizePolicy != null) {
        this.outputs = outputs;
        this.inputs = inputs;
      }
      return known;
    }
    if (known != null && policy == null) {
      throw new DL4JInvalidConfigException(misfit(layer, known, outputs, inputs));
    }
    try {
      ChainPolicy rule = policy == null ? DEFAULT_POLICY : ChainPolicy.parse(policy);
      DeButChain picked = pick.apply(rule);
      policy = rule.toString();
      chain = ChainFormat.format(picked);
      parsed = picked;
      return picked;
    } catch (ChainException e) {
      throw new DL4JInvalidConfigException(layer + ": " + e.getMessage(), e);
    }
  }

  private boolean isResized(int newOutputs, int newInputs) {
    return resizePolicy != null
        && outputs > 0
        && inputs > 0
        && (outputs != newOutputs || inputs != newInputs);
  }

  private DeButChain resize(int newOutputs, int newInputs, Function<ChainPolicy, DeButChain> pick) {
    parsed = pickOnResize(pick);
    chain = ChainFormat.format(parsed);
    outputs = newOutputs;
    inputs = newInputs;
    return parsed;
  }

  /** A budget that is too small for the new sizes gives their smallest chain. */
  private DeButChain pickOnResize(Function<ChainPolicy, DeButChain> pick) {
    ChainPolicy rule = ChainPolicy.parse(resizePolicy);
    try {
      return pick.apply(rule);
    } catch (ChainException tooSmall) {
      return pick.apply(ChainPolicy.smallest());
    }
  }

  /** The chain so far; an error names the layer. */
  DeButChain chainSoFar(String layer) {
    try {
      return chainSoFar();
    } catch (ChainException e) {
      throw new DL4JInvalidConfigException(layer + ": " + e.getMessage(), e);
    }
  }

  private boolean fits(DeButChain known, int outputs, int inputs) {
    boolean larger = allowPadding && policy == null; // a policy picks chains of exact size
    return larger
        ? known.inputs() >= inputs && known.outputs() >= outputs
        : known.inputs() == inputs && known.outputs() == outputs;
  }

  private String misfit(String layer, DeButChain known, int outputs, int inputs) {
    return layer
        + ": the chain takes "
        + known.inputs()
        + " inputs and gives "
        + known.outputs()
        + " outputs, but the layer needs "
        + (allowPadding ? "at least " : "")
        + inputs
        + " inputs and "
        + (allowPadding ? "at least " : "")
        + outputs
        + " outputs"
        + (allowPadding || known.inputs() < inputs || known.outputs() < outputs
            ? ""
            : "; allowPadding(true) accepts a larger chain");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChainSettings settings
        && Objects.equals(chain, settings.chain)
        && Objects.equals(policy, settings.policy)
        && allowPadding == settings.allowPadding
        && Objects.equals(resizePolicy, settings.resizePolicy)
        && outputs == settings.outputs
        && inputs == settings.inputs;
  }

  @Override
  public int hashCode() {
    return Objects.hash(chain, policy, allowPadding, resizePolicy, outputs, inputs);
  }

  @Override
  public String toString() {
    return "ChainSettings(chain="
        + chain
        + ", policy="
        + policy
        + ", allowPadding="
        + allowPadding
        + (resizePolicy == null ? "" : ", resizePolicy=" + resizePolicy)
        + ")";
  }
}
