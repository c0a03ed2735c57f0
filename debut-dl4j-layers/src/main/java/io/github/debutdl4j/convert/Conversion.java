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

import io.github.debutdl4j.convert.internal.kind.ChainAssignment;
import io.github.debutdl4j.convert.internal.kind.LinearLayer;
import io.github.debutdl4j.convert.internal.loss.LossBudget;
import io.github.debutdl4j.convert.internal.loss.LossMeter;
import io.github.debutdl4j.convert.internal.surgery.LayerSite;
import io.github.debutdl4j.convert.internal.surgery.NetworkSurgery;
import io.github.debutdl4j.convert.internal.surgery.Replacement;
import io.github.debutdl4j.convert.internal.surgery.VertexParameters;
import io.github.debutdl4j.factorize.Factorization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * One conversion of one network: sorts its layers, chooses chains, fits factors, and builds the new
 * network.
 *
 * @param <N> the kind of network
 */
final class Conversion<N extends Model> {

  /** Most multiplications for measuring losses. */
  private static final double MOST_WORK = 4e11;

  private static final int FEWEST_EXAMPLES = 16;

  private final Supplier<NetworkSurgery<N>> surgeries;
  private final NetworkSurgery<N> surgery;
  private final ConvertOptions options;
  private final LayerCensus census;

  /**
   * @param surgeries a new operation on the source network for each call
   */
  Conversion(Supplier<NetworkSurgery<N>> surgeries, ConvertOptions options) {
    this.surgeries = surgeries;
    this.surgery = surgeries.get();
    this.options = options;
    this.census = LayerCensus.of(surgery.sites());
    if (census.convertible().isEmpty()
        && census.leftAlone().values().stream()
            .allMatch(row -> row.outcome() == LayerReport.Outcome.NOT_LINEAR)) {
      throw new ConversionException("the network has no linear layer to convert; " + inventory());
    }
  }

  /** The report of a conversion, without making a network. */
  ConversionReport plan() {
    return report(fits());
  }

  ConversionResult<N> run() {
    List<LayerFit> fits = fits();
    bySite(fits).forEach((site, ofSite) -> surgery.replace(site, replacement(ofSite)));
    return new ConversionResult<>(surgery.finish(), report(fits));
  }

  /** Parameters of the smallest result. */
  long fewestParameters() {
    long fewest = sourceParameters();
    for (LinearLayer<?> layer : census.convertible()) {
      LayerChoice choice = options.choiceFor(LayerDescription.of(layer));
      fewest += ConversionCheck.smallestPlan(layer, choice) - layer.parameterCount();
    }
    return fewest;
  }

  /** Looks for faults; examples that can be read only once are left for the conversion. */
  void check() {
    boolean again =
        options.calibration().filter(data -> data.examples().resetSupported()).isPresent();
    checked(again).ifPresent(Calibration::end);
  }

  private List<LayerFit> fits() {
    Optional<Calibration> calibration = checked(true).map(Calibration::complete);
    LayerFitting fitting =
        new LayerFitting(options, layer -> calibration.flatMap(begun -> begun.of(layer)));
    List<LayerPlan> plans =
        new ChainChooser(options, fitting, calibration.flatMap(seen -> lossMeter(seen, fitting)))
            .choose(census.convertible(), sourceParameters());
    Set<LayerSite> converted =
        plans.stream()
            .filter(plan -> plan.chain().isPresent())
            .map(plan -> plan.layer().site())
            .collect(Collectors.toSet());
    List<LayerPlan> chosen = new ArrayList<>();
    for (LayerPlan plan : plans) {
      LayerSite site = plan.layer().site();
      if (converted.contains(site)) {
        chosen.add(plan.orAsOneFactor());
      } else {
        census
            .leftAlone()
            .put(site, LayerReport.leftAlone(site, LayerReport.Outcome.LEFT_DENSE, plan.reason()));
      }
    }
    return new LayerTasks(options)
        .forEach("factorize", chosen, LayerPlan::layer, plan -> fit(plan, fitting));
  }

  /**
   * Measures losses on some of the calibration examples, if that is wanted and not too much work.
   */
  private Optional<LossMeter<?>> lossMeter(Calibration seen, LayerFitting fitting) {
    if (options.errorCost() != ConvertOptions.ErrorCost.LOSS) {
      return Optional.empty();
    }
    double measurements = LossBudget.mostMeasurements(census.convertible().size());
    double most = MOST_WORK / measurements / seen.workOfAnExample();
    List<MultiDataSet> examples = seen.examples(most);
    long count = examples.stream().mapToLong(some -> some.getFeatures(0).size(0)).sum();
    return count < FEWEST_EXAMPLES
        ? Optional.empty()
        : Optional.of(
            new LossMeter<>(surgeries, fitting::factorizeShortly, this::assignment, examples));
  }

  private ChainAssignment assignment(LinearLayer<?> layer, Factorization factors) {
    return new LayerFit(LayerPlan.convert(layer, factors), factors, options.columnOrder())
        .assignment(surgery.iterations());
  }

  private static Map<LayerSite, List<LayerFit>> bySite(List<LayerFit> fits) {
    Map<LayerSite, List<LayerFit>> sites = new LinkedHashMap<>();
    fits.forEach(
        fit -> sites.computeIfAbsent(fit.layer().site(), site -> new ArrayList<>()).add(fit));
    return sites;
  }

  private Replacement replacement(List<LayerFit> ofSite) {
    Map<LinearLayer<?>, ChainAssignment> chains = new LinkedHashMap<>();
    ofSite.forEach(fit -> chains.put(fit.layer(), fit.assignment(surgery.iterations())));
    return LinearLayer.replacement(chains);
  }

  private LayerFit fit(LayerPlan plan, LayerFitting fitting) {
    Factorization factors =
        plan.fit().orElseGet(() -> fitting.factorize(plan.layer(), plan.chain().orElseThrow()));
    return new LayerFit(plan, factors, options.columnOrder());
  }

  /** Looks for faults of all kinds, and begins the calibration. */
  private Optional<Calibration> checked(boolean calibrating) {
    List<LinearLayer<?>> layers = census.convertible();
    ConversionCheck check = new ConversionCheck(options, layers);
    check.parameters(surgery.sites());
    boolean runs = calibrating && !layers.isEmpty() && !check.hasFaults();
    check.choices(sourceParameters());
    Optional<Calibration> calibration =
        options
            .calibration()
            .filter(data -> runs)
            .flatMap(
                data ->
                    check.calibration(
                        () -> Calibration.begin(surgery, layers, data, options.columnOrder())));
    if (check.hasFaults()) {
      calibration.ifPresent(Calibration::end);
    }
    check.throwIfAny();
    return calibration;
  }

  private long sourceParameters() {
    return surgery.sites().stream().mapToLong(LayerSite::parameterCount).sum()
        + surgery.otherParameters().stream().mapToLong(VertexParameters::count).sum();
  }

  private ConversionReport report(List<LayerFit> fits) {
    Map<LayerSite, List<LayerFit>> converted = bySite(fits);
    List<LayerReport> ordered = new ArrayList<>();
    for (LayerSite site : surgery.sites()) {
      converted.getOrDefault(site, List.of()).forEach(fit -> ordered.add(fit.report()));
      Optional.ofNullable(census.leftAlone().get(site)).ifPresent(ordered::add);
    }
    ordered.addAll(LayerReport.ofVertices(surgery.otherParameters()));
    return new ConversionReport(ordered);
  }

  private String inventory() {
    String found =
        surgery.sites().stream()
            .map(site -> site.name() + " (" + site.layer().getClass().getSimpleName() + ")")
            .collect(Collectors.joining(", "));
    return found.isEmpty() ? "it has no layers" : "it has " + found;
  }
}
