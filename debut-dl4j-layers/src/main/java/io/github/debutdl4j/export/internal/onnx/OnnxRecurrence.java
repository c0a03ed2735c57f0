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
package io.github.debutdl4j.export.internal.onnx;

import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Recurrent layers as ONNX nodes; those read [steps, minibatch, features]. */
final class OnnxRecurrence {

  private static final int LSTM_GATES = 4;

  private OnnxRecurrence() {}

  static void write(Operation.Lstm lstm, OnnxStep step) {
    int size = lstm.recurrent().inputs();
    // ONNX orders gates input, output, forget, candidate; and peepholes input, output, forget.
    int[] order = {0, 2, 1, 3};
    List<Activation> functions = List.of(lstm.gate(), lstm.activation(), lstm.activation());
    float[] bias = blocks(lstm.bias(), order, size);
    Weights weights =
        new Weights(
            blocks(DenseWeights.of(lstm.input()), order, size * lstm.input().inputs()),
            blocks(DenseWeights.of(lstm.recurrent()), order, size * size),
            Arrays.copyOf(bias, 2 * bias.length),
            lstm.peepholes() == null ? null : blocks(lstm.peepholes(), new int[] {0, 2, 1}, size));
    write("LSTM", weights, LSTM_GATES, functions, lstm.reverse(), step);
  }

  static void write(Operation.SimpleRecurrence rnn, OnnxStep step) {
    Weights weights =
        new Weights(
            DenseWeights.of(rnn.input()),
            DenseWeights.of(rnn.recurrent()),
            Arrays.copyOf(rnn.bias(), 2 * rnn.bias().length),
            null);
    write("RNN", weights, 1, List.of(rnn.activation()), rnn.reverse(), step);
  }

  private record Weights(float[] input, float[] recurrent, float[] bias, float[] peepholes) {}

  private static void write(
      String operator,
      Weights weights,
      int gates,
      List<Activation> functions,
      boolean reverse,
      OnnxStep step) {
    OnnxGraph graph = step.graph();
    int features = step.inputShape().size(0);
    int size = step.output().size(0);
    long rows = (long) gates * size;
    String steps =
        step.add("Transpose", List.of(step.from()), OnnxAttribute.integers("perm", 2, 0, 1));
    String all = graph.fresh(step.name());
    List<String> inputs = new ArrayList<>();
    inputs.add(steps);
    inputs.add(graph.floats(step.name(), weights.input, 1, rows, features));
    inputs.add(graph.floats(step.name(), weights.recurrent, 1, rows, size));
    inputs.add(graph.floats(step.name(), weights.bias, 1, 2 * rows));
    if (weights.peepholes != null) {
      inputs.addAll(List.of("", "", "")); // no lengths of sequences, no first output, no first cell
      inputs.add(graph.floats(step.name(), weights.peepholes, 1, weights.peepholes.length));
    }
    graph.nodeToAll(List.of(all), operator, inputs, attributes(functions, size, reverse));
    // [steps, directions, minibatch, size]
    String squeezed = step.add("Squeeze", List.of(all, graph.integers(1)));
    step.finish("Transpose", List.of(squeezed), OnnxAttribute.integers("perm", 1, 2, 0));
  }

  private static OnnxAttribute[] attributes(List<Activation> functions, int size, boolean reverse) {
    return new OnnxAttribute[] {
      OnnxAttribute.integer("hidden_size", size),
      OnnxAttribute.text("direction", reverse ? "reverse" : "forward"),
      OnnxAttribute.texts("activations", functions.stream().map(OnnxRecurrence::operator).toList())
    };
  }

  /** ONNX Runtime 1.20 aborts on functions with parameters here, such as the hard sigmoid. */
  private static String operator(Activation function) {
    return switch (function.kind()) {
      case SIGMOID -> "Sigmoid";
      case TANH -> "Tanh";
      case RELU -> "Relu";
      case SOFTSIGN -> "Softsign";
      case SOFTPLUS -> "Softplus";
      default ->
          throw new UnsupportedOperation(
              "a recurrent layer with activation " + function.kind() + " cannot go to ONNX");
    };
  }

  private static float[] blocks(float[] all, int[] order, int size) {
    float[] result = new float[all.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(all, order[i] * size, result, i * size, size);
    }
    return result;
  }
}
