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

  /** The functions, with DL4J's formulas and the usual parameter of those that have one. */
  public enum Kind {
    IDENTITY((x, alpha) -> x),
    RELU((x, alpha) -> Math.max(0, x)),
    RELU6((x, alpha) -> Math.min(6, Math.max(0, x))),
    LEAKY_RELU(0.01f, (x, alpha) -> x > 0 ? x : alpha * x),
    THRESHOLDED_RELU(1, (x, alpha) -> x > alpha ? x : 0),
    ELU(1, (x, alpha) -> x > 0 ? x : alpha * Math.expm1(x)),
    SELU((x, alpha) -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x))),
    GELU((x, alpha) -> x * sigmoid(1.702 * x)),
    GELU_TANH((x, alpha) -> geluByTanh(x)),
    SIGMOID((x, alpha) -> sigmoid(x)),
    HARD_SIGMOID((x, alpha) -> Math.min(1, Math.max(0, 0.2 * x + 0.5))),
    TANH((x, alpha) -> Math.tanh(x)),
    HARD_TANH((x, alpha) -> Math.min(1, Math.max(-1, x))),
    RATIONAL_TANH((x, alpha) -> rationalTanh(x)),
    RECTIFIED_TANH((x, alpha) -> Math.max(0, Math.tanh(x))),
    SOFTPLUS((x, alpha) -> softplus(x)),
    SOFTSIGN((x, alpha) -> x / (1 + Math.abs(x))),
    SWISH(1, (x, alpha) -> x * sigmoid(alpha * x)),
    MISH((x, alpha) -> x * Math.tanh(softplus(x))),
    CUBE((x, alpha) -> x * x * x);

    private final float usualAlpha;
    private final Formula formula;

    Kind(Formula formula) {
      this(0, formula);
    }

    Kind(float usualAlpha, Formula formula) {
      this.usualAlpha = usualAlpha;
      this.formula = formula;
    }
  }

  /** The value of a function with a parameter, in double precision. */
  private interface Formula {
    double at(double x, double alpha);
  }

  /** A function with its usual parameter. */
  public static Activation of(Kind kind) {
    return new Activation(kind, kind.usualAlpha);
  }

  /** The value at x, computed in double precision: the reference for faster ones. */
  public double at(double x) {
    return kind.formula.at(x, alpha);
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
