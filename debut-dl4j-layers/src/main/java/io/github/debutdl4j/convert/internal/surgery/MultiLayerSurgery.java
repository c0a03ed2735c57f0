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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** Surgery on a {@link MultiLayerNetwork}: layers are numbered, so the list is rebuilt. */
public final class MultiLayerSurgery extends NetworkSurgery<MultiLayerNetwork> {

  private final MultiLayerNetwork source;
  private final MultiLayerConfiguration configuration;
  private final List<LayerSite> sites = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();

  /** One layer of the new network. */
  private record Slot(
      LayerSite site, NeuralNetConfiguration conf, InputPreProcessor preProcessor, Origin origin) {}

  public MultiLayerSurgery(MultiLayerNetwork source) {
    requireInitialised(source.isInitCalled());
    this.source = source;
    this.configuration = ConfigurationCopy.of(source.getLayerWiseConfigurations());
    for (int i = 0; i < source.getnLayers(); i++) {
      String key = Integer.toString(i);
      NeuralNetConfiguration conf = configuration.getConf(i);
      conf.setLayer(asRun(conf.getLayer(), source.getLayer(i)));
      InputPreProcessor preProcessor = configuration.getInputPreProcess(i);
      String given = conf.getLayer().getLayerName();
      LayerSite site =
          new LayerSite(
              key,
              given == null ? "layer" + i : given,
              conf.getLayer(),
              preProcessor,
              source.getLayer(i).paramTable());
      sites.add(site);
      slots.add(new Slot(site, conf, preProcessor, Origin.copyOf(key)));
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
  public Optional<LayerSite> soleFollower(LayerSite site) {
    int next = sites.indexOf(site) + 1;
    return next < sites.size() ? Optional.of(sites.get(next)) : Optional.empty();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // one object stands for each layer
  public boolean canRemove(LayerSite site) {
    return site != sites.get(sites.size() - 1);
  }

  @Override
  public Map<LayerSite, INDArray> layerInputs(MultiDataSet examples) {
    INDArray features = examples.getFeatures(0);
    List<INDArray> activations = activations(features, examples.getFeaturesMaskArray(0));
    Map<LayerSite, INDArray> inputs = new HashMap<>();
    for (int i = 0; i < sites.size(); i++) {
      inputs.put(sites.get(i), preProcessed(sites.get(i), activations.get(i), features.size(0)));
    }
    return inputs;
  }

  @Override
  public INDArray[] outputs(MultiLayerNetwork network, MultiDataSet examples) {
    INDArray mask = examples.getFeaturesMaskArray(0);
    return new INDArray[] {network.output(examples.getFeatures(0), false, mask, null)};
  }

  /** Clears the masks of the source even if the examples cannot be run. */
  private List<INDArray> activations(INDArray features, INDArray mask) {
    try {
      return source.feedForward(features, mask, null);
    } finally {
      source.clearLayerMaskArrays();
    }
  }

  @Override
  public void replace(LayerSite site, Replacement replacement) {
    int position = positionOf(site);
    NeuralNetConfiguration old = slots.get(position).conf();
    replacement.layer().setLayerName(site.name());
    slots.set(
        position,
        new Slot(
            site,
            around(old, replacement.layer()),
            site.preProcessor(),
            new Origin(site.key(), replacement.parameters())));
  }

  @Override
  public void remove(LayerSite site) {
    slots.remove(positionOf(site));
  }

  @Override
  MultiLayerNetwork source() {
    return source;
  }

  @Override
  MultiLayerNetwork initialise(ParameterArrays arrays) {
    List<NeuralNetConfiguration> confs = new ArrayList<>();
    Map<Integer, InputPreProcessor> preProcessors = new HashMap<>();
    long parameters = 0;
    for (Slot slot : slots) {
      recordOrigin(Integer.toString(confs.size()), slot.origin());
      if (slot.preProcessor() != null) {
        preProcessors.put(confs.size(), slot.preProcessor());
      }
      confs.add(slot.conf());
      parameters += slot.conf().getLayer().initializer().numParams(slot.conf());
    }
    configuration.setConfs(confs);
    configuration.setInputPreProcessors(preProcessors);
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init(arrays.create(configuration.getDataType(), parameters), false);
    return network;
  }

  @Override
  Map<String, INDArray> parameterTable(MultiLayerNetwork network) {
    return network.paramTable();
  }

  @Override
  UpdaterState updaterState(MultiLayerNetwork network, boolean create) {
    return network.getUpdater(create) instanceof BaseMultiLayerUpdater<?> updater
        ? UpdaterState.of(updater, layer -> Integer.toString(((Layer) layer).getIndex()))
        : null;
  }

  @SuppressWarnings("ReferenceEquality") // one object stands for each layer
  private int positionOf(LayerSite site) {
    for (int position = 0; position < slots.size(); position++) {
      if (slots.get(position).site() == site) {
        return position;
      }
    }
    throw new IllegalStateException("layer '" + site.name() + "' is not in this network");
  }
}
