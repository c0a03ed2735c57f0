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

import io.github.debutdl4j.convert.internal.kind.LinearLayer;
import io.github.debutdl4j.convert.internal.loss.LossBudget;
import io.github.debutdl4j.convert.internal.loss.LossMeter;
import io.github.debutdl4j.factorize.Factorization;
import io.github.debutdl4j.factorize.NetworkBudget;
import io.github.debutdl4j.factorize.ScoredChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Distributes a budget of parameters over layers so that the cost of their errors is smallest. */
final class BudgetSplit {

  private final ConvertOptions options;
  private final LayerFitting fitting;
  private final Optional<LossMeter<?>> losses;
  private final LayerTasks tasks;

  /**
   * @param losses measures losses, if the budget is to be distributed by them
   */
  BudgetSplit(ConvertOptions options, LayerFitting fitting, Optional<LossMeter<?>> losses) {
    this.options = options;
    this.fitting = fitting;
    this.losses = losses;
    this.tasks = new LayerTasks(options);
  }

  /**
   * One plan for each layer.
   *
   * @param limit most parameters of the network
   * @param others parameters of the network that are not weights of these layers
   * @throws ConversionException if the smallest chains have more
   */
  List<LayerPlan> split(List<LinearLayer<?>> layers, long limit, long others) {
    List<LayerPlan> plans = new ArrayList<>();
    List<LinearLayer<?>> shrinkable = new ArrayList<>();
    long taken = others;
    for (LinearLayer<?> layer : layers) {
      if (layer.canShrink()) {
        shrinkable.add(layer);
      } else {
        plans.add(LayerPlan.asOneFactor(layer));
        taken += layer.denseWeights();
      }
    }
    plans.addAll(splitCurves(shrinkable, limit, taken));
    return plans;
  }

  private List<LayerPlan> splitCurves(List<LinearLayer<?>> layers, long limit, long taken) {
    List<NetworkBudget.Layer> curves =
        tasks.forEach("search", layers, layer -> layer, layer -> curve(layer, limit - taken));
    long smallest =
        curves.stream().mapToLong(layer -> layer.curve().points().get(0).parameters()).sum();
    if (taken + smallest > limit) {
      throw tooSmall(limit, taken, smallest);
    }
    List<ScoredChain> chains =
        NetworkBudget.distribute(curves, limit - taken, options.budgetObjective()).chains();
    return losses
        .filter(meter -> isWhole(layers))
        .map(meter -> byLoss(meter, layers, curves, limit - taken, chains))
        .orElseGet(() -> plans(layers, chains));
  }

  private static List<LayerPlan> plans(List<LinearLayer<?>> layers, List<ScoredChain> chains) {
    return IntStream.range(0, layers.size())
        .mapToObj(l -> LayerPlan.convert(layers.get(l), chains.get(l).chain()))
        .toList();
  }

  /** Whether all matrices of every layer are there, so that the layer can be replaced. */
  private static boolean isWhole(List<LinearLayer<?>> layers) {
    return layers.stream()
        .allMatch(
            layer ->
                LinearLayer.at(layer.site()).size()
                    == layers.stream().filter(other -> isAtSameSite(layer, other)).count());
  }

  private static boolean isAtSameSite(LinearLayer<?> one, LinearLayer<?> other) {
    return one.site().key().equals(other.site().key());
  }

  /**
   * The plans of a distribution that is improved by measured losses; of the given one, where the
   * loss with complete fits does not fall as it did with short ones.
   */
  private List<LayerPlan> byLoss(
      LossMeter<?> meter,
      List<LinearLayer<?>> layers,
      List<NetworkBudget.Layer> curves,
      long limit,
      List<ScoredChain> first) {
    ToDoubleFunction<List<ScoredChain>> loss =
        chains -> meter.loss(layers, chains.stream().map(ScoredChain::chain).toList());
    List<ScoredChain> improved = new LossBudget(curves, limit, loss).improve(first);
    if (improved.equals(first)) {
      return plans(layers, first);
    }
    List<Factorization> ofFirst = completeFits(plans(layers, first));
    List<Factorization> ofImproved = completeFits(plans(layers, improved));
    boolean isBetter = meter.lossOf(layers, ofImproved) < meter.lossOf(layers, ofFirst);
    List<Factorization> chosen = isBetter ? ofImproved : ofFirst;
    return IntStream.range(0, layers.size())
        .mapToObj(l -> LayerPlan.convert(layers.get(l), chosen.get(l)))
        .toList();
  }

  private List<Factorization> completeFits(List<LayerPlan> plans) {
    return tasks.forEach(
        "compare",
        plans,
        LayerPlan::layer,
        plan -> fitting.factorize(plan.layer(), plan.chain().orElseThrow()));
  }

  private NetworkBudget.Layer curve(LinearLayer<?> layer, long limit) {
    long most = Math.min(limit, layer.denseWeights() - 1);
    return NetworkBudget.Layer.of(
        layer.name(), fitting.curve(layer, Math.max(layer.fewestParameters(), most)));
  }

  private static ConversionException tooSmall(long limit, long taken, long smallest) {
    return new ConversionException(
        "a network of "
            + limit
            + " parameters is impossible: the smallest has "
            + (taken + smallest)
            + ", "
            + smallest
            + " in the smallest chains of the layers that share the budget and "
            + taken
            + " in biases and layers that do not");
  }
}
