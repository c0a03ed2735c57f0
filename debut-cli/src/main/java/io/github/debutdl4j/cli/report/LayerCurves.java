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
package io.github.debutdl4j.cli.report;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.convert.internal.kind.LinearLayer;
import io.github.debutdl4j.convert.internal.surgery.GraphSurgery;
import io.github.debutdl4j.convert.internal.surgery.MultiLayerSurgery;
import io.github.debutdl4j.convert.internal.surgery.NetworkSurgery;
import io.github.debutdl4j.factorize.DenseMatrix;
import io.github.debutdl4j.factorize.ErrorCurve;
import io.github.debutdl4j.factorize.SearchOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Computes the error curve of each linear layer of a network. */
public final class LayerCurves {

  /** Larger layers take minutes. */
  private static final long LARGEST = 1_000_000;

  private static final double LARGEST_SHARE = 0.6;

  private LayerCurves() {}

  /**
   * Curves by layer name, for layers of up to a million weights. A layer that is too small for any
   * chain of three fifths of its weights has no curve.
   */
  public static Map<String, ErrorCurve> of(AnyNetwork network) {
    Map<String, ErrorCurve> curves = new LinkedHashMap<>();
    for (LinearLayer<?> layer : LinearLayer.in(surgery(network))) {
      SearchOptions sizes = SearchOptions.share(layer.outputs(), layer.inputs(), LARGEST_SHARE);
      if (layer.denseWeights() <= LARGEST && layer.fewestParameters() <= sizes.maxParameters()) {
        DenseMatrix matrix = layer.matrix(ColumnOrder.CHANNEL_MAJOR);
        curves.put(layer.site().name(), ErrorCurve.of(matrix, sizes));
      }
    }
    return curves;
  }

  private static NetworkSurgery<?> surgery(AnyNetwork network) {
    return network.graphOrNull() != null
        ? new GraphSurgery(network.graphOrNull())
        : new MultiLayerSurgery(network.multiLayer());
  }
}
