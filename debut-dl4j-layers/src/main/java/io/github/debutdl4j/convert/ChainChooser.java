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

import io.github.debutdl4j.chain.ChainException;
import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.convert.internal.kind.LinearLayer;
import io.github.debutdl4j.convert.internal.loss.LossMeter;
import io.github.debutdl4j.factorize.Factorization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses the chain of each linear layer by the rules of {@link ConvertOptions}. */
final class ChainChooser {

  private final ConvertOptions options;
  private final LayerFitting fitting;
  private final Optional<LossMeter<?>> losses;
  private final LayerTasks tasks;

  ChainChooser(ConvertOptions options, LayerFitting fitting, Optional<LossMeter<?>> losses) {
    this.options = options;
    this.fitting = fitting;
    this.losses = losses;
    this.tasks = new LayerTasks(options);
  }

  private record Searched(LinearLayer<?> layer, double share) {}

  /**
   * One plan for each layer, in the same order.
   *
   * @param sourceParameters parameters of the whole source network
   */
  List<LayerPlan> choose(List<LinearLayer<?>> layers, long sourceParameters) {
    Map<LinearLayer<?>, LayerPlan> plans = new HashMap<>();
    List<Searched> searched = new ArrayList<>();
    List<LinearLayer<?>> sharing = new ArrayList<>();
    for (LinearLayer<?> layer : layers) {
      LayerChoice choice = options.choiceFor(LayerDescription.of(layer));
      if (choice instanceof LayerChoice.ShareOfBudget) {
        sharing.add(layer);
      } else if (choice instanceof LayerChoice.Search search) {
        searched.add(new Searched(layer, search.share()));
      } else {
        plans.put(layer, decide(layer, choice));
      }
    }
    tasks
        .forEach("search", searched, Searched::layer, this::search)
        .forEach(plan -> plans.put(plan.layer(), plan));
    if (!sharing.isEmpty()) {
      new BudgetSplit(options, fitting, losses)
          .split(sharing, limit(sourceParameters), others(layers, plans, sourceParameters))
          .forEach(plan -> plans.put(plan.layer(), plan));
    }
    if (!layers.isEmpty() && options.budget().isPresent()) {
      checkBudget(limit(sourceParameters), others(layers, plans, sourceParameters));
    }
    return layers.stream().map(plans::get).toList();
  }

  /** Rules and policies choose without regard to the budget. */
  private static void checkBudget(long limit, long planned) {
    if (planned > limit) {
      throw new ConversionException(beyondBudget(limit, planned));
    }
  }

  /** The fault of a network that is too large although no layer's size is open. */
  static String beyondBudget(long limit, long planned) {
    return ("a network of at most %d parameters was asked for, but rules and policies leave one of"
            + " %d; give their layers smaller chains, or the network a larger budget")
        .formatted(limit, planned);
  }

  /** The plan of a layer whose choice needs no search. */
  static LayerPlan decide(LinearLayer<?> layer, LayerChoice choice) {
    if (choice instanceof LayerChoice.UseChain given) {
      return LayerPlan.convert(layer, fitting(layer, given.chain()));
    }
    if (choice instanceof LayerChoice.UsePolicy given) {
      if (!layer.canShrink()) {
        return LayerPlan.asOneFactor(layer);
      }
      DeButChain chain = resolve(layer, given.policy());
      return chain.parameters() < layer.denseWeights()
          ? LayerPlan.convert(layer, chain, given.policy())
          : LayerPlan.keep(layer, "the policy's chain has no fewer parameters than the matrix");
    }
    return LayerPlan.keep(layer, "the options keep it dense");
  }

  private LayerPlan search(Searched searched) {
    LinearLayer<?> layer = searched.layer();
    if (!layer.canShrink()) {
      return LayerPlan.asOneFactor(layer);
    }
    long share = (long) Math.floor(searched.share() * layer.denseWeights());
    long limit = Math.max(layer.fewestParameters(), share);
    Factorization best = fitting.search(layer, limit);
    return best.chain().parameters() < layer.denseWeights()
        ? LayerPlan.convert(layer, best)
        : LayerPlan.keep(layer, "no chain is as good with fewer parameters than the matrix");
  }

  private long limit(long sourceParameters) {
    return options
        .budget()
        .orElseThrow(
            () ->
                new ConversionException(
                    "layers are to share the network's budget, but there is none; set budgetShare"
                        + " or budgetParameters"))
        .of(sourceParameters);
  }

  /** Parameters of the result that are not part of the shared budget. */
  private static long others(
      List<LinearLayer<?>> layers, Map<LinearLayer<?>, LayerPlan> plans, long sourceParameters) {
    long others = sourceParameters;
    for (LinearLayer<?> layer : layers) {
      LayerPlan plan = plans.get(layer);
      others -= layer.parameterCount();
      others += plan == null ? layer.keptParameters() : plan.parameters();
    }
    return others;
  }

  private static DeButChain resolve(LinearLayer<?> layer, ChainPolicy policy) {
    try {
      return policy.resolve(layer.outputs(), layer.inputs(), layer.kernelTaps());
    } catch (ChainException e) {
      throw new ConversionException("layer '" + layer.name() + "': " + e.getMessage(), e);
    }
  }

  /** The chain, if it is at least as large as the layer's matrix. */
  private static DeButChain fitting(LinearLayer<?> layer, DeButChain chain) {
    if (chain.outputs() < layer.outputs() || chain.inputs() < layer.inputs()) {
      throw new ConversionException(
          "layer '"
              + layer.name()
              + "' multiplies by a matrix of "
              + layer.outputs()
              + " x "
              + layer.inputs()
              + " (outputs x inputs), but its chain is "
              + chain.outputs()
              + " x "
              + chain.inputs()
              + "; it must be as large, or larger for padding");
    }
    if (!layer.acceptsPadding() && chain.inputs() > layer.inputs()) {
      throw new ConversionException(
          "layer '%s' takes no padding, but its chain has %d inputs, and its matrix %d columns"
              .formatted(layer.name(), chain.inputs(), layer.inputs()));
    }
    return chain;
  }
}
