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

import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;

/** Reads a DL4J network as operations. */
public final class NetworkTranslator {

  private final NetworkSource source;
  private final Map<String, Shape> shapes;
  private final DataNormalization normalizer;
  private final List<String> obstacles = new ArrayList<>();

  private NetworkTranslator(
      NetworkSource source, Map<String, Shape> shapes, DataNormalization normalizer) {
    this.source = source;
    this.shapes = shapes;
    this.normalizer = normalizer;
  }

  /** Operations, or else everything that cannot be expressed. */
  public record Result(Optional<Network> network, List<String> obstacles) {}

  /**
   * Reads a network.
   *
   * @param model a {@link ComputationGraph} or {@link MultiLayerNetwork}
   * @param shapes of inputs, by name, as far as the caller gives them; the empty name means the
   *     only input
   * @param normalizer to put before the network, or null
   */
  public static Result read(Model model, Map<String, Shape> shapes, DataNormalization normalizer) {
    NetworkSource source =
        model instanceof ComputationGraph graph
            ? new LayerGraph(graph)
            : new LayerStack((MultiLayerNetwork) model);
    return new NetworkTranslator(source, shapes, normalizer).read();
  }

  private Result read() {
    checkNames();
    NetworkTranslation translation = new NetworkTranslation();
    for (String name : source.inputs()) {
      try {
        NetworkInput input = inputOf(name);
        translation.input(
            name, input, normalizer == null ? null : InputScale.of(normalizer, input));
      } catch (UnsupportedOperation e) {
        obstacles.add("input '%s': %s".formatted(name, e.getMessage()));
      }
    }
    source.translate(translation);
    obstacles.addAll(translation.obstacles());
    return obstacles.isEmpty()
        ? new Result(Optional.of(translation.build(source.outputs(), metadata())), List.of())
        : new Result(Optional.empty(), List.copyOf(obstacles));
  }

  private Map<String, String> metadata() {
    return normalizer == null
        ? Map.of("network", source.kind())
        : Map.of("network", source.kind(), "normalizer", normalizer.getClass().getSimpleName());
  }

  private void checkNames() {
    for (String name : shapes.keySet()) {
      if (!source.inputs().contains(name) && !(name.isEmpty() && source.inputs().size() == 1)) {
        obstacles.add(
            name.isEmpty()
                ? "the network has inputs " + source.inputs() + ": name the input of the shape"
                : "there is no input '" + name + "', only " + source.inputs());
      }
    }
    if (normalizer != null && source.inputs().size() > 1) {
      obstacles.add("a normaliser goes with one input; the network has " + source.inputs());
    }
  }

  private NetworkInput inputOf(String name) {
    InputReaders readers = source.readersOf(name);
    Shape given = shapes.containsKey(name) ? shapes.get(name) : shapes.get("");
    if (given != null) {
      if (given.rank() > 3) {
        throw new UnsupportedOperation("shape " + given + " has more than three sizes");
      }
      return readers.withShape(given);
    }
    return readers.told().orElseGet(this::squareImages);
  }

  /** The only square images that fit the network; where several do, the caller must choose. */
  private NetworkInput squareImages() {
    List<NetworkInput> fitting = SquareImages.fitting(source);
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    throw new UnsupportedOperation(
        "DL4J does not keep the shape of its examples; give it, for example "
            + (fitting.isEmpty()
                ? "inputShape(3, 32, 32) for images of 3 channels"
                : SquareImages.described(fitting)));
  }
}
