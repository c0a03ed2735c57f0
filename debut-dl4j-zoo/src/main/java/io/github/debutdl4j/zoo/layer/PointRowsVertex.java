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

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InvalidInputTypeException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Lays point sets {@code [examples, channels, points, 1]} out as rows {@code [examples * points,
 * channels]}, so that dense layers work on each point by itself.
 */
public final class PointRowsVertex extends PointVertexConf {

  private static final long serialVersionUID = 1L;

  public PointRowsVertex() {
    super(1);
  }

  @Override
  public PointRowsVertex clone() {
    return new PointRowsVertex();
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray paramsView,
      boolean initializeParams,
      DataType networkDatatype) {
    return new PointRows(graph, name, index, networkDatatype);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... inputs)
      throws InvalidInputTypeException {
    if (!(inputs[0] instanceof InputType.InputTypeConvolutional points)) {
      throw new InvalidInputTypeException(
          "point sets are [channels, points, 1] for each example; got " + inputs[0]);
    }
    return InputType.feedForward(points.getChannels());
  }
}
