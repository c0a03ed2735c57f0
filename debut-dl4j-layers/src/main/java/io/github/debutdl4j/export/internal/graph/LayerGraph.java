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
package io.github.debutdl4j.export.internal.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A graph of layers and vertices. */
final class LayerGraph implements NetworkSource {

  private final ComputationGraph network;
  private final ComputationGraphConfiguration configuration;

  LayerGraph(ComputationGraph network) {
    this.network = network;
    this.configuration = network.getConfiguration();
  }

  @Override
  public List<String> inputs() {
    return configuration.getNetworkInputs();
  }

  @Override
  public List<String> outputs() {
    return configuration.getNetworkOutputs();
  }

  @Override
  public InputReaders readersOf(String input) {
    List<InputReaders.Reader> readers = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Optional<String> next = readerOf(input);
    while (next.isPresent() && seen.add(next.get())) {
      GraphVertex vertex = vertex(next.get());
      if (vertex instanceof LayerVertex layer) {
        readers.add(
            new InputReaders.Reader(layer.getPreProcessor(), layer.getLayerConf().getLayer()));
      } else if (vertex instanceof PreprocessorVertex alone) {
        readers.add(new InputReaders.Reader(alone.getPreProcessor(), null));
      } else if (readers.isEmpty()) {
        readers.add(new InputReaders.Reader(null, null));
      }
      next = readerOf(next.get());
    }
    return new InputReaders(readers);
  }

  private Optional<String> readerOf(String name) {
    return configuration.getVertexInputs().entrySet().stream()
        .filter(entry -> entry.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public void translate(NetworkTranslation translation) {
    for (int index : network.topologicalSortOrder()) {
      String name = network.getVertices()[index].getVertexName();
      GraphVertex vertex = vertex(name);
      if (vertex == null) {
        continue; // an input
      }
      List<String> from = configuration.getVertexInputs().get(name);
      if (vertex.getClass() == LayerVertex.class) {
        LayerVertex layer = (LayerVertex) vertex;
        translation.layer(
            name,
            layer.getLayerConf().getLayer(),
            layer.getPreProcessor(),
            network.getLayer(name).paramTable(),
            from.get(0));
      } else {
        translation.vertex(name, vertex, from);
      }
    }
  }

  private GraphVertex vertex(String name) {
    GraphVertex vertex = configuration.getVertices().get(name);
    return vertex != null && vertex.getClass() == FrozenVertex.class
        ? ((FrozenVertex) vertex).getUnderlying()
        : vertex;
  }

  @Override
  public String kind() {
    return "ComputationGraph";
  }
}
