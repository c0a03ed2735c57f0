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
import java.util.EnumMap;
import java.util.Map;

/** Makes activation functions, in plain Java. */
public class FloatActivations {

  /**
   * Slope with which {@code x sigmoid(slope x)} approximates GELU; single precision, as in ND4J.
   */
  public static final float GELU_SLOPE = 1.702f;

  /** Makes one function. */
  private interface Maker {
    FloatActivation with(float alpha);
  }

  private static final Map<Kind, Maker> MAKERS = new EnumMap<>(Kind.class);

  static {
    MAKERS.put(Kind.IDENTITY, alpha -> new FloatIdentity());
    MAKERS.put(Kind.RELU, alpha -> new FloatRelu());
    MAKERS.put(Kind.RELU6, alpha -> new FloatRelu6());
    MAKERS.put(Kind.LEAKY_RELU, FloatLeakyRelu::new);
    MAKERS.put(Kind.HARD_TANH, alpha -> new FloatHardTanh());
    MAKERS.put(Kind.SIGMOID, alpha -> new FloatSigmoid());
    MAKERS.put(Kind.TANH, alpha -> new FloatTanh());
    MAKERS.put(Kind.SOFTPLUS, alpha -> new FloatSoftplus());
    MAKERS.put(Kind.ELU, FloatElu::new);
    MAKERS.put(Kind.GELU, alpha -> new FloatSwish(GELU_SLOPE));
    MAKERS.put(Kind.SWISH, FloatSwish::new);
  }

  /** Whether there is a kernel for a function. */
  public final boolean has(Kind kind) {
    return MAKERS.containsKey(kind);
  }

  /**
   * The kernel for a function.
   *
   * @param alpha the function's parameter, as in {@link
   *     io.github.debutdl4j.internal.network.Activation}
   * @throws IllegalArgumentException if there {@linkplain #has is none}
   */
  public FloatActivation of(Kind kind, double alpha) {
    if (!has(kind)) {
      throw new IllegalArgumentException("no kernel for the activation " + kind);
    }
    return MAKERS.get(kind).with(Elementary.toFloat(alpha));
  }
}
