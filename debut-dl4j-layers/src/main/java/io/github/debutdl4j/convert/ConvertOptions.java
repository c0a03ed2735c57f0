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
package io.github.debutdl4j.convert;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.factorize.FactorizeOptions;
import io.github.debutdl4j.factorize.NetworkBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/**
 * How to convert a network: which layers to replace, how large the result may be, and how factors
 * are fitted. Immutable; start from {@link #builder()}.
 *
 * <p>Rules are tried in the order in which they were added; the first that matches a layer decides.
 * A layer without a rule gets its part of the network's budget if there is one, and otherwise the
 * default choice.
 */
public final class ConvertOptions {

  /** Number of inputs of each layer that calibration uses. */
  public static final int DEFAULT_SAMPLES = 8192;

  /** Largest share of its weights that a layer keeps by default. */
  public static final double DEFAULT_SHARE = 0.2;

  /** What the errors of a layer are taken to cost where layers share a network's budget. */
  public enum ErrorCost {
    /** The error of its weights. */
    WEIGHT,
    /** The error of its outputs on calibration data; that of its weights without such data. */
    OUTPUT,
    /**
     * What its error does to the outputs of the whole network on calibration data, measured with
     * chains in the places of all layers. As OUTPUT where there are no such data, or where the
     * measurements would take more than 400 billion multiplications.
     */
    LOSS
  }

  private final List<Function<LayerDescription, Optional<LayerChoice>>> rules;
  private final LayerChoice otherwise;
  private final NetworkSize budget;
  private final NetworkBudget.Objective budgetObjective;
  private final ErrorCost errorCost;
  private final ColumnOrder columnOrder;
  private final FactorizeOptions factorizeOptions;
  private final CalibrationData calibration;
  private final boolean padding;
  private final boolean foldBatchNorm;
  private final int threads;
  private final ConversionListener listener;

  private ConvertOptions(Builder builder) {
    this.rules = List.copyOf(builder.rules);
    this.otherwise = builder.otherwise;
    this.budget = builder.budget;
    this.budgetObjective = builder.budgetObjective;
    this.errorCost = builder.errorCost;
    this.columnOrder = builder.columnOrder;
    this.factorizeOptions = builder.factorizeOptions;
    this.calibration = builder.calibration;
    this.padding = builder.padding;
    this.foldBatchNorm = builder.foldBatchNorm;
    this.threads = builder.threads;
    this.listener = builder.listener;
  }

  /** Each layer keeps at most {@value #DEFAULT_SHARE} of its weights. */
  public static ConvertOptions defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * These options for a network of at most this number of parameters; layers that no rule matches
   * share them, as with {@link Builder#budgetParameters}.
   */
  public ConvertOptions withBudgetParameters(long parameters) {
    return new Builder(this).budgetParameters(parameters).build();
  }

  /** The choice for a layer. */
  LayerChoice choiceFor(LayerDescription layer) {
    return rules.stream().flatMap(rule -> rule.apply(layer).stream()).findFirst().orElse(otherwise);
  }

  Optional<NetworkSize> budget() {
    return Optional.ofNullable(budget);
  }

  NetworkBudget.Objective budgetObjective() {
    return budgetObjective;
  }

  ErrorCost errorCost() {
    return errorCost;
  }

  ColumnOrder columnOrder() {
    return columnOrder;
  }

  FactorizeOptions factorizeOptions() {
    return factorizeOptions;
  }

  Optional<CalibrationData> calibration() {
    return Optional.ofNullable(calibration);
  }

  boolean padding() {
    return padding;
  }

  boolean foldBatchNorm() {
    return foldBatchNorm;
  }

  int threads() {
    return threads;
  }

  ConversionListener listener() {
    return listener;
  }

  /** Builds {@link ConvertOptions}. */
  public static final class Builder {

    private final List<Function<LayerDescription, Optional<LayerChoice>>> rules = new ArrayList<>();
    private LayerChoice otherwise = LayerChoice.search(DEFAULT_SHARE);
    private NetworkSize budget;
    private NetworkBudget.Objective budgetObjective = NetworkBudget.Objective.SIGNAL;
    private ErrorCost errorCost = ErrorCost.OUTPUT;
    private ColumnOrder columnOrder = ColumnOrder.CHANNEL_MAJOR;
    private FactorizeOptions factorizeOptions = FactorizeOptions.defaults();
    private CalibrationData calibration;
    private boolean padding = true;
    private boolean foldBatchNorm;
    private int threads = Runtime.getRuntime().availableProcessors();
    private ConversionListener listener = (task, layer, done, total) -> {};

    private Builder() {}

    private Builder(ConvertOptions options) {
      rules.addAll(options.rules);
      otherwise = options.otherwise;
      budget = options.budget;
      budgetObjective = options.budgetObjective;
      errorCost = options.errorCost;
      columnOrder = options.columnOrder;
      factorizeOptions = options.factorizeOptions;
      calibration = options.calibration;
      padding = options.padding;
      foldBatchNorm = options.foldBatchNorm;
      threads = options.threads;
      listener = options.listener;
    }

    /** Decides for each layer by its description; empty leaves it to the next rule. */
    public Builder rule(Function<LayerDescription, Optional<LayerChoice>> rule) {
      rules.add(Objects.requireNonNull(rule));
      return this;
    }

    /** Decides for layers whose description passes a test. */
    public Builder rule(Predicate<LayerDescription> applies, LayerChoice choice) {
      Optional<LayerChoice> decision = Optional.of(choice);
      return rule(layer -> applies.test(layer) ? decision : Optional.empty());
    }

    /**
     * Decides for layers by name.
     *
     * @param namePattern the whole name; {@code *} stands for any text, {@code ?} for one character
     */
    public Builder rule(String namePattern, LayerChoice choice) {
      return rule(new NamePattern(namePattern), choice);
    }

    /** Gives layers whose names match the pattern a chain. */
    public Builder chain(String namePattern, DeButChain chain) {
      return rule(namePattern, LayerChoice.chain(chain));
    }

    /** Gives layers whose names match the pattern a chain, as a row {@code p q r s t ...}. */
    public Builder chain(String namePattern, String row) {
      return chain(namePattern, DeButChain.parse(row));
    }

    /** Leaves layers whose names match the pattern as they are. */
    public Builder keepDense(String namePattern) {
      return rule(namePattern, LayerChoice.keepDense());
    }

    /** Decides for layers that no rule matches. */
    public Builder otherwise(LayerChoice choice) {
      otherwise = Objects.requireNonNull(choice);
      return this;
    }

    /** Lets a policy pick the chain of layers that no rule matches. */
    public Builder policy(ChainPolicy policy) {
      return otherwise(LayerChoice.policy(policy));
    }

    /**
     * Limits the size of the whole network; layers that no rule matches share what remains. The
     * conversion fails if the rules alone exceed the limit.
     *
     * @param share most parameters of the result as a share of the source's, biases and layers left
     *     alone included; above 0, at most 1
     */
    public Builder budgetShare(double share) {
      budget = NetworkSize.share(share);
      return otherwise(LayerChoice.networkBudget());
    }

    /**
     * Limits the size of the whole network; layers that no rule matches share what remains. The
     * conversion fails if the rules alone exceed the limit.
     *
     * @param parameters most parameters of the result, biases and layers left alone included
     */
    public Builder budgetParameters(long parameters) {
      budget = NetworkSize.parameters(parameters);
      return otherwise(LayerChoice.networkBudget());
    }

    /**
     * What the distribution of the network's budget minimises where costs follow from errors of
     * weights or outputs; default the loss of signal over all layers.
     */
    public Builder budgetObjective(NetworkBudget.Objective objective) {
      budgetObjective = Objects.requireNonNull(objective);
      return this;
    }

    /** What a layer's errors are taken to cost in the distribution; default the outputs. */
    public Builder errorCost(ErrorCost cost) {
      errorCost = Objects.requireNonNull(cost);
      return this;
    }

    /** How the columns of convolution filters are numbered; default as DL4J stores them. */
    public Builder columnOrder(ColumnOrder order) {
      columnOrder = Objects.requireNonNull(order);
      return this;
    }

    /** How the factors of each layer are fitted. */
    public Builder factorize(FactorizeOptions options) {
      factorizeOptions = Objects.requireNonNull(options);
      return this;
    }

    /**
     * Runs examples through the source, fits factors so that the error of each layer's outputs on
     * them is smallest, rather than the error of its weights, and shifts biases so that mean
     * outputs stay the same. It uses {@value #DEFAULT_SAMPLES} inputs of each layer.
     *
     * @param examples minibatches as for training, preprocessed; labels are ignored
     */
    public Builder calibration(DataSetIterator examples) {
      return calibration(examples, DEFAULT_SAMPLES);
    }

    /**
     * Fits factors to the outputs of each layer on examples; see {@link
     * #calibration(DataSetIterator)}.
     *
     * @param samples number of inputs of each layer to use; a patch of an image is one input
     */
    public Builder calibration(DataSetIterator examples, int samples) {
      calibration = CalibrationData.of(examples, samples);
      return this;
    }

    /** Calibration for graphs of several inputs; see {@link #calibration(DataSetIterator)}. */
    public Builder calibration(MultiDataSetIterator examples, int samples) {
      calibration = new CalibrationData(examples, samples);
      return this;
    }

    /**
     * Whether a search may choose chains for slightly larger sizes, fed with zeros; default true.
     * They are used only where they are better, and all of their weights count.
     */
    public Builder padding(boolean allow) {
      padding = allow;
      return this;
    }

    /**
     * Folds each batch normalisation that follows a linear layer into it, for inference only: the
     * result gives the same outputs, but cannot be trained as the source was.
     */
    public Builder foldBatchNorm(boolean fold) {
      foldBatchNorm = fold;
      return this;
    }

    /**
     * Searches and fits up to this number of layers at a time; the result does not depend on it.
     */
    public Builder threads(int count) {
      if (count < 1) {
        throw new ConversionException("threads = " + count + "; expected 1 or more");
      }
      threads = count;
      return this;
    }

    /** Sets the listener that is told of each layer that is done. */
    public Builder listener(ConversionListener newListener) {
      listener = Objects.requireNonNull(newListener);
      return this;
    }

    /** Builds the options. */
    public ConvertOptions build() {
      return new ConvertOptions(this);
    }
  }
}
