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
import java.util.Set;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Layers one after another. */
final class LayerStack implements NetworkSource {

  private static final String INPUT = "input";

  private final MultiLayerNetwork network;
  private final MultiLayerConfiguration configuration;
  private final List<String> names = new ArrayList<>();

  LayerStack(MultiLayerNetwork network) {
    this.network = network;
    this.configuration = network.getLayerWiseConfigurations();
    Set<String> taken = new HashSet<>(Set.of(INPUT));
    for (int i = 0; i < network.getnLayers(); i++) {
      String given = layer(i).getLayerName();
      String name = given == null ? "layer" + i : given;
      names.add(taken.add(name) ? name : name + "#" + i);
    }
  }

  private Layer layer(int index) {
    return configuration.getConf(index).getLayer();
  }

  @Override
  public List<String> inputs() {
    return List.of(INPUT);
  }

  @Override
  public List<String> outputs() {
    return List.of(names.get(names.size() - 1));
  }

  @Override
  public InputReaders readersOf(String input) {
    List<InputReaders.Reader> readers = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      readers.add(new InputReaders.Reader(configuration.getInputPreProcess(i), layer(i)));
    }
    return new InputReaders(readers);
  }

  @Override
  public void translate(NetworkTranslation translation) {
    String input = INPUT;
    for (int i = 0; i < names.size(); i++) {
      translation.layer(
          names.get(i),
          layer(i),
          configuration.getInputPreProcess(i),
          network.getLayer(i).paramTable(),
          input);
      input = names.get(i);
    }
  }

  @Override
  public String kind() {
    return "MultiLayerNetwork";
  }
}
