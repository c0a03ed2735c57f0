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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Builds a new network from an old one by replacing and removing layers; the old one is not
 * changed.
 *
 * <p>It works on a copy of the configuration made through JSON, which is what DL4J does when it
 * saves and restores a network. (The configuration's own {@code clone()} shares updaters with the
 * original, so that setting the learning rate of the copy would change the original's.) DL4J's
 * transfer learning is not used: it drops the data type, the updaters and the updater state.
 *
 * @param <N> the kind of network
 */
public abstract class NetworkSurgery<N extends Model> {

  /** Where the parameters of each layer of the new network come from, by layer key. */
  private final Map<String, Origin> origins = new HashMap<>();

  /**
   * Source of one new layer's parameters.
   *
   * @param oldKey the old layer whose parameters of the same name are copied
   * @param values parameters that have new values
   */
  record Origin(String oldKey, Map<String, INDArray> values) {

    static Origin copyOf(String oldKey) {
      return new Origin(oldKey, Map.of());
    }
  }

  /** All layers of the old network, from input to output. */
  public abstract List<LayerSite> sites();

  /** The vertices that have parameters but are not layers. */
  public List<VertexParameters> otherParameters() {
    return List.of();
  }

  /** How many training steps the old network has taken. */
  public abstract int iterations();

  /** The layer that the one at the site feeds, if it feeds that one and nothing else. */
  public abstract Optional<LayerSite> soleFollower(LayerSite site);

  /** Whether the layer at the site can be removed: it is not an output. */
  public abstract boolean canRemove(LayerSite site);

  /** The input of each layer of the old network when examples run through it. */
  public abstract Map<LayerSite, INDArray> layerInputs(MultiDataSet examples);

  /** The outputs of a network, an old or a new one, for examples. */
  public abstract INDArray[] outputs(N network, MultiDataSet examples);

  /** An activation as the layer at a site receives it, after its preprocessor. */
  static INDArray preProcessed(LayerSite site, INDArray activation, long minibatch) {
    return site.preProcessor() == null
        ? activation
        : site.preProcessor()
            .preProcess(
                activation.dup(), Math.toIntExact(minibatch), LayerWorkspaceMgr.noWorkspaces());
  }

  /** Replaces the layer at the site. */
  public abstract void replace(LayerSite site, Replacement replacement);

  /**
   * Removes the layer at the site and connects its input to what follows it. A layer with a
   * preprocessor cannot be removed.
   */
  public abstract void remove(LayerSite site);

  /** Makes the new network: parameters, updater state and counters are those of the old one. */
  public final N finish() {
    N network = initialise(this::zeros);
    Map<String, INDArray> before = parameterTable(source());
    parameterTable(network).forEach((key, values) -> fill(key, values, before));
    UpdaterStateTransfer.copy(updaterState(source(), false), updaterState(network, true), origins);
    return network;
  }

  abstract N source();

  /** Makes the network from the changed configuration without drawing random numbers. */
  abstract N initialise(ParameterArrays arrays);

  abstract Map<String, INDArray> parameterTable(N network);

  /** The updater's state, or null if there is none and none was asked for. */
  abstract UpdaterState updaterState(N network, boolean create);

  /** Makes the array that holds all parameters of a network. */
  interface ParameterArrays {
    INDArray create(DataType type, long length);
  }

  final void recordOrigin(String newKey, Origin origin) {
    origins.put(newKey, origin);
  }

  /** The configuration of one layer, like another but around a different layer. */
  static NeuralNetConfiguration around(NeuralNetConfiguration like, Layer layer) {
    NeuralNetConfiguration configuration = like.clone();
    configuration.setLayer(layer);
    // The names of the old layer's parameters: DL4J would look for a "W" that is no longer there.
    configuration.clearVariables();
    return configuration;
  }

  /** An error unless the network has been initialised. */
  static void requireInitialised(boolean initialised) {
    if (!initialised) {
      throw new SurgeryException(
          "the network has no parameters yet; call init() or restore trained ones first");
    }
  }

  /** The layer, wrapped as frozen if the running network has frozen it. */
  static Layer asRun(Layer configured, org.deeplearning4j.nn.api.Layer running) {
    return running instanceof org.deeplearning4j.nn.layers.FrozenLayer
            && !(configured instanceof FrozenLayer)
        ? new FrozenLayer(configured)
        : configured;
  }

  private INDArray zeros(DataType type, long length) {
    return length == 0 ? null : Nd4j.zeros(type, length);
  }

  private void fill(String key, INDArray values, Map<String, INDArray> before) {
    int split = key.lastIndexOf('_');
    String parameter = key.substring(split + 1);
    Origin origin = origins.get(key.substring(0, split));
    INDArray source =
        origin.values().containsKey(parameter)
            ? origin.values().get(parameter)
            : before.get(origin.oldKey() + "_" + parameter);
    values.assign(source.reshape('c', values.shape()));
  }
}
