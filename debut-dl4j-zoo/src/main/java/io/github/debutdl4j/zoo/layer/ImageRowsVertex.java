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

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InvalidInputTypeException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Lays images {@code [examples, 1, height, width]} out as sequences {@code [examples, width,
 * height]}, so that a recurrent layer reads each image row by row from the top.
 */
public final class ImageRowsVertex extends PointVertexConf {

  private static final long serialVersionUID = 1L;

  public ImageRowsVertex() {
    super(1);
  }

  @Override
  public ImageRowsVertex clone() {
    return new ImageRowsVertex();
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray paramsView,
      boolean initializeParams,
      DataType networkDatatype) {
    return new ImageRows(graph, name, index, networkDatatype);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... inputs)
      throws InvalidInputTypeException {
    if (inputs[0] instanceof InputType.InputTypeConvolutional images && images.getChannels() == 1) {
      return InputType.recurrent(images.getWidth(), images.getHeight(), RNNFormat.NCW);
    }
    throw new InvalidInputTypeException(
        "images of one channel are [1, height, width] for each example; got " + inputs[0]);
  }
}
