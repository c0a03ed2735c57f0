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
import java.util.function.Function;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The state that an updater (momentum and the like) keeps for each parameter of a network.
 *
 * <p>DL4J joins neighbouring parameters of equal settings into blocks, and stores a block's state
 * as slots, each as long as the block has parameters: Adam's first moments of all, then the second
 * moments of all. This class finds the part of each slot that belongs to one parameter.
 */
public final class UpdaterState {

  private final Map<String, List<INDArray>> slots = new HashMap<>();

  private UpdaterState() {}

  /**
   * Reads the layout of an updater.
   *
   * @param keyOf the key of a layer, as in {@link LayerSite#key()}
   */
  public static UpdaterState of(
      BaseMultiLayerUpdater<?> updater, Function<Trainable, String> keyOf) {
    UpdaterState state = new UpdaterState();
    INDArray all = updater.getStateViewArray();
    if (all != null) {
      INDArray flat = all.reshape(all.length());
      updater.getUpdaterBlocks().forEach(block -> state.add(block, flat, keyOf));
    }
    return state;
  }

  /** Views of one parameter's state, one per slot; empty if it has none. */
  public List<INDArray> of(String parameterKey) {
    return slots.getOrDefault(parameterKey, List.of());
  }

  /** Every parameter that has state, as {@code layer key + "_" + parameter}. */
  Iterable<String> parameterKeys() {
    return slots.keySet();
  }

  private void add(UpdaterBlock block, INDArray flat, Function<Trainable, String> keyOf) {
    int parameters = block.getParamOffsetEnd() - block.getParamOffsetStart();
    int length = block.getUpdaterViewOffsetEnd() - block.getUpdaterViewOffsetStart();
    for (UpdaterBlock.ParamState parameter : block.getLayersAndVariablesInBlock()) {
      int offset = parameter.getParamOffsetStart() - block.getParamOffsetStart();
      int size = parameter.getParamOffsetEnd() - parameter.getParamOffsetStart();
      List<INDArray> views = new ArrayList<>();
      for (int slot = 0; slot + parameters <= length; slot += parameters) {
        int from = block.getUpdaterViewOffsetStart() + slot + offset;
        views.add(flat.get(NDArrayIndex.interval(from, from + size)));
      }
      slots.put(keyOf.apply(parameter.getLayer()) + "_" + parameter.getParamName(), views);
    }
  }
}
