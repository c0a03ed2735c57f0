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

/** Runs a {@link PointMaximumVertex}; of equal maxima the first takes the error. */
@SuppressWarnings(
    "overrides") // setInputs is declared twice in DL4J, with an array and with varargs
final class PointMaximum extends PointVertex {

  private static final long serialVersionUID = 1L;

  PointMaximum(ComputationGraph graph, String name, int index, DataType dataType) {
    super(graph, name, index, dataType);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaceMgr) {
    int examples = Math.toIntExact(inputs[1].size(0));
    INDArray result =
        result(workspaceMgr, ArrayType.ACTIVATIONS, inputs[0], examples, inputs[0].size(1));
    try (ChannelBlocks from = rows();
        ChannelBlocks to = new ChannelBlocks(result)) {
      from.eachGroup(
          channels(),
          (first, count) -> {
            double[][] values = from.read(first, count);
            double[][] maxima = new double[count][examples];
            for (int c = 0; c < count; c++) {
              for (int example = 0; example < examples; example++) {
                maxima[c][example] = values[c][positionOfMaximum(values[c], example, examples)];
              }
            }
            to.write(first, maxima);
          });
    }
    return result;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaceMgr) {
    int examples = Math.toIntExact(inputs[1].size(0));
    INDArray result = result(workspaceMgr, ArrayType.ACTIVATION_GRAD, inputs[0], inputs[0].shape());
    try (ChannelBlocks from = rows();
        ChannelBlocks errors =
            new ChannelBlocks(ChannelBlocks.readable(epsilon, result.dataType()));
        ChannelBlocks to = new ChannelBlocks(result)) {
      from.eachGroup(
          channels(),
          (first, count) -> {
            double[][] values = from.read(first, count);
            double[][] error = errors.read(first, count);
            double[][] spread = new double[count][from.length()];
            for (int c = 0; c < count; c++) {
              for (int example = 0; example < examples; example++) {
                spread[c][positionOfMaximum(values[c], example, examples)] = error[c][example];
              }
            }
            to.write(first, spread);
          });
    }
    INDArray none =
        workspaceMgr.create(
            ArrayType.ACTIVATION_GRAD, inputs[1].dataType(), inputs[1].shape(), 'c');
    return new Pair<>(null, new INDArray[] {result, none});
  }

  private ChannelBlocks rows() {
    return new ChannelBlocks(ChannelBlocks.readable(inputs[0], inputs[0].dataType()));
  }

  private int channels() {
    return Math.toIntExact(inputs[0].size(1));
  }

  private static int positionOfMaximum(double[] values, int example, int examples) {
    int points = values.length / examples;
    int best = example * points;
    for (int row = best + 1; row < (example + 1) * points; row++) {
      if (values[row] > values[best]) {
        best = row;
      }
    }
    return best;
  }
}
