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
import io.github.debutdl4j.convert.internal.surgery.LayerSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Looks for everything that makes a conversion impossible, before any work is done. */
final class ConversionCheck {

  private final ConvertOptions options;
  private final List<LinearLayer<?>> layers;
  private final List<String> faults = new ArrayList<>();

  /**
   * @param layers those that would be converted
   */
  ConversionCheck(ConvertOptions options, List<LinearLayer<?>> layers) {
    this.options = options;
    this.layers = layers;
  }

  /** Looks for parameters that are not finite. */
  void parameters(List<LayerSite> sites) {
    List<LayerSite> converted = layers.stream().map(LinearLayer::site).toList();
    layers.forEach(layer -> layer.nonFiniteParameter().ifPresent(faults::add));
    sites.stream()
        .filter(site -> !converted.contains(site))
        .forEach(
            site ->
                site.nonFinite()
                    .ifPresent(
                        key ->
                            faults.add(
                                "layer '%s' has a parameter '%s' that is not finite"
                                    .formatted(site.name(), key))));
  }

  /**
   * Looks for chains that do not fit and for a budget below the smallest network.
   *
   * @param sourceParameters parameters of the whole source network
   */
  void choices(long sourceParameters) {
    long smallest = sourceParameters;
    boolean open = false;
    boolean shared = false;
    for (LinearLayer<?> layer : layers) {
      LayerChoice choice = options.choiceFor(LayerDescription.of(layer));
      open |= isOpen(choice);
      shared |= choice instanceof LayerChoice.ShareOfBudget;
      try {
        smallest += smallestPlan(layer, choice) - layer.parameterCount();
      } catch (ConversionException e) {
        faults.add(e.getMessage());
        smallest -= layer.denseWeights();
      }
    }
    if (shared && options.budget().isEmpty()) {
      faults.add(
          "layers are to share the network's budget, but there is none; set budgetShare or"
              + " budgetParameters");
    }
    long limit = options.budget().map(budget -> budget.of(sourceParameters)).orElse(Long.MAX_VALUE);
    if (smallest > limit && !layers.isEmpty()) {
      faults.add(
          open
              ? "a network of %d parameters is impossible: the smallest has %d, of %d before"
                  .formatted(limit, smallest, sourceParameters)
              : ChainChooser.beyondBudget(limit, smallest));
    }
  }

  /** Whether a search is to find the layer's size. */
  private static boolean isOpen(LayerChoice choice) {
    return choice instanceof LayerChoice.Search || choice instanceof LayerChoice.ShareOfBudget;
  }

  /** Fewest parameters that a layer can have, biases included. */
  static long smallestPlan(LinearLayer<?> layer, LayerChoice choice) {
    return isOpen(choice)
        ? Math.min(layer.keptParameters() + layer.fewestParameters(), layer.parameterCount())
        : ChainChooser.decide(layer, choice).parameters();
  }

  /** Begins a calibration; empty if it cannot begin. */
  Optional<Calibration> calibration(Supplier<Calibration> begin) {
    Optional<DataType> coarse =
        layers.stream()
            .flatMap(layer -> layer.site().parameters().values().stream())
            .map(INDArray::dataType)
            .filter(type -> type != DataType.FLOAT && type != DataType.DOUBLE)
            .findFirst();
    if (coarse.isPresent()) {
      faults.add(
          "the network has parameters of type %s, which calibration needs as FLOAT or DOUBLE; convert"
                  .formatted(coarse.get())
              + " it with network.convertDataType(DataType.FLOAT), or leave out the calibration");
      return Optional.empty();
    }
    try {
      return Optional.of(begin.get());
    } catch (ConversionException e) {
      faults.add(e.getMessage());
      return Optional.empty();
    }
  }

  boolean hasFaults() {
    return !faults.isEmpty();
  }

  /**
   * Ends the checks.
   *
   * @throws ConversionException with all faults, if there are any
   */
  void throwIfAny() {
    if (hasFaults()) {
      throw new ConversionException(faults);
    }
  }
}
