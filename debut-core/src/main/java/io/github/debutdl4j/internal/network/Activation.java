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

  public static Activation of(Kind kind) {
    return new Activation(kind, 0);
  }
}
