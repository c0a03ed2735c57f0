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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InvalidInputTypeException;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ImageRowsVertexTest {

  private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

  private final INDArray images =
      Nd4j.arange(2 * 3 * 4).castTo(DataType.FLOAT).reshape('c', 2, 1, 3, 4);

  @Test
  void stepsAreRowsFromTheTop() {
    INDArray steps = vertex().doForward(true, NO_WORKSPACES);

    assertThat(steps.shape()).containsExactly(2, 4, 3);
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        assertThat(steps.getFloat(1, column, row)).isEqualTo(images.getFloat(1, 0, row, column));
      }
    }
  }

  @Test
  void epsilonsGoBackToTheirPixels() {
    ImageRows vertex = vertex();
    vertex.setEpsilon(vertex.doForward(true, NO_WORKSPACES).mul(2));

    INDArray back = vertex.doBackward(false, NO_WORKSPACES).getSecond()[0];

    assertThat(back).isEqualTo(images.mul(2));
  }

  @Test
  void colourImagesAreRefused() {
    ImageRowsVertex vertex = new ImageRowsVertex();

    assertThat(vertex.getOutputType(0, InputType.convolutional(3, 4, 1)))
        .isEqualTo(InputType.recurrent(4, 3));
    assertThatThrownBy(() -> vertex.getOutputType(0, InputType.convolutional(3, 4, 3)))
        .isInstanceOf(InvalidInputTypeException.class)
        .hasMessageContaining("images of one channel");
  }

  private ImageRows vertex() {
    ImageRows vertex = new ImageRows(null, "rows", 1, DataType.FLOAT);
    vertex.setInputVertices(new VertexIndices[] {new VertexIndices(0, 0)});
    vertex.setInput(0, images, NO_WORKSPACES);
    return vertex;
  }
}
