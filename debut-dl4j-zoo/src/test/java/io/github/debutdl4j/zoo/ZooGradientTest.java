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
package io.github.debutdl4j.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Central differences, in double, on one parameter of every array of every network. (DL4J's own
 * check takes every single parameter of a graph.)
 */
class ZooGradientTest {

  private static final double STEP = 1e-8;
  private static final int EXAMPLES = 12;

  static List<AllDeButModel> models() {
    return SmallInstances.all(DataType.DOUBLE, new NoOp());
  }

  @BeforeEach
  void inDouble() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void backToFloat() {
    Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
  }

  /** PointNet's transforms and their regulariser included: away from zero, where it has a kink. */
  @ParameterizedTest
  @MethodSource("models")
  void gradientsAgreeWithDifferences(AllDeButModel model) {
    ComputationGraph net = model.init();
    Nd4j.getRandom().setSeed(5);
    net.params().addi(Nd4j.randn(DataType.DOUBLE, net.params().shape()).muli(0.05));
    DataSet data = SmallInstances.examples(model, DataType.DOUBLE, EXAMPLES);
    net.setInput(0, data.getFeatures());
    net.setLabel(0, data.getLabels());
    net.computeGradientAndScore();
    Map<String, INDArray> gradients = net.gradient().gradientForVariable();

    for (Map.Entry<String, INDArray> parameter : net.paramTable().entrySet()) {
      if (isChecked(parameter.getKey())) {
        long[] middle = middleOf(parameter.getValue());
        double gradient = gradients.get(parameter.getKey()).getDouble(middle);
        assertThat(gradient / EXAMPLES)
            .as(parameter.getKey())
            .isCloseTo(difference(net, data, parameter.getValue(), middle), tolerance(gradient));
      }
    }
  }

  private static double difference(
      ComputationGraph net, DataSet data, INDArray parameter, long[] position) {
    double before = parameter.getDouble(position);
    parameter.putScalar(position, before + STEP);
    double above = net.score(data, true);
    parameter.putScalar(position, before - STEP);
    double below = net.score(data, true);
    parameter.putScalar(position, before);
    return (above - below) / (2 * STEP);
  }

  private static long[] middleOf(INDArray array) {
    return Arrays.stream(array.shape()).map(size -> size / 2).toArray();
  }

  private static Offset<Double> tolerance(double gradient) {
    return Offset.offset(1e-5 + 1e-4 * Math.abs(gradient));
  }

  /** Not running statistics, which no gradient reaches, nor blocks that repeat another. */
  private static boolean isChecked(String key) {
    return !key.matches(".*_(mean|log10stdev)|.*block[2-9].*");
  }
}
