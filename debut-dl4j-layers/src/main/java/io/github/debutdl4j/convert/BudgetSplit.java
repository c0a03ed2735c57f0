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
import io.github.debutdl4j.factorize.NetworkBudget;
import io.github.debutdl4j.factorize.ScoredChain;
import java.util.ArrayList;
import java.util.List;

/** Distributes a budget of parameters over layers so that the cost of their errors is smallest. */
final class BudgetSplit {

  private final ConvertOptions options;
  private final LayerFitting fitting;
  private final LayerTasks tasks;

  BudgetSplit(ConvertOptions options, LayerFitting fitting) {
    this.options = options;
    this.fitting = fitting;
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
      if (layer.fewestParameters() < layer.denseWeights()) {
        shrinkable.add(layer);
      } else {
        plans.add(LayerPlan.keepAsSmallest(layer));
        taken += layer.denseWeights();
      }
    }
    plans.addAll(splitCurves(shrinkable, limit, taken));
    return plans;
  }

  private List<LayerPlan> splitCurves(List<LinearLayer<?>> layers, long limit, long taken) {
    List<NetworkBudget.Layer> curves =
        tasks.forEach(
            "search", layers, layer -> layer.name(), layer -> curve(layer, limit - taken));
    long smallest =
        curves.stream().mapToLong(layer -> layer.curve().points().get(0).parameters()).sum();
    if (taken + smallest > limit) {
      throw tooSmall(limit, taken, smallest);
    }
    List<ScoredChain> chains =
        NetworkBudget.distribute(curves, limit - taken, options.budgetGoal()).chains();
    List<LayerPlan> plans = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      plans.add(LayerPlan.convert(layers.get(i), chains.get(i).chain()));
    }
    return plans;
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
