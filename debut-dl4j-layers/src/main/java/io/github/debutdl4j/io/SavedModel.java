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
package io.github.debutdl4j.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.preprocessor.Normalizer;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;

/**
 * A network and everything else that its file holds: normaliser, preprocessor, objects that users
 * added, counts of iterations and epochs.
 *
 * <p>The value is immutable; the network and the normaliser in it are not. Entries that are not
 * changed are written back byte for byte.
 */
public final class SavedModel {

  /** Which of DL4J's two kinds of network a file holds. */
  public enum Kind {
    /** A {@link ComputationGraph}. */
    GRAPH,
    /** A {@link MultiLayerNetwork}. */
    MULTI_LAYER
  }

  private final Model network;
  private final boolean updater;
  private final Normalizer<?> normalizer;
  private final DataSetPreProcessor preProcessor;
  private final List<AddedObject> objects;

  /** Entries other than the network's own, in the order of the file. */
  private final Map<String, byte[]> entries;

  /** The parts of a file; what is null is not in it. */
  record Parts(
      Model network,
      boolean updater,
      Normalizer<?> normalizer,
      DataSetPreProcessor preProcessor,
      List<AddedObject> objects,
      Map<String, byte[]> entries) {

    Parts with(Model newNetwork) {
      return new Parts(newNetwork, updater, normalizer, preProcessor, objects, entries);
    }
  }

  SavedModel(Parts parts) {
    this.network = parts.network();
    this.updater = parts.updater();
    this.normalizer = parts.normalizer();
    this.preProcessor = parts.preProcessor();
    this.objects = List.copyOf(parts.objects());
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(parts.entries()));
  }

  /**
   * A network alone, with its updater state.
   *
   * @throws IllegalArgumentException if it is neither a ComputationGraph nor a MultiLayerNetwork
   */
  public static SavedModel of(Model network) {
    checkKind(network);
    return new SavedModel(new Parts(network, true, null, null, List.of(), Map.of()));
  }

  /** The network. */
  public Model network() {
    return network;
  }

  /** Which kind of network it is. */
  public Kind kind() {
    return network instanceof ComputationGraph ? Kind.GRAPH : Kind.MULTI_LAYER;
  }

  /**
   * The network as a graph.
   *
   * @throws IllegalStateException if it is a MultiLayerNetwork
   */
  public ComputationGraph graph() {
    if (network instanceof ComputationGraph graph) {
      return graph;
    }
    throw new IllegalStateException("the network is a MultiLayerNetwork, not a ComputationGraph");
  }

  /**
   * The network as a MultiLayerNetwork.
   *
   * @throws IllegalStateException if it is a graph
   */
  public MultiLayerNetwork multiLayerNetwork() {
    if (network instanceof MultiLayerNetwork layers) {
      return layers;
    }
    throw new IllegalStateException("the network is a ComputationGraph, not a MultiLayerNetwork");
  }

  /** The normaliser of the network's inputs, if the file has one. */
  public Optional<Normalizer<?>> normalizer() {
    return Optional.ofNullable(normalizer);
  }

  /** A preprocessor, as versions of DL4J before 0.7 stored it in place of a normaliser. */
  public Optional<DataSetPreProcessor> preProcessor() {
    return Optional.ofNullable(preProcessor);
  }

  /** Objects that users added, in the order of the file. */
  public List<AddedObject> objects() {
    return objects;
  }

  /** Whether the updater's state was in the file, and is written. */
  public boolean hasUpdater() {
    return updater;
  }

  /** Number of training steps so far. */
  public int iterationCount() {
    return network instanceof ComputationGraph graph
        ? graph.getConfiguration().getIterationCount()
        : multiLayerNetwork().getLayerWiseConfigurations().getIterationCount();
  }

  /** Number of epochs so far. */
  public int epochCount() {
    return network instanceof ComputationGraph graph
        ? graph.getConfiguration().getEpochCount()
        : multiLayerNetwork().getLayerWiseConfigurations().getEpochCount();
  }

  /**
   * The same file with another network: one that was made from this one, such as a converted one.
   * It keeps its own counts of iterations and epochs, or gets this network's where those are
   * higher.
   */
  public SavedModel withNetwork(Model newNetwork) {
    checkKind(newNetwork);
    SavedModel replaced = new SavedModel(parts().with(newNetwork));
    int iterations = Math.max(iterationCount(), replaced.iterationCount());
    int epochs = Math.max(epochCount(), replaced.epochCount());
    if (newNetwork instanceof ComputationGraph graph) {
      graph.getConfiguration().setIterationCount(iterations);
      graph.getConfiguration().setEpochCount(epochs);
    } else {
      var configuration = replaced.multiLayerNetwork().getLayerWiseConfigurations();
      configuration.setIterationCount(iterations);
      configuration.setEpochCount(epochs);
    }
    return replaced;
  }

  /** The same file with the updater's state, or without it. */
  public SavedModel withUpdater(boolean wanted) {
    return new SavedModel(new Parts(network, wanted, normalizer, preProcessor, objects, entries));
  }

  /**
   * The same file with another normaliser.
   *
   * @throws IllegalArgumentException if ND4J cannot write it
   */
  public SavedModel withNormalizer(Normalizer<?> newNormalizer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      NormalizerSerializer.getDefault().write(newNormalizer, bytes);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("the normaliser cannot be written: " + e.getMessage(), e);
    }
    Map<String, byte[]> all = new LinkedHashMap<>(entries);
    all.put(EntryNames.NORMALIZER, bytes.toByteArray());
    return new SavedModel(new Parts(network, updater, newNormalizer, preProcessor, objects, all));
  }

  /**
   * The same file with one more object; an object of the same name is replaced.
   *
   * @throws IllegalArgumentException if the name is not a plain file name, or the object cannot be
   *     serialised
   */
  public SavedModel withObject(String name, Serializable object) {
    if (!EntryNames.isPlain(name)) {
      throw new IllegalArgumentException("'" + name + "' cannot be the name of an object");
    }
    AddedObject added = AddedObject.of(name, object);
    List<AddedObject> others = new ArrayList<>(objects);
    others.removeIf(o -> o.name().equals(name));
    others.add(added);
    Map<String, byte[]> all = new LinkedHashMap<>(entries);
    all.put(EntryNames.OBJECTS + name, added.bytes());
    return new SavedModel(new Parts(network, updater, normalizer, preProcessor, others, all));
  }

  /** Entries other than the network's own, in the order of the file. */
  Map<String, byte[]> entries() {
    return entries;
  }

  private Parts parts() {
    return new Parts(network, updater, normalizer, preProcessor, objects, entries);
  }

  private static void checkKind(Model network) {
    if (!(network instanceof ComputationGraph) && !(network instanceof MultiLayerNetwork)) {
      throw new IllegalArgumentException(
          network.getClass().getName() + " is neither a ComputationGraph nor a MultiLayerNetwork");
    }
  }
}
