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

/** Runs an {@link ImageRowsVertex}: exchanges height and width. */
@SuppressWarnings(
    "overrides") // setInputs is declared twice in DL4J, with an array and with varargs
final class ImageRows extends PointVertex {

  private static final long serialVersionUID = 1L;

  ImageRows(ComputationGraph graph, String name, int index, DataType dataType) {
    super(graph, name, index, dataType);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaceMgr) {
    INDArray images = inputs[0];
    if (images.rank() != 4 || images.size(1) != 1) {
      throw new IllegalArgumentException(
          "vertex \"%s\" takes images [examples, 1, height, width]; got %s"
              .formatted(getVertexName(), images.shapeInfoToString()));
    }
    INDArray rows =
        result(
            workspaceMgr,
            ArrayType.ACTIVATIONS,
            images,
            images.size(0),
            images.size(3),
            images.size(2));
    rows.assign(images.slice(0, 1).permute(0, 2, 1));
    return rows;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaceMgr) {
    INDArray images = result(workspaceMgr, ArrayType.ACTIVATION_GRAD, epsilon, inputs[0].shape());
    images.slice(0, 1).assign(epsilon.permute(0, 2, 1));
    return new Pair<>(null, new INDArray[] {images});
  }
}
