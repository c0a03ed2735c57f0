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

import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.convert.internal.kind.LayerWrapping;
import io.github.debutdl4j.convert.internal.surgery.LayerSite;
import io.github.debutdl4j.convert.internal.surgery.VertexParameters;
import java.util.List;
import java.util.Optional;

/**
 * What the converter did with one layer of a network.
 *
 * @param name the layer's name
 * @param type simple class name of the source's configuration
 * @param outcome what was done
 * @param chainBefore its chain in the source, empty if it was not a DeBut layer
 * @param chainAfter its chain in the result, empty if it is not a DeBut layer
 * @param parametersBefore parameters in the source, biases included
 * @param parametersAfter parameters in the result, biases included
 * @param relativeError {@code ||W - product of the factors|| / ||W||} in the Frobenius norm; NaN
 *     where nothing was fitted
 * @param lowerBound a lower bound on the relative error of any product of this chain; NaN where not
 *     known
 * @param outputError root mean square error of the layer's outputs on the calibration data, before
 *     the activation, relative to the standard deviation of the outputs, or for a layer without
 *     bias to their root mean square; the relative error without calibration and where the outputs
 *     are the same for all examples; NaN where nothing was fitted
 * @param reason why the layer was left alone, empty if it was converted
 */
public record LayerReport(
    String name,
    String type,
    Outcome outcome,
    Optional<DeButChain> chainBefore,
    Optional<DeButChain> chainAfter,
    long parametersBefore,
    long parametersAfter,
    double relativeError,
    double lowerBound,
    double outputError,
    String reason) {

  /** What can be done with a layer. */
  public enum Outcome {
    /** A dense layer was replaced by a DeBut layer. */
    CONVERTED,
    /** The layer was a DeBut layer already. */
    ALREADY_DEBUT,
    /** A layer that multiplies by a dense matrix was left as it is. */
    LEFT_DENSE,
    /** The parameters of the layer are not the matrix of a linear map. */
    NOT_LINEAR,
    /** A batch normalisation was folded into the layer before it. */
    FOLDED
  }

  /** Rows for vertices that have parameters but are not layers. */
  static List<LayerReport> ofVertices(List<VertexParameters> vertices) {
    return vertices.stream()
        .map(
            vertex ->
                unchanged(
                    vertex.name(),
                    vertex.type().getSimpleName(),
                    Outcome.NOT_LINEAR,
                    Optional.empty(),
                    vertex.count(),
                    "vertices that are not layers are not supported"))
        .toList();
  }

  private static LayerReport unchanged(
      String name,
      String type,
      Outcome outcome,
      Optional<DeButChain> chain,
      long parameters,
      String reason) {
    return new LayerReport(
        name,
        type,
        outcome,
        chain,
        chain,
        parameters,
        parameters,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        reason);
  }

  static LayerReport leftAlone(LayerSite site, Outcome outcome, String reason) {
    return unchanged(
        site.name(), typeOf(site), outcome, Optional.empty(), site.parameterCount(), reason);
  }

  static LayerReport folded(LayerSite site, String into) {
    return new LayerReport(
        site.name(),
        site.layer().getClass().getSimpleName(),
        Outcome.FOLDED,
        Optional.empty(),
        Optional.empty(),
        site.parameterCount(),
        0,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        "folded into '" + into + "'");
  }

  LayerReport withParametersBefore(long parameters) {
    return new LayerReport(
        name,
        type,
        outcome,
        chainBefore,
        chainAfter,
        parameters,
        parametersAfter,
        relativeError,
        lowerBound,
        outputError,
        reason);
  }

  static LayerReport alreadyDeBut(LayerSite site, Optional<DeButChain> chain) {
    return unchanged(
        site.name(),
        typeOf(site),
        Outcome.ALREADY_DEBUT,
        chain,
        site.parameterCount(),
        "it is a DeBut layer already");
  }

  private static String typeOf(LayerSite site) {
    return LayerWrapping.of(site.layer()).first().getClass().getSimpleName();
  }

  /**
   * Whether the layer counts as left dense: it multiplies by a dense matrix, or by a chain of one
   * factor where a longer chain would be smaller.
   */
  public boolean countsAsDense() {
    return outcome == Outcome.LEFT_DENSE
        || chainAfter.filter(LayerReport::couldBeSmaller).isPresent();
  }

  private static boolean couldBeSmaller(DeButChain chain) {
    return chain.length() == 1
        && ChainSearch.fewestParameters(chain.outputs(), chain.inputs()) < chain.parameters();
  }
}
