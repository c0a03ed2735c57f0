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
package io.github.debutdl4j.zoo.layer;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The runtime of a vertex without layer: no layer, no parameters, masks passed on. */
@SuppressWarnings(
    "overrides") // setInputs is declared twice in DL4J, with an array and with varargs
abstract class PointVertex extends BaseGraphVertex {

  private static final long serialVersionUID = 1L;

  PointVertex(ComputationGraph graph, String name, int index, DataType dataType) {
    super(graph, name, index, null, null, dataType);
  }

  @Override
  public final boolean hasLayer() {
    return false;
  }

  @Override
  public final Layer getLayer() {
    return null;
  }

  @Override
  public final void setBackpropGradientsViewArray(INDArray view) {
    if (view != null) {
      throw new IllegalArgumentException(
          "vertex \"" + getVertexName() + "\" has no parameters, so it takes no gradient view");
    }
  }

  @Override
  public final Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] maskArrays, MaskState currentMaskState, int minibatchSize) {
    return maskArrays == null || maskArrays.length == 0
        ? null
        : new Pair<>(maskArrays[0], currentMaskState);
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName()
        + "(id="
        + getVertexIndex()
        + ",name=\""
        + getVertexName()
        + "\")";
  }

  /** An array for the caller; rows in f order, each channel contiguous. */
  static INDArray result(
      LayerWorkspaceMgr workspaceMgr, ArrayType type, INDArray like, long... shape) {
    char order = shape.length == 2 ? 'f' : 'c';
    return workspaceMgr.createUninitialized(type, like.dataType(), shape, order);
  }
}
