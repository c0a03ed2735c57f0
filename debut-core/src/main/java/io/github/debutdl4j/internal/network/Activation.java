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
package io.github.debutdl4j.internal.network;

/**
 * A function of single numbers.
 *
 * @param kind which function
 * @param alpha its parameter: slope below zero (leaky ReLU), scale (ELU), slope (swish), threshold
 *     (thresholded ReLU); 0 where the kind has none
 */
public record Activation(Kind kind, float alpha) {

  /** Constants of SELU (Klambauer et al., 2017). */
  public static final double SELU_SCALE = 1.0507009873554804934193349852946;

  public static final double SELU_ALPHA = 1.6732632423543772848170429916717;

  public static final Activation IDENTITY = of(Kind.IDENTITY);
  public static final Activation RELU = of(Kind.RELU);

  /** The functions, with the usual parameter of those that have one. */
  public enum Kind {
    IDENTITY,
    RELU,
    RELU6,
    LEAKY_RELU(0.01f),
    THRESHOLDED_RELU(1),
    ELU(1),
    SELU,
    GELU,
    GELU_TANH,
    SIGMOID,
    HARD_SIGMOID,
    TANH,
    HARD_TANH,
    RATIONAL_TANH,
    RECTIFIED_TANH,
    SOFTPLUS,
    SOFTSIGN,
    SWISH(1),
    MISH,
    CUBE;

    private final float usualAlpha;

    Kind() {
      this(0);
    }

    Kind(float usualAlpha) {
      this.usualAlpha = usualAlpha;
    }
  }

  /** A function with its usual parameter. */
  public static Activation of(Kind kind) {
    return new Activation(kind, kind.usualAlpha);
  }

  /** The value at x by DL4J's formula, in double precision: the reference for faster ones. */
  public double at(double x) {
    return switch (kind) {
      case IDENTITY -> x;
      case RELU -> Math.max(0, x);
      case RELU6 -> Math.min(6, Math.max(0, x));
      case LEAKY_RELU -> x > 0 ? x : alpha * x;
      case THRESHOLDED_RELU -> x > alpha ? x : 0;
      case ELU -> x > 0 ? x : alpha * Math.expm1(x);
      case SELU -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x));
      case GELU -> x * sigmoid(1.702 * x);
      case GELU_TANH -> geluByTanh(x);
      case SIGMOID -> sigmoid(x);
      case HARD_SIGMOID -> Math.min(1, Math.max(0, 0.2 * x + 0.5));
      case TANH -> Math.tanh(x);
      case HARD_TANH -> Math.min(1, Math.max(-1, x));
      case RATIONAL_TANH -> rationalTanh(x);
      case RECTIFIED_TANH -> Math.max(0, Math.tanh(x));
      case SOFTPLUS -> softplus(x);
      case SOFTSIGN -> x / (1 + Math.abs(x));
      case SWISH -> x * sigmoid(alpha * x);
      case MISH -> x * Math.tanh(softplus(x));
      case CUBE -> x * x * x;
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** DL4J cubes the constant as well, unlike the paper (Hendrycks and Gimpel, 2016). */
  private static double geluByTanh(double x) {
    double scaled = 0.044715 * x;
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + scaled * scaled * scaled)));
  }

  /** An approximation of 1.7159 tanh(2x/3) by polynomials. */
  private static double rationalTanh(double x) {
    double y = Math.abs(2 * x / 3);
    double approximation = 1 - 1 / (1 + y + y * y + 1.41645 * y * y * y * y);
    return 1.7159 * Math.copySign(approximation, x);
  }
}
