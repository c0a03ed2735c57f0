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

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a {@link PointRowsVertex}: moves whole channels. */
@SuppressWarnings(
    "overrides") // setInputs is declared twice in DL4J, with an array and with varargs
final class PointRows extends PointVertex {

  private static final long serialVersionUID = 1L;

  PointRows(ComputationGraph graph, String name, int index, DataType dataType) {
    super(graph, name, index, dataType);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaceMgr) {
    INDArray sets = inputs[0];
    long rows = sets.size(0) * sets.size(2) * sets.size(3);
    INDArray result =
        result(workspaceMgr, ArrayType.ACTIVATIONS, sets, new long[] {rows, sets.size(1)});
    move(sets, result);
    return result;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaceMgr) {
    INDArray result = result(workspaceMgr, ArrayType.ACTIVATION_GRAD, inputs[0], inputs[0].shape());
    move(epsilon, result);
    return new Pair<>(null, new INDArray[] {result});
  }

  private void move(INDArray source, INDArray target) {
    try (ChannelBlocks from = new ChannelBlocks(ChannelBlocks.readable(source, target.dataType()));
        ChannelBlocks to = new ChannelBlocks(target)) {
      from.eachGroup(
          Math.toIntExact(source.size(1)),
          (first, count) -> to.write(first, from.read(first, count)));
    }
  }
}
