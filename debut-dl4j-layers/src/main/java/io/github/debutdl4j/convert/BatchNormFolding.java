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
import io.github.debutdl4j.convert.internal.surgery.NetworkSurgery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Model;

/**
 * Removes batch normalisations from a network: scales the weights and shifts the bias of the linear
 * layer before each of them. The network gives the same outputs at inference.
 *
 * <p>A normalisation is folded if its only input is a dense layer or 2D convolution without
 * activation that feeds nothing else.
 */
final class BatchNormFolding {

  private final NetworkSurgery<?> surgery;

  /** Names of the normalisations that were folded, and of the layers that they were folded into. */
  private final Map<LayerSite, LayerSite> folded = new LinkedHashMap<>();

  private BatchNormFolding(NetworkSurgery<?> surgery) {
    this.surgery = surgery;
  }

  /**
   * A network without its normalisations, and how to adapt its report.
   *
   * @param network the new network
   * @param report turns the report on the new network into one on the old
   */
  record Folded<N>(N network, ReportAmendment report) {}

  /** Turns a report into another. */
  @FunctionalInterface
  interface ReportAmendment {
    ConversionReport amend(ConversionReport report);
  }

  /** Folds every normalisation that can be folded. */
  static <N extends Model> Folded<N> fold(NetworkSurgery<N> surgery) {
    BatchNormFolding folding = new BatchNormFolding(surgery);
    for (LayerSite site : surgery.sites()) {
      surgery.soleFollower(site).ifPresent(next -> folding.foldIfPossible(site, next));
    }
    return new Folded<>(surgery.finish(), folding::amend);
  }

  private void foldIfPossible(LayerSite site, LayerSite next) {
    if (next.preProcessor() != null || !surgery.canRemove(next)) {
      return;
    }
    LinearLayer.at(site).stream()
        .flatMap(linear -> linear.folded(next).stream())
        .findFirst()
        .ifPresent(
            replacement -> {
              surgery.replace(site, replacement);
              surgery.remove(next);
              folded.put(next, site);
            });
  }

  /** Takes parameter counts from the source, and adds a row for each folded normalisation. */
  private ConversionReport amend(ConversionReport report) {
    Map<String, LayerReport> rows = new HashMap<>();
    report.layers().forEach(row -> rows.put(row.name(), row));
    for (LayerSite site : surgery.sites()) {
      if (folded.containsKey(site)) {
        rows.put(site.name(), LayerReport.folded(site, folded.get(site).name()));
      } else {
        rows.computeIfPresent(
            site.name(), (name, row) -> row.withParametersBefore(site.parameterCount()));
      }
    }
    List<LayerReport> ordered = new ArrayList<>();
    surgery.sites().stream()
        .map(site -> rows.get(site.name()))
        .filter(Objects::nonNull)
        .forEach(ordered::add);
    ordered.addAll(LayerReport.ofVertices(surgery.otherParameters()));
    return new ConversionReport(ordered);
  }
}
