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

import java.util.List;

/**
 * What a conversion did, or would do: one row for each layer that has parameters.
 *
 * @param layers the rows, from input to output
 */
public record ConversionReport(List<LayerReport> layers) {

  public ConversionReport {
    layers = List.copyOf(layers);
  }

  /** Parameters of the source network. */
  public long parametersBefore() {
    return layers.stream().mapToLong(LayerReport::parametersBefore).sum();
  }

  /** Parameters of the converted network. */
  public long parametersAfter() {
    return layers.stream().mapToLong(LayerReport::parametersAfter).sum();
  }

  /** Parameters after the conversion as a share of those before. */
  public double share() {
    return (double) parametersAfter() / parametersBefore();
  }

  /**
   * Linear layers that are still dense. A layer that was left dense counts, and so does a chain of
   * one factor where a chain of two or more factors has fewer parameters.
   */
  public int linearLayersLeft() {
    return (int) layers.stream().filter(LayerReport::countsAsDense).count();
  }

  /** Layers that were replaced. */
  public int converted() {
    return count(LayerReport.Outcome.CONVERTED);
  }

  /** Whether every linear layer was a DeBut layer already, so that there was nothing to convert. */
  public boolean alreadyAllDeBut() {
    return converted() == 0
        && count(LayerReport.Outcome.LEFT_DENSE) == 0
        && count(LayerReport.Outcome.ALREADY_DEBUT) > 0;
  }

  /** The rows as a text table, with totals. */
  public String table() {
    return ReportTable.render(this);
  }

  @Override
  public String toString() {
    return table();
  }

  private int count(LayerReport.Outcome outcome) {
    return (int) layers.stream().filter(layer -> layer.outcome() == outcome).count();
  }
}
