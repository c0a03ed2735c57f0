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

import io.github.debutdl4j.convert.internal.kind.LayerWrapping;
import io.github.debutdl4j.convert.internal.kind.LinearLayer;
import io.github.debutdl4j.convert.internal.kind.LinearLayerKinds;
import io.github.debutdl4j.convert.internal.surgery.LayerSite;
import io.github.debutdl4j.layer.DeButLayerConf;
import io.github.debutdl4j.layer.attention.DeButSelfAttention;
import io.github.debutdl4j.layer.recurrent.BaseDeButRecurrent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * Sorts the layers of a network into those that can be converted and those that cannot, and why.
 */
final class LayerCensus {

  private final List<LinearLayer<?>> convertible = new ArrayList<>();
  private final Map<LayerSite, LayerReport> leftAlone = new LinkedHashMap<>();

  private LayerCensus() {}

  /** Looks at every layer that has parameters. */
  static LayerCensus of(List<LayerSite> sites) {
    LayerCensus census = new LayerCensus();
    sites.stream().filter(site -> !site.parameters().isEmpty()).forEach(census::add);
    return census;
  }

  /** Layers that can be converted. */
  List<LinearLayer<?>> convertible() {
    return convertible;
  }

  /** Rows for the layers that cannot. */
  Map<LayerSite, LayerReport> leftAlone() {
    return leftAlone;
  }

  private void add(LayerSite site) {
    Layer inner = LayerWrapping.of(site.layer()).first();
    if (inner instanceof DeButLayerConf deBut) {
      leftAlone.put(site, LayerReport.alreadyDeBut(site, Optional.of(deBut.resolvedChain())));
      return;
    }
    if (inner instanceof BaseDeButRecurrent || inner instanceof DeButSelfAttention) {
      leftAlone.put(site, LayerReport.alreadyDeBut(site, Optional.empty()));
      return;
    }
    List<LinearLayer<?>> matrices = LinearLayer.at(site);
    Optional<String> obstacle =
        matrices.isEmpty()
            ? Optional.of(LinearLayerKinds.whyUnsupported(inner))
            : matrices.stream().flatMap(matrix -> matrix.obstacle().stream()).findFirst();
    if (obstacle.isEmpty()) {
      convertible.addAll(matrices);
    } else {
      LayerReport.Outcome outcome =
          LinearLayerKinds.isLinear(inner)
              ? LayerReport.Outcome.LEFT_DENSE
              : LayerReport.Outcome.NOT_LINEAR;
      leftAlone.put(site, LayerReport.leftAlone(site, outcome, obstacle.get()));
    }
  }
}
