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
package io.github.debutdl4j.internal.kernel.activation;

import io.github.debutdl4j.internal.network.Activation;

/** Makes activation functions, in plain Java. */
public class FloatActivations {

  /**
   * Slope with which {@code x sigmoid(slope x)} approximates GELU; single precision, as in ND4J.
   */
  public static final float GELU_SLOPE = 1.702f;

  /**
   * A function: identity, ReLU, ReLU6, leaky ReLU, hard tanh, sigmoid, tanh, softplus, ELU, GELU or
   * swish.
   *
   * @param alpha its parameter, as in {@link Activation}
   * @throws IllegalArgumentException if it is of another kind
   */
  public FloatActivation of(Activation.Kind kind, double alpha) {
    float parameter = Elementary.toFloat(alpha);
    return switch (kind) {
      case IDENTITY -> new FloatIdentity();
      case RELU -> new FloatRelu();
      case RELU6 -> new FloatRelu6();
      case LEAKY_RELU -> new FloatLeakyRelu(parameter);
      case HARD_TANH -> new FloatHardTanh();
      case SIGMOID -> new FloatSigmoid();
      case TANH -> new FloatTanh();
      case SOFTPLUS -> new FloatSoftplus();
      case ELU -> new FloatElu(parameter);
      case GELU -> new FloatSwish(GELU_SLOPE);
      case SWISH -> new FloatSwish(parameter);
      default -> throw new IllegalArgumentException("no kernel for the activation " + kind);
    };
  }
}
