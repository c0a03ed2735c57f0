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
package io.github.debutdl4j.export;

import io.github.debutdl4j.internal.network.Network;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compares what an exported network computes with what DL4J computes, on examples at random. */
public final class ExportCheck {

  /** How many examples are compared. */
  public static final int EXAMPLES = 4;

  private static final long SEED = 20231115;

  private final Model network;
  private final ExportOptions options;

  /**
   * Prepares a comparison.
   *
   * @param network a {@link ComputationGraph} or {@link MultiLayerNetwork}, initialised
   * @param options that it was exported with
   */
  public ExportCheck(Model network, ExportOptions options) {
    this.network = network;
    this.options = options;
  }

  /**
   * The largest difference of an output from DL4J's, in parts of the largest output.
   *
   * @param exported gives the outputs for the inputs of {@link #EXAMPLES} examples; each array
   *     holds the examples of an input or output one after another
   */
  public double error(UnaryOperator<float[][]> exported) {
    Random random = new Random(SEED);
    List<Network.Input> inputs = DeButExporter.network(network, options).inputs();
    float[][] numbers = new float[inputs.size()][];
    INDArray[] arrays = new INDArray[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      long[] shape = shape(inputs.get(i));
      arrays[i] = Nd4j.createUninitialized(shape);
      numbers[i] = new float[(int) arrays[i].length()];
      for (int j = 0; j < numbers[i].length; j++) {
        numbers[i][j] = random.nextFloat();
      }
      arrays[i].assign(Nd4j.createFromArray(numbers[i]).reshape(shape));
      if (options.normalizer() != null) {
        options.normalizer().transform(arrays[i]);
      }
    }
    return error(outputs(arrays), exported.apply(numbers));
  }

  private static long[] shape(Network.Input input) {
    List<Integer> sizes = input.shape().sizes();
    long[] shape = new long[1 + sizes.size()];
    shape[0] = EXAMPLES;
    for (int i = 0; i < sizes.size(); i++) {
      shape[i + 1] = sizes.get(i);
    }
    return shape;
  }

  private INDArray[] outputs(INDArray[] inputs) {
    return network instanceof ComputationGraph graph
        ? graph.output(inputs)
        : new INDArray[] {((MultiLayerNetwork) network).output(inputs[0])};
  }

  private static double error(INDArray[] expected, float[][] actual) {
    double error = 0;
    for (int i = 0; i < expected.length; i++) {
      float[] numbers = expected[i].dup('c').reshape(expected[i].length()).toFloatVector();
      double largest = 0;
      double difference = 0;
      for (int j = 0; j < numbers.length; j++) {
        largest = Math.max(largest, Math.abs(numbers[j]));
        difference = Math.max(difference, Math.abs((double) numbers[j] - actual[i][j]));
      }
      error = Math.max(error, difference == 0 ? 0 : difference / largest);
    }
    return error;
  }
}
