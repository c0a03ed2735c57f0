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

import io.github.debutdl4j.internal.network.Activation.Kind;

/** Makes activation functions, in plain Java. */
public class FloatActivations {

  /**
   * Slope with which {@code x sigmoid(slope x)} approximates GELU; single precision, as in ND4J.
   */
  public static final float GELU_SLOPE = 1.702f;

  /** Whether there is a kernel for a function. */
  public final boolean has(Kind kind) {
    return make(kind, 1) != null;
  }

  /**
   * The kernel for a function.
   *
   * @param alpha the function's parameter, as in {@link
   *     io.github.debutdl4j.internal.network.Activation}
   * @throws IllegalArgumentException if there {@linkplain #has is none}
   */
  public FloatActivation of(Kind kind, double alpha) {
    FloatActivation made = make(kind, Elementary.toFloat(alpha));
    if (made == null) {
      throw new IllegalArgumentException("no kernel for the activation " + kind);
    }
    return made;
  }

  private static FloatActivation make(Kind kind, float alpha) {
    return switch (kind) {
      case IDENTITY -> new FloatIdentity();
      case RELU -> new FloatRelu();
      case RELU6 -> new FloatRelu6();
      case LEAKY_RELU -> new FloatLeakyRelu(alpha);
      case HARD_TANH -> new FloatHardTanh();
      case SIGMOID -> new FloatSigmoid();
      case TANH -> new FloatTanh();
      case SOFTPLUS -> new FloatSoftplus();
      case ELU -> new FloatElu(alpha);
      case GELU -> new FloatSwish(GELU_SLOPE);
      case SWISH -> new FloatSwish(alpha);
      default -> null;
    };
  }
}
