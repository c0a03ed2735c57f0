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
package io.github.debutdl4j.benchmarks;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One layer forward and backward: its part of a training step of a network. */
final class TrainingStep {

  private final LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
  private final Layer layer;
  private final INDArray input;
  private final INDArray epsilon;

  TrainingStep(SteppedLayer which, int minibatch) {
    MultiLayerNetwork network = which.network();
    network.initGradientsView();
    layer = network.getLayer(0);
    input = which.examples(minibatch);
    epsilon = Nd4j.rand(DataType.FLOAT, layer.activate(input, true, workspaces).shape());
  }

  /** Runs it and gives back the memory of both results, as a network's workspaces would. */
  void run() {
    INDArray output = layer.activate(input, true, workspaces);
    INDArray inputEpsilon = layer.backpropGradient(epsilon, workspaces).getSecond();
    release(output);
    release(inputEpsilon);
  }

  private static void release(INDArray array) {
    if (array.closeable()) {
      array.close();
    }
  }
}
