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

import io.github.debutdl4j.internal.network.Activation;
import java.util.List;

/** Activation functions as ONNX nodes. */
final class OnnxActivations {

  private static final float HARD_SIGMOID_SLOPE = 0.2f;
  private static final double GELU_SLOPE = 1.702;
  private static final double GELU_CUBED = 0.044715;
  private static final double RATIONAL_TANH_SCALE = 1.7159;
  private static final double RATIONAL_TANH_QUARTIC = 1.41645;

  private final OnnxStep step;
  private final OnnxGraph graph;

  OnnxActivations(OnnxStep step) {
    this.step = step;
    this.graph = step.graph();
  }

  /** Writes the operation's result as a function of x. */
  void finish(Activation activation, String x) {
    float alpha = activation.alpha();
    switch (activation.kind()) {
      case IDENTITY -> end("Identity", x);
      case RELU -> end("Relu", x);
      case RELU6 -> end("Clip", x, scalar(0), scalar(6));
      case LEAKY_RELU -> step.finish("LeakyRelu", List.of(x), number("alpha", alpha));
      case THRESHOLDED_RELU -> step.finish("ThresholdedRelu", List.of(x), number("alpha", alpha));
      case ELU -> step.finish("Elu", List.of(x), number("alpha", alpha));
      case SELU ->
          step.finish(
              "Selu",
              List.of(x),
              number("alpha", (float) Activation.SELU_ALPHA),
              number("gamma", (float) Activation.SELU_SCALE));
      case SIGMOID -> end("Sigmoid", x);
      case HARD_SIGMOID ->
          step.finish("HardSigmoid", List.of(x), number("alpha", HARD_SIGMOID_SLOPE));
      case TANH -> end("Tanh", x);
      case HARD_TANH -> end("Clip", x, scalar(-1), scalar(1));
      case SOFTPLUS -> end("Softplus", x);
      case SOFTSIGN -> end("Softsign", x);
      default -> composed(activation, x);
    }
  }

  private void composed(Activation activation, String x) {
    switch (activation.kind()) {
      case RECTIFIED_TANH -> end("Relu", step.add("Tanh", List.of(x)));
      case SWISH -> end("Mul", x, sigmoid(times(x, activation.alpha())));
      case GELU -> end("Mul", x, sigmoid(times(x, GELU_SLOPE)));
      case GELU_TANH -> geluByTanh(x);
      case MISH -> end("Mul", x, step.add("Tanh", List.of(step.add("Softplus", List.of(x)))));
      case CUBE -> end("Mul", x, step.add("Mul", List.of(x, x)));
      case RATIONAL_TANH -> rationalTanh(x);
      default -> throw new IllegalStateException("no ONNX nodes for " + activation.kind());
    }
  }

  private void geluByTanh(String x) {
    String scaled = times(x, GELU_CUBED); // DL4J cubes the constant as well
    String square = step.add("Mul", List.of(scaled, scaled));
    String inner = step.add("Add", List.of(x, step.add("Mul", List.of(square, scaled))));
    String tanh = step.add("Tanh", List.of(times(inner, Math.sqrt(2 / Math.PI))));
    String sum = step.add("Add", List.of(tanh, scalar(1)));
    end("Mul", times(x, 0.5), sum);
  }

  /** {@code 1.7159 sign(x) (1 - 1/(1 + y + y^2 + 1.41645 y^4))} with {@code y = |2x/3|}. */
  private void rationalTanh(String x) {
    String y = step.add("Abs", List.of(times(x, 2.0 / 3)));
    String square = step.add("Mul", List.of(y, y));
    String quartic = times(step.add("Mul", List.of(square, square)), RATIONAL_TANH_QUARTIC);
    String sum = step.add("Sum", List.of(scalar(1), y, square, quartic));
    String part = step.add("Sub", List.of(scalar(1), step.add("Reciprocal", List.of(sum))));
    end("Mul", times(part, RATIONAL_TANH_SCALE), step.add("Sign", List.of(x)));
  }

  private String sigmoid(String x) {
    return step.add("Sigmoid", List.of(x));
  }

  private String times(String x, double factor) {
    return factor == 1 ? x : step.add("Mul", List.of(x, scalar(factor)));
  }

  private String scalar(double number) {
    return graph.scalar(number);
  }

  private static OnnxAttribute number(String name, float value) {
    return OnnxAttribute.number(name, value);
  }

  private void end(String operator, String... inputs) {
    step.finish(operator, List.of(inputs));
  }
}
