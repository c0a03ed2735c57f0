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
package io.github.debutdl4j.convert.internal.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** Surgery on a {@link ComputationGraph}: vertices keep their names and their wiring. */
public final class GraphSurgery extends NetworkSurgery<ComputationGraph> {

  private final ComputationGraph source;
  private final ComputationGraphConfiguration configuration;
  private final List<LayerSite> sites = new ArrayList<>();

  public GraphSurgery(ComputationGraph source) {
    requireInitialised(source.getVertices() != null);
    this.source = source;
    this.configuration = ConfigurationCopy.of(source.getConfiguration());
    // Computed again for the new vertices when the new graph is made.
    configuration.setTopologicalOrder(null);
    configuration.setTopologicalOrderStr(null);
    for (int index : source.topologicalSortOrder()) {
      String name = source.getVertices()[index].getVertexName();
      GraphVertex vertex = configuration.getVertices().get(name);
      recordOrigin(name, Origin.copyOf(name));
      if (vertex instanceof LayerVertex layerVertex) {
        NeuralNetConfiguration conf = layerVertex.getLayerConf();
        conf.setLayer(asRun(conf.getLayer(), source.getLayer(name)));
        sites.add(
            new LayerSite(
                name,
                name,
                conf.getLayer(),
                layerVertex.getPreProcessor(),
                source.getLayer(name).paramTable()));
      }
    }
  }

  @Override
  public List<LayerSite> sites() {
    return List.copyOf(sites);
  }

  @Override
  public int iterations() {
    return configuration.getIterationCount();
  }

  @Override
  public List<VertexParameters> otherParameters() {
    return Arrays.stream(source.getVertices())
        .filter(vertex -> !vertex.hasLayer() && !vertex.paramTable(false).isEmpty())
        .map(
            vertex ->
                new VertexParameters(
                    vertex.getVertexName(),
                    configuration.getVertices().get(vertex.getVertexName()).getClass(),
                    vertex.numParams()))
        .toList();
  }

  @Override
  public Optional<LayerSite> soleFollower(LayerSite site) {
    List<String> followers = new ArrayList<>();
    configuration
        .getVertexInputs()
        .forEach(
            (name, inputs) ->
                inputs.stream().filter(site.name()::equals).forEach(input -> followers.add(name)));
    return followers.size() == 1 && canRemove(site)
        ? sites.stream().filter(other -> other.name().equals(followers.get(0))).findFirst()
        : Optional.empty();
  }

  @Override
  public boolean canRemove(LayerSite site) {
    return !configuration.getNetworkOutputs().contains(site.name());
  }

  @Override
  public Map<LayerSite, INDArray> layerInputs(MultiDataSet examples) {
    Map<String, INDArray> activations = activations(examples);
    long minibatch = examples.getFeatures(0).size(0);
    Map<LayerSite, INDArray> inputs = new HashMap<>();
    for (LayerSite site : sites) {
      String below = configuration.getVertexInputs().get(site.name()).get(0);
      inputs.put(site, preProcessed(site, activations.get(below), minibatch));
    }
    return inputs;
  }

  @Override
  public INDArray[] outputs(ComputationGraph network, MultiDataSet examples) {
    return network.output(false, examples.getFeatures(), examples.getFeaturesMaskArrays(), null);
  }

  /** Clears the masks of the source even if the examples cannot be run. */
  private Map<String, INDArray> activations(MultiDataSet examples) {
    try {
      source.setLayerMaskArrays(examples.getFeaturesMaskArrays(), null);
      return source.feedForward(examples.getFeatures(), false);
    } finally {
      source.clearLayerMaskArrays();
    }
  }

  @Override
  public void replace(LayerSite site, Replacement replacement) {
    LayerVertex old = (LayerVertex) configuration.getVertices().get(site.name());
    replacement.layer().setLayerName(site.name());
    LayerVertex vertex =
        new LayerVertex(around(old.getLayerConf(), replacement.layer()), old.getPreProcessor());
    vertex.setOutputVertex(old.isOutputVertex());
    configuration.getVertices().put(site.name(), vertex);
    recordOrigin(site.name(), new Origin(site.key(), replacement.parameters()));
  }

  @Override
  public void remove(LayerSite site) {
    String input = configuration.getVertexInputs().remove(site.name()).get(0);
    configuration.getVertices().remove(site.name());
    configuration
        .getVertexInputs()
        .values()
        .forEach(inputs -> inputs.replaceAll(name -> name.equals(site.name()) ? input : name));
  }

  @Override
  ComputationGraph source() {
    return source;
  }

  @Override
  ComputationGraph initialise(ParameterArrays arrays) {
    long parameters =
        configuration.getVertices().values().stream().mapToLong(v -> v.numParams(true)).sum();
    ComputationGraph network = new ComputationGraph(configuration);
    network.init(arrays.create(configuration.getDataType(), parameters), false);
    return network;
  }

  @Override
  Map<String, INDArray> parameterTable(ComputationGraph network) {
    return network.paramTable();
  }

  @Override
  UpdaterState updaterState(ComputationGraph network, boolean create) {
    var updater = network.getUpdater(create);
    return updater == null
        ? null
        : UpdaterState.of(
            updater,
            vertex -> ((org.deeplearning4j.nn.graph.vertex.GraphVertex) vertex).getVertexName());
  }
}
