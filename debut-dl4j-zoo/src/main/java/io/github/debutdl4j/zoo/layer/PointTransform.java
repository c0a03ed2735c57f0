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

import java.util.stream.IntStream;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a {@link PointTransformVertex}: one small matrix product an example. */
@SuppressWarnings(
    "overrides") // setInputs is declared twice in DL4J, with an array and with varargs
final class PointTransform extends PointVertex {

  private static final long serialVersionUID = 1L;

  PointTransform(ComputationGraph graph, String name, int index, DataType dataType) {
    super(graph, name, index, dataType);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaceMgr) {
    INDArray result = result(workspaceMgr, ArrayType.ACTIVATIONS, inputs[0], inputs[0].shape());
    SmallMatrices matrices = matrices();
    write(times(channels(inputs[0]), matrices::get, matrices), result);
    return result;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaceMgr) {
    INDArray pointEpsilon =
        result(workspaceMgr, ArrayType.ACTIVATION_GRAD, inputs[0], inputs[0].shape());
    INDArray matrixEpsilon =
        workspaceMgr.createUninitialized(
            ArrayType.ACTIVATION_GRAD, inputs[1].dataType(), inputs[1].shape(), 'c');
    SmallMatrices matrices = matrices();
    double[][] error = channels(epsilon);
    write(times(error, (e, i, j) -> matrices.get(e, j, i), matrices), pointEpsilon);
    matrixGradient(channels(inputs[0]), error, matrices).writeTo(matrixEpsilon);
    return new Pair<>(null, new INDArray[] {pointEpsilon, matrixEpsilon});
  }

  /** An entry of an example's matrix. */
  private interface Entry {
    double at(int example, int row, int column);
  }

  /** All points, each as a row vector times its example's matrix; by channels. */
  private static double[][] times(double[][] points, Entry entry, SmallMatrices matrices) {
    int size = matrices.size();
    int count = points[0].length / matrices.examples();
    double[][] result = new double[size][points[0].length];
    IntStream.range(0, size)
        .parallel()
        .forEach(
            column -> {
              for (int example = 0; example < matrices.examples(); example++) {
                for (int row = 0; row < size; row++) {
                  addMultiple(
                      entry.at(example, row, column),
                      points[row],
                      result[column],
                      example * count,
                      count);
                }
              }
            });
    return result;
  }

  private static void addMultiple(double factor, double[] from, double[] to, int first, int count) {
    for (int i = first; i < first + count; i++) {
      to[i] += factor * from[i];
    }
  }

  /** Of each example's matrix: the points before it times the errors after it. */
  private static SmallMatrices matrixGradient(
      double[][] points, double[][] error, SmallMatrices matrices) {
    int size = matrices.size();
    int count = points[0].length / matrices.examples();
    SmallMatrices gradient = SmallMatrices.zeros(matrices.examples(), size);
    IntStream.range(0, matrices.examples())
        .parallel()
        .forEach(
            example -> {
              for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                  gradient.set(
                      example,
                      row,
                      column,
                      InnerProduct.of(
                          points[row], example * count, error[column], example * count, count));
                }
              }
            });
    return gradient;
  }

  private SmallMatrices matrices() {
    return SmallMatrices.of(inputs[1], Math.toIntExact(inputs[0].size(1)));
  }

  private static double[][] channels(INDArray rows) {
    try (ChannelBlocks blocks = new ChannelBlocks(ChannelBlocks.readable(rows, rows.dataType()))) {
      return blocks.read(0, Math.toIntExact(rows.size(1)));
    }
  }

  private static void write(double[][] channels, INDArray rows) {
    try (ChannelBlocks blocks = new ChannelBlocks(rows)) {
      blocks.write(0, channels);
    }
  }
}
