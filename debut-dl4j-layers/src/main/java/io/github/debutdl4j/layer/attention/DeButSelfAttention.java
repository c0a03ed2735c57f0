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
package io.github.debutdl4j.layer.attention;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.ChainSettings;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Lets every step of a time series look at all steps, through projections that are products of
 * sparse DeBut factors: use it where a {@code SelfAttentionLayer} or, with {@link
 * Builder#learnedQueries}, a {@code LearnedSelfAttentionLayer} stands.
 *
 * <p>Input [minibatch, nIn, steps], output [minibatch, nOut, steps or learned queries]. The
 * matrices of queries, keys and values are (heads*headSize) x nIn, the one of the output nOut x
 * (heads*headSize). Scores are divided by the root of headSize; masked steps get no weight. The
 * layer back-propagates its gradient, DL4J 1.0.0-M2.1 twice its own.
 *
 * <p>Source: "Attention Is All You Need" (2017), section 3.2; of the chains: "Deformable Butterfly"
 * (NeurIPS 2021), section 3.
 */
public class DeButSelfAttention extends FeedForwardLayer {

  private static final long serialVersionUID = 1L;

  private int heads = 1;
  private long headSize;
  private int learnedQueries;

  @SuppressWarnings("serial") // it is an EnumMap
  private Map<Projection, ChainSettings> chains = noChains();

  /** The matrices of the layer. */
  public enum Projection {
    QUERY("Wq"),
    KEY("Wk"),
    VALUE("Wv"),
    OUTPUT("Wo");

    private final String prefix;

    Projection(String prefix) {
      this.prefix = prefix;
    }

    /** What the keys of the factors begin with: {@code Wq0}, {@code Wq1}, ... for queries. */
    public String prefix() {
      return prefix;
    }
  }

  /** For JSON. */
  protected DeButSelfAttention() {}

  protected DeButSelfAttention(Builder builder) {
    super(builder);
    this.heads = builder.heads;
    this.headSize = builder.headSize;
    this.learnedQueries = builder.learnedQueries;
    this.chains = copy(builder.chains);
    initializeConstraints(builder);
    resolveIfPossible();
  }

  private static Map<Projection, ChainSettings> noChains() {
    Map<Projection, ChainSettings> chains = new EnumMap<>(Projection.class);
    for (Projection projection : Projection.values()) {
      chains.put(projection, new ChainSettings());
    }
    return chains;
  }

  private static Map<Projection, ChainSettings> copy(Map<Projection, ChainSettings> chains) {
    Map<Projection, ChainSettings> copy = new EnumMap<>(Projection.class);
    chains.forEach((projection, settings) -> copy.put(projection, new ChainSettings(settings)));
    return copy;
  }

  /** Attention heads. */
  public int getHeads() {
    return heads;
  }

  public void setHeads(int heads) {
    this.heads = heads;
  }

  /** Features of a head; 0 for nOut / heads. */
  public long getHeadSize() {
    return headSize;
  }

  public void setHeadSize(long headSize) {
    this.headSize = headSize;
  }

  /** Queries that are parameters; 0 if every step of the input is a query. */
  public int getLearnedQueries() {
    return learnedQueries;
  }

  public void setLearnedQueries(int learnedQueries) {
    this.learnedQueries = learnedQueries;
  }

  /** The chains as they are stored. */
  public Map<Projection, ChainSettings> getChains() {
    return chains;
  }

  public void setChains(Map<Projection, ChainSettings> chains) {
    this.chains = chains;
  }

  /** Features of one head. */
  long featuresOfHead() {
    return headSize > 0 ? headSize : nOut / heads;
  }

  int rows(Projection projection) {
    long rows = projection == Projection.OUTPUT ? nOut : heads * featuresOfHead();
    return Math.toIntExact(rows);
  }

  int columns(Projection projection) {
    long columns = projection == Projection.OUTPUT ? heads * featuresOfHead() : nIn;
    return Math.toIntExact(columns);
  }

  /**
   * The chain of a matrix. A policy is resolved on the first call after the sizes are known, and
   * the configuration holds the chain from then on.
   *
   * @throws DL4JInvalidConfigException if a size is not set yet, or the chain does not fit
   */
  public DeButChain resolvedChain(Projection projection) {
    String layer =
        "DeButSelfAttention '%s' (nIn = %d, nOut = %d, %d heads), matrix %s"
            .formatted(getLayerName(), nIn, nOut, heads, projection);
    if (nIn <= 0 || nOut <= 0 || heads <= 0 || featuresOfHead() <= 0) {
      throw new DL4JInvalidConfigException(
          layer + ": the chain needs nIn, nOut and heads, all 1 or more, and nOut >= heads");
    }
    int outputs = rows(projection);
    int inputs = columns(projection);
    return chains
        .get(projection)
        .resolve(layer, outputs, inputs, policy -> policy.resolve(outputs, inputs, 1));
  }

  private void resolveIfPossible() {
    if (nIn > 0 && nOut > 0) {
      for (Projection projection : Projection.values()) {
        resolvedChain(projection);
      }
    }
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return InputTypeUtil.getPreprocessorForInputTypeRnnLayers(
        inputType, RNNFormat.NCW, getLayerName());
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    if (nIn <= 0 || override) {
      nIn = series(inputType).getSize();
    }
    resolveIfPossible();
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    long steps = learnedQueries > 0 ? learnedQueries : series(inputType).getTimeSeriesLength();
    return InputType.recurrent(nOut, steps);
  }

  private InputType.InputTypeRecurrent series(InputType inputType) {
    if (inputType instanceof InputType.InputTypeRecurrent series) {
      return series;
    }
    throw new DL4JInvalidConfigException(
        "layer '%s' takes time series; got %s".formatted(getLayerName(), inputType));
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet("DeButSelfAttention", getLayerName(), layerIndex, nIn, nOut);
    AttentionChainLayer layer = new AttentionChainLayer(conf, networkDataType);
    layer.attach(conf, listeners, layerIndex, layerParamsView, initializeParams);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return AttentionParamInitializer.getInstance();
  }

  /** Parameters, updater state, and the projections and weights of every step. */
  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    InputType outputType = getOutputType(-1, inputType);
    long steps = Math.max(1, series(inputType).getTimeSeriesLength());
    long asked = learnedQueries > 0 ? learnedQueries : steps;
    long parameters = initializer().numParams(this);
    long values = heads * (featuresOfHead() * 2 * (steps + asked) + steps * asked);
    return new LayerMemoryReport.Builder(getLayerName(), getClass(), inputType, outputType)
        .standardMemory(parameters, getIUpdater().stateSize(parameters))
        .workingMemory(parameters, values, 2 * parameters, 3 * values)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }

  @Override
  public DeButSelfAttention clone() {
    DeButSelfAttention copy = (DeButSelfAttention) super.clone();
    copy.chains = copy(chains);
    return copy;
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof DeButSelfAttention;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof DeButSelfAttention attention
            && super.equals(attention)
            && heads == attention.heads
            && headSize == attention.headSize
            && learnedQueries == attention.learnedQueries
            && chains.equals(attention.chains);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), heads, headSize, learnedQueries, chains);
  }

  @Override
  public String toString() {
    return "DeButSelfAttention(%s, heads=%d, headSize=%d, learnedQueries=%d, %s)"
        .formatted(super.toString(), heads, headSize, learnedQueries, chains);
  }

  /** Builds a {@link DeButSelfAttention}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static class Builder extends FeedForwardLayer.Builder<Builder> {

    private int heads = 1;
    private long headSize;
    private int learnedQueries;
    private final Map<Projection, ChainSettings> chains = noChains();

    /** Attention heads; default 1. */
    public Builder heads(int heads) {
      this.heads = heads;
      return this;
    }

    /** Features of a head; default nOut / heads. */
    public Builder headSize(long headSize) {
      this.headSize = headSize;
      return this;
    }

    /** Asks this many queries, parameter {@code Q} [nIn, queries]; default 0: each step asks. */
    public Builder learnedQueries(int learnedQueries) {
      this.learnedQueries = learnedQueries;
      return this;
    }

    /** Gives the chain of a matrix. */
    public Builder chain(Projection projection, DeButChain chain) {
      chains.get(projection).use(chain);
      return this;
    }

    /** Leaves all chains to a policy; without chain and policy it is a monotonic one. */
    public Builder chainPolicy(ChainPolicy policy) {
      chains.values().forEach(settings -> settings.use(policy));
      return this;
    }

    /** Picks a new chain by this policy if sizes change after the chain was given. */
    public Builder resizePolicy(Projection projection, ChainPolicy policy) {
      chains.get(projection).useOnResize(policy);
      return this;
    }

    /** Accepts chains larger than the matrices: extra inputs are zeros, extra outputs dropped. */
    public Builder allowPadding(boolean allowPadding) {
      chains.values().forEach(settings -> settings.setAllowPadding(allowPadding));
      return this;
    }

    @Override
    public DeButSelfAttention build() {
      if (heads < 1 || headSize < 0 || learnedQueries < 0) {
        throw new DL4JInvalidConfigException(
            "heads = %d, headSize = %d, learnedQueries = %d; heads must be 1 or more, the others 0 or more"
                .formatted(heads, headSize, learnedQueries));
      }
      if (headSize == 0 && nOut % heads != 0) {
        throw new DL4JInvalidConfigException(
            "nOut = %d is not a multiple of %d heads; set headSize".formatted(nOut, heads));
      }
      return new DeButSelfAttention(this);
    }
  }
}
