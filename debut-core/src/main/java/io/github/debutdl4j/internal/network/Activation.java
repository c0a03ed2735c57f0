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

  /** The functions, with DL4J's formulas. */
  public enum Kind {
    IDENTITY,
    RELU,
    RELU6,
    LEAKY_RELU,
    THRESHOLDED_RELU,
    ELU,
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
    SWISH,
    MISH,
    CUBE
  }

  /** A function with its usual parameter. */
  public static Activation of(Kind kind) {
    switch (kind) {
      case LEAKY_RELU:
        return new Activation(kind, 0.01f);
      case ELU:
      case SWISH:
      case THRESHOLDED_RELU:
        return new Activation(kind, 1);
      default:
        return new Activation(kind, 0);
    }
  }

  /** The value at x, computed in double precision: the plain reference for faster ones. */
  public double at(double x) {
    switch (kind) {
      case IDENTITY:
        return x;
      case RELU:
        return Math.max(0, x);
      case RELU6:
        return Math.min(6, Math.max(0, x));
      case LEAKY_RELU:
        return x > 0 ? x : alpha * x;
      case THRESHOLDED_RELU:
        return x > alpha ? x : 0;
      case ELU:
        return x > 0 ? x : alpha * Math.expm1(x);
      case SELU:
        return SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x));
      case GELU:
        return x * sigmoid(1.702 * x);
      case GELU_TANH:
        // DL4J cubes the constant as well, unlike the paper (Hendrycks and Gimpel, 2016).
        double scaled = 0.044715 * x;
        return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + scaled * scaled * scaled)));
      case HARD_SIGMOID:
        return Math.min(1, Math.max(0, 0.2 * x + 0.5));
      case HARD_TANH:
        return Math.min(1, Math.max(-1, x));
      case CUBE:
        return x * x * x;
      default:
        return smooth(x);
    }
  }

  private double smooth(double x) {
    switch (kind) {
      case SIGMOID:
        return sigmoid(x);
      case TANH:
        return Math.tanh(x);
      case RATIONAL_TANH:
        return rationalTanh(x);
      case RECTIFIED_TANH:
        return Math.max(0, Math.tanh(x));
      case SOFTPLUS:
        return softplus(x);
      case SOFTSIGN:
        return x / (1 + Math.abs(x));
      case SWISH:
        return x * sigmoid(alpha * x);
      case MISH:
        return x * Math.tanh(softplus(x));
      default:
        throw new IllegalStateException("no formula for " + kind);
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** An approximation of 1.7159 tanh(2x/3) by polynomials. */
  private static double rationalTanh(double x) {
    double y = Math.abs(2 * x / 3);
    double approximation = 1 - 1 / (1 + y + y * y + 1.41645 * y * y * y * y);
    return 1.7159 * Math.copySign(approximation, x);
  }
}
