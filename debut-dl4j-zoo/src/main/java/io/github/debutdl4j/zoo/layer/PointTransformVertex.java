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
 * Multiplies every point of an example with that example's own square matrix.
 *
 * <p>Inputs: points as rows {@code [examples * points, channels]} and matrices {@code [examples,
 * channels * channels]} (row major, as {@link SquareTransform} gives them). Output: rows again,
 * {@code y[n, j] = sum_i x[n, i] T[e, i, j]} for the points {@code n} of example {@code e}.
 */
public final class PointTransformVertex extends PointVertexConf {

  private static final long serialVersionUID = 1L;

  public PointTransformVertex() {
    super(2);
  }

  @Override
  public PointTransformVertex clone() {
    return new PointTransformVertex();
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray paramsView,
      boolean initializeParams,
      DataType networkDatatype) {
    return new PointTransform(graph, name, index, networkDatatype);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... inputs)
      throws InvalidInputTypeException {
    long channels = inputs[0].arrayElementsPerExample();
    if (inputs[1].arrayElementsPerExample() != channels * channels) {
      throw new InvalidInputTypeException(
          "points with "
              + channels
              + " channels need matrices of "
              + channels * channels
              + " numbers; got "
              + inputs[1]);
    }
    return inputs[0];
  }
}
